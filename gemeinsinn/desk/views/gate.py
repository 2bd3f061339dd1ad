"""The door of the desk: who comes in, at which desk they sit, and the frame around every page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.desk.pages import added_pages
from gemeinsinn.desk.queries.counts import CAP
from gemeinsinn.desk.queries.desks import desk_of
from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.rules import NOBODY, Desk
from gemeinsinn.desk.wording import no_desk, no_office, no_words
from gemeinsinn.placement.queries.staff import own_agencies

MAX_ID = 2**63 - 1

PAGES = (
    ("today", "sun"),
    ("needs", "list"),
    ("offers", "give"),
    ("calls", "phone"),
    ("answers", "mail"),
    ("contact:concerns", "mail"),
    ("agreements", "sign"),
    ("projects", "heart"),
    ("organisations", "home"),
    ("areas", "pin"),
    ("fair", "people"),
    ("placement:cases", "heart"),
    ("placement:figures", "chart"),
    ("guides:teams", "home"),
    ("recognition:cards", "heart"),
    ("fund:applications", "geld"),
    ("proof:grants", "check"),
    ("fund:advice", "geld"),
    ("voting:desk", "sign"),
    ("jury:juries", "people"),
    ("reporting:figures", "chart"),
    ("showcase:desk", "heart"),
    ("newsletter:desk", "mail"),
    ("delivery:desk", "people"),
    ("treasury:due", "geld"),
    ("words", "translate"),
    ("fields", "filter"),
)


View = Callable[..., HttpResponseBase]


def guarded(may: Callable[[Desk], bool], refusal: Callable[[], str]) -> Callable[[View], View]:
    """Sign-in first, then a desk that may do it; the view gets it after the request."""

    def guard(view: View) -> View:
        @never_cache
        @login_required
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            desk = desk_of(request.user, choice=request.GET.get("stelle", "")[:200])
            if not may(desk):
                raise NotAllowed(refusal())
            return view(request, desk, *args, **kwargs)

        return inner

    return guard


at_desk = guarded(lambda desk: desk.may_enter, no_desk)
at_office = guarded(lambda desk: desk.may_enter and desk.office, no_office)
at_words = guarded(lambda desk: desk.may_edit_words, no_words)


def read_key(art: str, pk: int) -> tuple[Art, int]:
    """A sort and an id from an address; 404 for what cannot exist."""
    if art not in set(Art) or not 0 < pk <= MAX_ID:
        raise Http404
    return Art(art), pk


def page_names() -> dict[str, str]:
    """The pages of the desk, as they stand in its menu."""
    return {page.name: page.label() for page in added_pages()} | {
        "today": _("Today"),
        "needs": _("Needs"),
        "offers": _("Offers"),
        "calls": _("People"),
        "answers": _("Answers"),
        "contact:concerns": _("Messages"),
        "agreements": _("Agreements"),
        "projects": _("Projects"),
        "organisations": _("Organisations"),
        "areas": _("Quarters"),
        "fair": _("Plan a fair"),
        "placement:cases": _("Placement"),
        "placement:figures": _("Placement: figures"),
        "guides:teams": _("E-Lotsen"),
        "recognition:cards": _("Recognition"),
        "fund:applications": _("Funds"),
        "proof:grants": _("Grants and proofs"),
        "fund:advice": _("Advice on grants"),
        "voting:desk": _("Votes"),
        "jury:juries": _("Juries"),
        "reporting:figures": _("Funds: figures and reports"),
        "showcase:desk": _("Project of the month"),
        "newsletter:desk": _("Newsletter"),
        "delivery:desk": _("Mailings"),
        "treasury:due": _("Treasury"),
        "words": _("Search: words"),
        "fields": _("Fields of engagement"),
    }


def page_address(name: str) -> str:
    """The address of a page of the desk, or of one that a lower context keeps ("guides:teams")."""
    return reverse(name if ":" in name else f"desk:{name}")


def pages_of(desk: Desk) -> list[tuple[str, str]]:
    """The menu of a desk: an editor without one reads only of the words, fields and treasury are the office's, cases are not."""
    special = {
        "words": desk.may_edit_words,
        "fields": desk.may_enter and desk.office,
        "treasury:due": desk.may_enter and desk.office,  # the treasurer comes in by a door of their own
        "placement:cases": own_agencies(desk.user).exists() if desk.office else bool(desk.agencies),
        "voting:desk": desk.may_enter and desk.office,
        "proof:grants": desk.may_enter and desk.office,
        "showcase:desk": desk.may_enter and desk.office,
        "newsletter:desk": desk.may_enter and desk.office,
        "delivery:desk": desk.may_enter and desk.office,
        "fund:applications": desk.may_enter,
        "fund:advice": desk.may_enter and not desk.office,  # the office finds it beside its funds
        "jury:juries": desk.may_enter and desk.office,
        "reporting:figures": desk.may_enter and desk.office,
        "placement:figures": desk.may_enter and desk.office,  # staff find them beside their cases
    }
    pages = (*PAGES, *((page.name, page.icon) for page in added_pages()))
    return [(name, icon) for name, icon in pages if special.get(name, desk.may_enter)]


def people_tabs(desk: Desk, page: str) -> list[dict[str, Any]]:
    """Calls and contacts stand on one page with two tabs."""
    return [
        {"label": label, "href": reverse(f"desk:{name}") + choice_query(desk), "current": name == page, "count": None}
        for name, label in (("calls", _("Calls")), ("people", _("Contacts")))
    ]


def choice_query(desk: Desk) -> str:
    """Keeps the chosen agency in links: "?stelle=…" or nothing."""
    return f"?{urlencode({'stelle': desk.chosen})}" if desk.chosen else ""


def shown_count(number: int | None) -> str:
    """A count for the menu: "" for nothing to say, "1000+" where counting stopped."""
    if not number:
        return ""
    return f"{number}+" if number >= CAP else str(number)


def show(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: dict[str, Any],
    *,
    page: str = "",
    counts: dict[str, int] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Renders a page inside the frame: menu with counts, choice of the agency, where an act leads back to."""
    choice = choice_query(desk)
    names = page_names()
    frame = {
        "desk": desk,
        "desk_url": reverse("desk:today"),
        "choice": choice,
        "nobody": NOBODY,
        "back_to": way_back(request) if request.method == "POST" else request.get_full_path(),
        "menu_of_desk": [
            {
                "label": names[name], "icon": icon, "href": page_address(name) + choice, "current": name == page,
                "count": shown_count((counts or {}).get(name)),
            }
            for name, icon in pages_of(desk)
        ],
    }  # fmt: skip
    return render(request, template, frame | context, status=status)


def way_back(request: HttpRequest) -> str:
    """Where to go after an act: the desk page it was done on, never another site."""
    wanted = request.POST.get("zurueck", "")
    desk_root = reverse("desk:today")
    climbs = ".." in wanted or "\\" in wanted
    if wanted.startswith(desk_root) and not climbs and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return desk_root

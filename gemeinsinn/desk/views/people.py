"""The people of a desk: whoever wrote, answered or wants to be called."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.desk.actions.people import erase_person
from gemeinsinn.desk.queries.erasing import effects_of
from gemeinsinn.desk.queries.lists import PER_PAGE, ShortPaginator
from gemeinsinn.desk.queries.people import Someone, find_someone, matters_of, people_involved
from gemeinsinn.desk.rules import Desk, can_erase
from gemeinsinn.desk.views.gate import MAX_ID, at_desk, people_tabs, show
from gemeinsinn.desk.wording.due import name_of, title_of
from gemeinsinn.desk.wording.people import what_goes, what_stays, why_not_erased
from gemeinsinn.desk.wording.states import art_word, state_word, tone_of

MOST_WORDS = 6


@require_safe
@at_desk
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Names, numbers and what they are part of."""
    typed = clean_line(request.GET.get("wort", "")[:120])
    shelf = ShortPaginator(people_involved(desk, tuple(typed.split())[:MOST_WORDS]), PER_PAGE)
    found = shelf.get_page(request.GET.get("seite", "")[:9])
    theirs = matters_of(desk, list(found))
    kept = [(key, value) for key, value in request.GET.items() if key != "seite"]
    rows = [
        {
            "contact": contact,
            "matters": [
                {
                    "href": reverse("desk:file", args=[art, subject.pk]),
                    "kicker": art_word(art),
                    "title": title_of(art, subject) or _("in general"),
                }
                for art, subject in theirs[contact.pk][:5]
            ],
        }
        for contact in found
    ]
    context = {
        "found": found,
        "total": shelf.count,
        "rows": rows,
        "typed": typed,
        "base": urlencode(kept),
        "heads": [_("Name"), _("Phone"), _("E-mail"), _("Part of")],
        "tabs": people_tabs(desk, "people"),
    }
    return show(request, desk, "desk/people.html", context, page="calls")


def find(desk: Desk, pk: int) -> Someone:
    """The person of an address: 404 if there is none, 403 if they belong to other desks, 410 once erased."""
    try:
        return find_someone(desk, min(pk, MAX_ID))
    except LookupError:
        raise Http404 from None


@require_safe
@at_desk
def person(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """How to reach somebody, what they are part of at this desk, and the way to have them erased."""
    someone = find(desk, pk)
    allowed = can_erase(desk, someone.agencies, is_staff=someone.is_staff)
    context = {
        "contact": someone.contact,
        "others": [one for one in someone.contacts if reach(one) != reach(someone.contact)],
        "matters": [
            {
                "href": reverse("desk:file", args=[matter.art, matter.pk]), "kicker": art_word(matter.art),
                "title": name_of(matter.art, matter.subject), "state": state_word(matter.art, matter.subject.state),
                "tone": tone_of(matter.subject.state),
            }
            for matter in someone.matters
            if desk.handles(matter.agency_id)
        ],
        "has_account": someone.user is not None,
        "may_erase": allowed,
        "why_not": "" if allowed else why_not_erased(is_staff=someone.is_staff),
    }  # fmt: skip
    return show(request, desk, "desk/person.html", context, page="calls")


def reach(contact: Any) -> tuple[str, str, str]:
    """What tells two contacts of one person apart."""
    return contact.name, contact.phone, contact.email


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def erase(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """Says what goes and what stays; the second press does it."""
    someone = find(desk, pk)
    if request.method == "POST":
        erase_person(desk=desk, someone=someone, now=timezone.now())
        messages.success(request, _("The person is erased. What they were part of stays counted, without a name."))
        return redirect("desk:people")
    if not can_erase(desk, someone.agencies, is_staff=someone.is_staff):
        raise NotAllowed(why_not_erased(is_staff=someone.is_staff))
    counts = effects_of(someone, today=timezone.localdate())
    context = {
        "contact": someone.contact,
        "goes": what_goes(counts, has_account=someone.user is not None),
        "stays": what_stays(counts),
    }
    return show(request, desk, "desk/erase.html", context, page="calls")

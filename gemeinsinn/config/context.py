"""What every page of the site knows: menu, languages, the network's own contact, where things are."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from gemeinsinn.guides.arriving import own_desk
from gemeinsinn.jury.rules import is_juror
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.portal.queries.newsflashes import shown_flashes
from gemeinsinn.portal.rules import is_site_editor
from gemeinsinn.treasury.rules import can_read_books

MENU = [
    (_("Needs"), "exchange:needs"),
    (_("Offers"), "exchange:offers"),
    (_("Projects"), "projects:list"),
    (_("Partners"), "organisations:list"),
    (_("E-Lotsen"), "guides:list"),
    (_("Grants"), "fund:list"),
]
FOOTER = [
    (_("News"), "portal:news"),
    (_("Topics"), "portal:topics"),
    (_("Write a need"), "exchange:write_need"),
    (_("Make an offer"), "exchange:write_offer"),
    (_("Describe a project"), "projects:write"),
    (_("Enter your organisation"), "organisations:register"),
    (_("Check a certificate"), "recognition:check"),
    (_("Thanks to volunteers"), "recognition:thanked"),
    (_("Votes"), "voting:list"),
    (_("Project of the month"), "showcase:list"),
]
LEGAL = [
    (_("Contact"), "portal:contact"),
    (_("Imprint"), "portal:imprint"),
    (_("Privacy"), "portal:privacy"),
    (_("Accessibility"), "portal:accessibility"),
    (_("Interface (API)"), "api:reference"),
]


def _links(entries: list[tuple[Any, str]]) -> list[dict[str, Any]]:
    return [{"label": label, "href": reverse(name)} for label, name in entries]


def _desk_url(request: HttpRequest) -> str:
    """The desk's address for those who may work at one; a guide's, a treasurer's, a juror's own; the editors' part; else ""."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    if agencies_of(user).exists():
        return reverse("desk:today")
    if guides_desk := own_desk(user):
        return guides_desk
    if can_read_books(user):
        return reverse("treasury:due")
    if is_juror(user, timezone.localdate()):
        return reverse("jury:desk")
    return reverse("wagtailadmin_home") if is_site_editor(user) else ""


def site(request: HttpRequest) -> dict[str, Any]:
    """Context for header and footer; makes no database query for a visitor without account."""
    here = request.get_full_path()
    return {
        "menu": MENU,
        "base_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
        "network": settings.NETWORK,
        "find_url": reverse("matching:search"),  # not search_url: the editors’ part has one of that name
        "suggest_url": reverse("matching:suggest"),
        "board_url": reverse("exchange:needs"),
        "write_url": reverse("exchange:write_need"),
        "account_url": reverse("people:account"),
        "sign_in_url": reverse("account_login"),
        "online_url": reverse("presence:online"),
        "online_part_url": reverse("presence:part"),
        "here_url": reverse("presence:here"),
        "desk_url": SimpleLazyObject(lambda: _desk_url(request)),
        "letter_url": reverse("newsletter:begin"),
        "flashes": SimpleLazyObject(lambda: shown_flashes(request.path, get_language() or "de", now=timezone.now())),
        "footer_links": _links(FOOTER),
        "legal_links": _links(LEGAL),
        "tongues": [
            {"code": code, "name": name, "current": code == get_language(), **_in(code, here, request)}
            for code, name in (("de", "Deutsch"), ("en", "English"))
        ],
    }


def _in(code: str, here: str, request: HttpRequest) -> dict[str, Any]:
    """This page in a language; what may not exist there leads to the front page (editors' pages know their twins)."""
    if code == get_language():
        return {"url": here, "elsewhere": False}
    match = getattr(request, "resolver_match", None)
    there = here if match is not None and match.url_name == "wagtail_serve" else translate_url(here, code)
    if there != here:
        return {"url": there, "elsewhere": False}
    with override(code):
        return {"url": reverse("portal:home"), "elsewhere": True}

"""What every page of the site knows: its name, its main menu, its languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

MENU = [
    (_("Needs"), "exchange:needs"),
    (_("Offers"), "exchange:offers"),
    (_("Projects"), "projects:list"),
    (_("Partners"), "organisations:list"),
]

FOOTER = [
    (_("Write a need"), "exchange:write_need"),
    (_("Make an offer"), "exchange:write_offer"),
    (_("Partners and their word"), "organisations:list"),
    (_("For agencies"), "desk:today"),
]
LEGAL = [
    (_("Imprint"), "portal:imprint"),
    (_("Privacy"), "portal:privacy"),
    (_("Accessibility"), "portal:accessibility"),
]


def address(name: str) -> str:
    """The address of a named page, "" where it does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def links(entries: list[tuple[Any, str]]) -> list[dict[str, Any]]:
    """Labels and addresses of the entries that exist."""
    return [{"label": label, "href": href} for label, name in entries if (href := address(name))]


def site(request: HttpRequest) -> dict[str, Any]:
    """Context for header and footer; makes no database query."""
    here = request.get_full_path()
    return {
        "menu": MENU,
        "base_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
        "contact": settings.CONTACT,
        "search_url": address("exchange:needs"),
        "write_url": address("exchange:write_need"),
        "account_url": address("people:account"),
        "sign_in_url": address("account_login"),
        "desk_url": address("desk:today"),
        "footer_links": links(FOOTER),
        "legal_links": links(LEGAL),
        "tongues": [
            {"code": code, "name": name, "current": code == get_language(), "url": translate_url(here, code)}
            for code, name in (("de", "Deutsch"), ("en", "English"))
        ],
    }

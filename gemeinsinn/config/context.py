"""What every page of the site knows: its name, its main menu, its languages."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

MENU = [
    (_("Needs"), "exchange:needs"),
    (_("Offers"), "exchange:offers"),
    (_("Projects"), "projects:list"),
    (_("Partners"), "organisations:list"),
]


def site(request: HttpRequest) -> dict[str, Any]:
    """Context for header and footer; makes no database query."""
    here = request.get_full_path()
    return {
        "menu": MENU,
        "base_url": settings.BASE_URL,
        "is_demo": settings.DEMO,
        "tongues": [
            {"code": code, "name": name, "current": code == get_language(), "url": translate_url(here, code)}
            for code, name in (("de", "Deutsch"), ("en", "English"))
        ],
    }

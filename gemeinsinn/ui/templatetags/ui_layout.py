"""Tags for the layout: the menu with the current entry, the front page's address, today's date."""

from typing import Any

from babel.dates import format_date
from django import template
from django.template import Context
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from gemeinsinn.ui import formats

register = template.Library()


@register.simple_tag(takes_context=True)
def menu_entries(context: Context) -> list[dict[str, Any]]:
    """The main menu as label, href and current ("page", "true" below it, or "")."""
    here = getattr(context.get("request"), "path", "")
    entries = []
    for label, name in context.get("menu") or []:
        href = reverse(name)
        current = "page" if here == href else "true" if href != home_url() and here.startswith(href) else ""
        entries.append({"label": label, "href": href, "current": current})
    return entries


@register.simple_tag
def home_url() -> str:
    """The front page in the language of this page; known without any URL configuration."""
    return "/en/" if (get_language() or "de").startswith("en") else "/"


@register.simple_tag
def today_long() -> str:
    """Montag, 23. November 2026"""
    locale = formats.current_locale()
    pattern = "EEEE, d. MMMM y" if locale.language == "de" else "EEEE, d MMMM y"
    return str(format_date(timezone.localdate(), pattern, locale=locale))

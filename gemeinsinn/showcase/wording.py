"""How months and states are said, and where a portrait stands."""

from datetime import date

from babel.dates import format_date
from django.conf import settings
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from gemeinsinn.showcase.lifecycle import State
from gemeinsinn.showcase.models import Portrait
from gemeinsinn.ui.formats import current_locale

STATES = {
    State.DRAFT: pgettext_lazy("a portrait", "draft"), State.PUBLISHED: pgettext_lazy("a portrait", "public"),
    State.HIDDEN: pgettext_lazy("a portrait", "taken down"),
}  # fmt: skip


def month_words(month: date) -> str:
    """ "Mai 2026"."""
    return str(format_date(month, "LLLL y", locale=current_locale()))


def portrait_address(portrait: Portrait) -> str:
    """The full address of its page in the active language."""
    return settings.BASE_URL + reverse("showcase:detail", args=[portrait.pk, portrait.slug])

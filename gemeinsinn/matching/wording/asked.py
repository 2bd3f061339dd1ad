"""A question in words: "Stühle, nur Bedarfe, 5 km um Halle-Neustadt"."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from gemeinsinn.exchange.models import Kind, Notice
from gemeinsinn.matching.lifecycle.saved import Rhythm
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.ui import formats

SIDES: dict[str, Any] = {
    "need": gettext_lazy("Needs"),
    "offer": gettext_lazy("Offers"),
    "project": gettext_lazy("Projects"),
    "partner": gettext_lazy("Partners"),
}
ONE_OF: dict[str, Any] = {
    "need": pgettext_lazy("one hit", "Need"),
    "offer": pgettext_lazy("one hit", "Offer"),
    "project": pgettext_lazy("one hit", "Project"),
    "partner": pgettext_lazy("one hit", "Partner"),
}
LANGUAGES: dict[str, Any] = {
    "de": gettext_lazy("German"),
    "en": gettext_lazy("English"),
    "ar": gettext_lazy("Arabic"),
    "tr": gettext_lazy("Turkish"),
    "ru": gettext_lazy("Russian"),
    "uk": gettext_lazy("Ukrainian"),
    "pl": gettext_lazy("Polish"),
    "fa": gettext_lazy("Persian"),
    "fr": gettext_lazy("French"),
    "vi": gettext_lazy("Vietnamese"),
    "ro": gettext_lazy("Romanian"),
    "es": gettext_lazy("Spanish"),
    "leicht": gettext_lazy("plain German"),
}
RHYTHMS: dict[str, Any] = {
    Rhythm.AT_ONCE: gettext_lazy("at once"),
    Rhythm.DAILY: gettext_lazy("once a day, in the morning"),
    Rhythm.WEEKLY: gettext_lazy("once a week, on Monday"),
}


def side_word(side: str) -> str:
    """ "Bedarfe"; an unknown side as it is."""
    return str(SIDES.get(side, side))


def language_word(code: str) -> str:
    """ "Arabisch"; an unknown code as it is."""
    return str(LANGUAGES.get(code, code))


def kind_word(kind: str) -> str:
    """ "Sachen"; an unknown kind as it is."""
    return str(Kind(kind).label) if kind in Kind.values else kind


def around_words(place: str, km: float) -> str:
    """ "5 km um Halle-Neustadt"."""
    return _("%(km)s km around %(place)s") % {"km": formats.number(km), "place": place}


def parts_of(asked: Mapping[str, Any]) -> list[str]:
    """The parts of a question in words; `asked` as queries.saved.fields_of tells it."""
    told = [_("“%(words)s”") % {"words": asked["words"]}] if asked["words"] else []
    for names, word in (("sides", side_word), ("kinds", kind_word), ("spoken", language_word)):
        chosen: Iterable[str] = asked[names]
        told += [", ".join(map(word, chosen))] if chosen else []
    if asked["accessible"]:
        told.append(str(Notice.Access.YES.label))
    if asked["place"]:
        told.append(around_words(asked["place"], asked["km"]))
    if asked["until"]:
        told.append(_("until %(day)s") % {"day": formats.day(asked["until"], short=True)})
    return told or [pgettext("a search without any filter", "Everything new")]


def asked_of(search: SavedSearch) -> dict[str, Any]:
    """The columns of a saved search that say what is asked."""
    return {
        name: getattr(search, name)
        for name in ("words", "sides", "kinds", "spoken", "accessible", "place", "km", "until")
    }


def asked_words(search: SavedSearch, language: str = "") -> str:
    """A saved search in one line, in the language given or the one of the page."""
    with translation.override(language or translation.get_language() or "de"):
        return " · ".join(parts_of(asked_of(search)))

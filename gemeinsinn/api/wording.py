"""Headlines of lists for other sites."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def list_title(side: str, place: str) -> str:
    """ "Was rund um Halle-Neustadt gebraucht wird"."""
    if side == "offer":
        return _("Offered around %(place)s") % {"place": place} if place else _("Offered in the neighbourhood")
    return _("Needed around %(place)s") % {"place": place} if place else _("Needed in the neighbourhood")


def town_title(place: str, field: object | None) -> str:
    """ "Freiwillige gesucht rund um Halle-Neustadt: Soziales"."""
    title = _("Volunteers wanted around %(place)s") % {"place": place} if place else _("Volunteers wanted")
    return f"{title}: {field}" if field else title


def outcome_words(*, earnest: bool) -> dict[str, str]:
    """What became of a row, or would become."""
    return {
        "taken": pgettext("row", "new"),
        "changed": pgettext("row", "changed"),
        "unchanged": pgettext("row", "unchanged"),
        "withdrawn": pgettext("row", "ended") if earnest else pgettext("row", "ends"),
        "refused": pgettext("row", "not taken"),
    }

"""States, sorts and columns as the desk names them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gemeinsinn.ui import formats

TONES = {
    "submitted": "heed", "returned": "plain", "published": "good", "done": "good", "hidden": "plain", "expired": "plain",
    "offered": "heed", "accepted": "good", "agreed": "good", "fulfilled": "good", "missed": "heed", "open": "heed",
    "signed": "good", "settled": "good", "yes": "good", "partly": "heed", "no": "wrong",
}  # fmt: skip


def state_words(art: str) -> dict[str, str]:
    """Every state the desk shows of one sort, in the order of its life."""
    makers = {
        "bedarf": _board_states,
        "angebot": _board_states,
        "vorhaben": lambda: _profile_states(done=True),
        "organisation": lambda: _profile_states(done=False),
        "rueckmeldung": _answer_states,
    }
    if art in makers:
        return makers[art]()
    return {
        "anruf": {
            "open": _("to call"),
            "taken": _("somebody calls"),
            "missed": _("nobody there"),
            "done": _("spoken to"),
        },
        "vereinbarung": {
            "open": _("signature missing"),
            "signed": _("signed"),
            "settled": _("answered"),
            "cancelled": _("cancelled"),
        },
    }[art]


def _board_states() -> dict[str, str]:
    return {
        "submitted": _("to check"),
        "returned": _("back with the author"),
        "published": _("on the board"),
        "expired": _("time is over"),
        "hidden": _("taken down"),
        "done": _("settled"),
        "withdrawn": _("withdrawn"),
    }


def _profile_states(*, done: bool) -> dict[str, str]:
    found = {"submitted": _("to check"), "returned": _("back with the author"), "published": _("public")}
    return found | ({"done": _("finished")} if done else {}) | {"hidden": _("hidden")}


def _answer_states() -> dict[str, str]:
    return {
        "offered": _("waits for a yes or no"),
        "accepted": _("accepted"),
        "agreed": _("agreed"),
        "fulfilled": _("kept or not: answered"),
        "closed": _("closed"),
        "declined": _("declined"),
        "withdrawn": _("withdrawn"),
        "expired": _("lapsed"),
    }


def state_word(art: str, state: str) -> str:
    """One state; one the desk does not know stays as it is."""
    return state_words(art).get(state, state)


def tone_of(state: str) -> str:
    """Tone of the badge."""
    return TONES.get(state, "plain")


def outcome_words() -> dict[str, str]:
    """Was the promise kept?"""
    return {"yes": _("kept"), "partly": _("partly kept"), "no": _("not kept"), "unknown": _("nobody answered")}


def kept_words(kept: int, due: int) -> str:
    """ "67 % gehalten, 2 von 3 Zusagen, die diesen Monat fällig waren"; "" if none was due."""
    if not due:
        return ""
    return _("%(share)s kept: %(kept)s of the %(due)s promises that were due this month.") % {
        "share": formats.share(kept, due), "kept": kept, "due": due,
    }  # fmt: skip


def art_word(art: str) -> str:
    """The sort of a thing, as a kicker over its title."""
    return {
        "bedarf": _("Need"),
        "angebot": _("Offer"),
        "rueckmeldung": _("Answer"),
        "anruf": _("Call"),
        "vereinbarung": _("Agreement"),
        "vorhaben": _("Project"),
        "organisation": _("Organisation"),
    }[art]


def columns(art: str) -> list[Any]:
    """Heads of the table of one sort."""
    return {
        "bedarf": [
            _("Need"),
            pgettext("sender", "From"),
            _("Where"),
            pgettext("amount", "Open"),
            _("Until"),
            _("State"),
        ],
        "angebot": [
            _("Offer"),
            pgettext("sender", "From"),
            _("Where"),
            pgettext("amount", "Open"),
            _("Until"),
            _("State"),
        ],
        "vorhaben": [_("Project"), pgettext("sender", "From"), _("Where"), _("Since"), _("State")],
        "organisation": [_("Organisation"), _("Kind"), _("Where"), _("Since"), _("State")],
        "vereinbarung": [_("Agreement"), _("Between"), _("Amount"), _("Day"), _("State"), _("Outcome")],
        "anruf": [_("Person"), _("About"), _("Phone"), _("Since"), _("State")],
        "rueckmeldung": [pgettext("sender", "From"), _("About"), _("Amount"), _("Since"), _("State")],
    }[art]

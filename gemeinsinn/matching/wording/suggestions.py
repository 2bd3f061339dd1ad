"""States and reasons of suggestions, as partners and brokers read them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.matching.lifecycle.suggestions import Reason, State

STATE_WORDS: dict[State, Promise] = {
    State.OPEN: pgettext_lazy("suggestion", "open"),
    State.ASKED: pgettext_lazy("suggestion", "asked"),
    State.ACCEPTED: pgettext_lazy("suggestion", "said yes"),
    State.REFUSED: pgettext_lazy("suggestion", "not now"),
    State.DISMISSED: pgettext_lazy("suggestion", "put aside"),
    State.SNOOZED: pgettext_lazy("suggestion", "put off"),
}
TONES = {State.ASKED: "heed", State.ACCEPTED: "good"}

# "In the open": what is learned from beyond the pair says so itself.
BROKERS_WORDS: dict[Reason, Promise] = {
    Reason.NOT_THIS: _("Does not fit this need"),
    Reason.NOT_THEIRS: _("Does not give such things at all (counts for every need of this kind)"),
    Reason.TOO_FAR: _("Too far away"),
    Reason.KNOWN: _("We know it would be no"),
    Reason.OTHER: _("Another reason"),
}
PARTNERS_WORDS: dict[Reason, Promise] = {
    Reason.NO_TIME: _("No time at the moment"),
    Reason.NOT_THIS: _("Does not suit us this time"),
    Reason.NOT_THEIRS: _("We do not give such things (then we ask you less often about this kind)"),
    Reason.TOO_FAR: _("Too far away for us"),
    Reason.OTHER: _("Another reason"),
}
SHORT_REASONS: dict[Reason, Promise] = {
    Reason.NO_TIME: pgettext_lazy("reason", "no time"),
    Reason.NOT_THIS: pgettext_lazy("reason", "does not fit"),
    Reason.NOT_THEIRS: pgettext_lazy("reason", "does not give such things"),
    Reason.TOO_FAR: pgettext_lazy("reason", "too far"),
    Reason.KNOWN: pgettext_lazy("reason", "would be no"),
    Reason.OTHER: pgettext_lazy("reason", "another reason"),
}


def reason_words(reason: str) -> str:
    """In short; "" for none."""
    return str(SHORT_REASONS[Reason(reason)]) if reason else ""

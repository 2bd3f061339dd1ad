"""How mailings and their rows read."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinsinn.delivery.lifecycle.bounces import Kind
from gemeinsinn.delivery.lifecycle.mailings import WAVE, RowState, State

STATES: dict[State, tuple[Promise, str]] = {
    State.OPEN: (_("not started yet"), "plain"),
    State.RUNNING: (_("on its way"), "good"),
    State.PAUSED: (_("paused"), "heed"),
    State.CANCELLED: (_("ended early"), "wrong"),
    State.DONE: (_("sent to all"), "plain"),
}
COUNTS: dict[RowState, Promise] = {
    RowState.SENT: _("taken by their mail servers"),
    RowState.QUEUED: _("waiting"),
    RowState.CLAIMED: _("being handed over"),
    RowState.FAILED: _("refused or returned"),
    RowState.UNKNOWN: _("uncertain"),
}
KINDS: dict[Kind, Promise] = {
    Kind.REFUSED: _("refused by the server"),
    Kind.RETURNED: _("came back"),
    Kind.COMPLAINT: _("called spam"),
}


def stop_words(because: str) -> str:
    """Why a mailing does not go on: our own reason in words, or those of the server."""
    if because == WAVE:
        return gettext("Many addresses in a row were refused for good. Please look at the reasons before it goes on.")
    return because

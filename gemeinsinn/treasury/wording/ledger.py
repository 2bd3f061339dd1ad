"""How accounts, moves and states read on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.lifecycle.payments import RunState, State

KINDS: dict[str, Promise] = {
    Kind.BUDGET: _("budget given"),
    Kind.CUT: _("budget lowered"),
    Kind.COMMIT: _("promised"),
    Kind.RELEASE: _("promised no longer"),
    Kind.PAY: _("paid out"),
    Kind.RETURN: _("brought back by the bank"),
    Kind.REPAY: _("paid back"),
}
STATES: dict[str, tuple[Promise, str]] = {
    State.DUE: (_("to be paid"), "plain"),
    State.IN_RUN: (_("in a prepared run"), "plain"),
    State.SENT: (_("in the file for the bank"), "heed"),
    State.PAID: (_("paid"), "good"),
    State.FAILED: (_("refused by the bank"), "wrong"),
    State.RETURNED: (_("came back"), "wrong"),
    State.DROPPED: (_("not to be paid"), "plain"),
}
RUN_STATES: dict[str, tuple[Promise, str]] = {
    RunState.PREPARED: (_("waits for somebody else's yes"), "heed"),
    RunState.RELEASED: (_("released"), "good"),
    RunState.DISCARDED: (_("discarded"), "plain"),
}

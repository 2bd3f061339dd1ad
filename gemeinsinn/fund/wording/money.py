"""How the money of a grant is said to whoever gets it."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.treasury.lifecycle.payments import State
from gemeinsinn.treasury.models import Demand, Payment
from gemeinsinn.ui import formats


def payment_words(payment: Payment) -> str:
    """Where a payment stands: "planned for 3 May" and the like."""
    due = formats.span(payment.due_on, payment.due_on)
    words: dict[str, Any] = {
        State.DUE: _("planned for %(day)s") % {"day": due},
        State.IN_RUN: _("is being prepared for the bank"),
        State.SENT: _("is at the bank"),
        State.PAID: _("transferred, as the bank says"),
        State.FAILED: _("The bank could not pay it. Please compare the account below."),
        State.RETURNED: _("It came back from your bank. Please compare the account below."),
    }
    return str(words[payment.state])


def demand_words(demand: Demand) -> str:
    """Until when, or that it came."""
    if demand.settled_at:
        return _("paid back, thank you")
    return _("please pay back by %(day)s") % {"day": formats.span(demand.due_on, demand.due_on)}

"""What this context holds about a person, for their own copy of it."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.treasury.actions.payees import iban_of
from gemeinsinn.treasury.models import Payee, Payment


def collect_payees(user: User) -> list[dict[str, Any]]:
    """Every account of theirs, and what went there."""
    return [
        {
            "holder": payee.holder,
            "iban": iban_of(payee),
            "payments": [
                {"reference": one.end_to_end, "euros": str(one.amount), "due": one.due_on, "state": one.state}
                for one in Payment.objects.filter(commitment__payee=payee)
            ],
        }
        for payee in Payee.objects.filter(contact__user=user)
    ]

"""What this context holds about a person's answers and calls, for their own copy of it."""

from typing import Any

from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.exchange.queries.responses import responses_of
from gemeinsinn.exchange.wording.amounts import amount_text
from gemeinsinn.people.models import User


def collect_answers(user: User) -> list[dict[str, Any]]:
    """Every answer with its words and how it stands."""
    return [
        {
            "to": response.notice.title,
            "amount": amount_text(response.notice, response.amount),
            "message": response.message,
            "organisation": str(response.organisation or ""),
            "organisation_name": response.organisation_name,
            "name": response.contact.name,
            "email": response.contact.email,
            "phone": response.contact.phone,
            "state": response.state,
            "at": response.created_at.isoformat(),
            "decision": response.decision.note if hasattr(response, "decision") else "",
        }
        for response in responses_of(user).select_related("decision")
    ]


def collect_calls(user: User) -> list[dict[str, Any]]:
    """Every wish to be called."""
    return [
        {
            "phone": call.contact.phone,
            "times": call.good_times,
            "message": call.message,
            "state": call.state,
            "at": call.created_at.isoformat(),
        }
        for call in CallRequest.objects.select_related("contact").filter(contact__user=user)
    ]

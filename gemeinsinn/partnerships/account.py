"""What this context holds about a person, for their own copy of it."""

from typing import Any

from django.db.models import Q

from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.models import Fulfilment, Signature
from gemeinsinn.partnerships.queries.agreements import agreements
from gemeinsinn.partnerships.sides import contact_of
from gemeinsinn.people.models import User


def collect_agreements(user: User) -> list[dict[str, Any]]:
    """Every agreement the person stands in: the newest words, their signature, what they said afterwards."""
    mine = (
        Q(response__contact__user=user) | Q(response__need__contact__user=user) | Q(response__offer__contact__user=user)
    )
    found = []
    for agreement in agreements().filter(mine).prefetch_related("versions__signatures", "answers"):
        for side in Side:
            contact = contact_of(agreement.response, side)
            if contact is not None and contact.user_id == user.pk:
                version = max(agreement.versions.all(), key=lambda one: one.number)
                signatures = [one for one in version.signatures.all() if one.side == side]
                answers = [one for one in agreement.answers.all() if one.side == side]
                found.append(
                    {
                        "side": side.value,
                        "state": agreement.state,
                        "terms": version.terms,
                        "signed": [signed(one) for one in signatures],
                        "answers": [said(one) for one in answers],
                    }
                )
    return found


def signed(signature: Signature) -> dict[str, str]:
    """A name and its time."""
    return {"name": signature.typed_name, "at": signature.at.isoformat()}


def said(answer: Fulfilment) -> dict[str, Any]:
    """What was said afterwards."""
    names = ("outcome", "amount", "reason", "concrete", "benefit_felt", "sentence", "may_publish")
    return {name: getattr(answer, name) for name in names}

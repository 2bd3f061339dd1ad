"""A person leaves: what they agreed to stays counted, without their name."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.partnerships.actions.agreements import cancel_agreement
from gemeinsinn.partnerships.actions.thanks import keep_thanks
from gemeinsinn.partnerships.lifecycle import Side, can_cancel
from gemeinsinn.partnerships.models import Agreement, Fulfilment, Signature
from gemeinsinn.partnerships.queries.waiting import agreements
from gemeinsinn.partnerships.sides import contact_of, organisation_of
from gemeinsinn.people.actions.leaving import NOBODY
from gemeinsinn.people.models import User


@transaction.atomic
def erase_agreements(user: User, *, now: datetime) -> None:
    """Calls off what is still to come, then takes the person out of terms, signatures and answers."""
    mine = (
        Q(response__contact__user=user)
        | Q(response__need__contact__user=user)
        | Q(response__offer__contact__user=user)
        | Q(broker=user)
    )
    for agreement in agreements().filter(mine):
        sides = [side for side in Side if is_on(user, agreement, side)]
        for side in sides:
            if can_cancel(agreement.state, agreement.due_on, timezone.localdate(now), staff=False):
                cancel_agreement(agreement=agreement, side=side, now=now)
            erase_side(agreement, side, now=now)
        for version in agreement.versions.all():
            version.terms = without_person(agreement, version.terms, sides, user)
            version.save(update_fields=["terms"])


def is_on(user: User, agreement: Agreement, side: Side) -> bool:
    """The contact behind this side belongs to the account."""
    contact = contact_of(agreement.response, side)
    return contact is not None and contact.user_id == user.pk


def erase_side(agreement: Agreement, side: Side, *, now: datetime) -> None:
    """The side's typed names and sentences; public thanks go with them."""
    Signature.objects.filter(version__agreement=agreement, side=side).update(typed_name=NOBODY)
    Fulfilment.objects.filter(agreement=agreement, side=side).update(sentence="", reason="", may_publish=False)
    keep_thanks(agreement, now=now)


def without_person(agreement: Agreement, terms: dict[str, Any], sides: list[Side], user: User) -> dict[str, Any]:
    """The terms with the person's name taken out, wherever the portal itself has put it."""
    new = dict(terms)
    for side in sides:
        names = {terms[side]["name"], user.name}
        organisation = organisation_of(agreement.response, side)
        new[side] = {"name": NOBODY, "organisation": str(organisation or "")}
        if terms["organiser"] in names:
            new["organiser"] = NOBODY
    if agreement.broker_id == user.pk:
        new["broker"] = str(agreement.response.notice.agency or "")
    return new

"""The person says on their own page which suggestions appeal to them; the agency sees it on the same day."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.people.actions import confirm_contact
from gemeinsinn.placement.actions.cases import follow, open_case_of, person_of_case
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import Case


@transaction.atomic
def tell_appeal(*, case: Case, chosen: Collection[int], now: datetime) -> int:
    """What is ticked appeals, what is not ticked no longer does; returns how many are ticked.

    Only what is suggested and goes no further yet. The host still hears nothing: introducing asks for a yes of its own.
    """
    held = open_case_of(case)
    person = person_of_case(held)
    rows = list(held.proposals.filter(state=State.SUGGESTED))
    ticked = [one for one in rows if one.pk in chosen]
    for one in ticked:
        if one.appealed_at is None:
            held.proposals.filter(pk=one.pk).update(appealed_at=now)
            record("proposal_appeals", one, now=now)
    held.proposals.filter(pk__in=[one.pk for one in rows if one not in ticked]).update(appealed_at=None)
    confirm_contact(contact=person, now=now)
    follow(held, now=now)
    return len(ticked)

"""What erasing a person would do, in numbers, before anybody presses the button."""

from collections import Counter
from datetime import date

from django.db.models import Q

from gemeinsinn.desk.queries.matters import Art
from gemeinsinn.desk.queries.people import Someone
from gemeinsinn.exchange.actions.response_forgetting import WAITING
from gemeinsinn.exchange.lifecycle.calls import State as CallState
from gemeinsinn.exchange.lifecycle.notices import OPEN
from gemeinsinn.organisations.rules import others_work_for
from gemeinsinn.partnerships.lifecycle import Side, can_cancel
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.queries.agreements import agreements
from gemeinsinn.partnerships.sides import contact_of, organisation_of


def effects_of(someone: Someone, *, today: date) -> Counter[str]:
    """How many notices, answers, calls and agreements end; how many promises, shared things and profiles stay."""
    user_id = someone.user.pk if someone.user else None
    found: Counter[str] = Counter()
    for matter in someone.matters:
        subject = matter.subject
        if matter.art in {Art.PROJECT, Art.ORGANISATION}:
            found["profiles"] += 1
        elif matter.art is Art.CALL:
            found["calls"] += subject.state != CallState.DONE
        elif others_work_for(subject.organisation, user_id):
            found["shared"] += 1
        elif matter.art is Art.RESPONSE:
            found["answers"] += subject.state in WAITING
        else:
            found["notices"] += subject.state in OPEN
    for agreement in agreements_with(someone):
        found["agreements" if ends(agreement, someone, user_id, today=today) else "promises"] += 1
    return found


def agreements_with(someone: Someone) -> list[Agreement]:
    """Agreements the person is a side of."""
    mine = (
        Q(response__contact__in=someone.pks)
        | Q(response__need__contact__in=someone.pks)
        | Q(response__offer__contact__in=someone.pks)
    )
    return list(agreements().filter(mine))


def ends(agreement: Agreement, someone: Someone, user_id: int | None, *, today: date) -> bool:
    """Still to come, and nobody else is left to do it."""
    if not can_cancel(agreement.state, agreement.due_on, today, staff=False):
        return False
    sides = [side for side in Side if (contact := contact_of(agreement.response, side)) and contact.pk in someone.pks]
    return not all(others_work_for(organisation_of(agreement.response, side), user_id) for side in sides)

"""Cases of an agency, through the real actions."""

import uuid
from datetime import datetime
from itertools import count

from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.placement.actions.guardians import ask_guardian
from gemeinsinn.placement.actions.opening import open_case
from gemeinsinn.placement.actions.proposals import introduce, place, suggest
from gemeinsinn.placement.models import Case, GuardianAsked, Proposal
from tests.factories.answers import make_agency
from tests.factories.opportunities import hang_hands

_numbers = count(1)


def make_case(**overrides) -> Case:
    """Somebody who came in and would like to do something with children; consent of today."""
    number = next(_numbers)
    now = overrides.pop("now", None) or timezone.now()
    fields = {
        "name": f"Rosa Wiesner {number}", "email": f"wiesner-{number}@example.org", "phone": "0345 7654321",
        "wish": "Etwas mit Kindern", "consented_on": timezone.localdate(now), "form_key": uuid.uuid4(), "by": None,
    } | overrides  # fmt: skip
    agency = fields.pop("agency", None) or make_agency()
    return open_case(agency=agency, now=now, **fields)


def propose(case: Case | None = None, need: Need | None = None, *, now: datetime | None = None) -> Proposal:
    """An opportunity for a case."""
    when = now or timezone.now()
    case = case or make_case(now=when)
    made = suggest(case=case, needs=[need or hang_hands(now=when, agency=case.agency)], by=None, now=when)
    return made[0]


def introduce_somebody(case: Case | None = None, *, now: datetime | None = None, need: Need | None = None) -> Proposal:
    """Introduced, with a yes said aloud."""
    proposal = propose(case, need, now=now)
    introduce(proposal=proposal, agreed=True, by=None, now=now or timezone.now())
    return proposal


def place_somebody(case: Case | None = None, *, now: datetime | None = None, need: Need | None = None) -> Proposal:
    """Placed."""
    proposal = introduce_somebody(case, now=now, need=need)
    place(proposal=proposal, by=None, now=now or timezone.now())
    return proposal


def ask_somebodys_guardian(proposal: Proposal | None = None, *, now: datetime | None = None, **whom) -> GuardianAsked:
    """A parent of somebody of 15, asked by mail."""
    when = now or timezone.now()
    proposal = proposal or propose(now=when)
    Case.objects.filter(pk=proposal.case_id).update(birth_year=when.year - 15)
    told = {"name": "Katrin Hoffmann", "email": "katrin@example.org"} | whom
    return ask_guardian(proposal=proposal, by=None, now=when, **told)

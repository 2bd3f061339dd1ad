"""Whatever is done to a proposal, in whatever order and with slips taken back: what the tables say stays true."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.placement.actions.proposals import begin_trial, end_proposal, introduce, place, suggest, take_back
from gemeinsinn.placement.lifecycle.cases import state_of
from gemeinsinn.placement.lifecycle.proposals import KNOWN, MOVES, Move, can_move
from gemeinsinn.placement.models import Case
from tests.factories.placement import make_case, propose

NOW = timezone.now()
DO: dict[Move, Any] = {
    Move.INTRODUCE: lambda one, who: introduce(proposal=one, agreed=True, **who),
    Move.TRY: lambda one, who: begin_trial(proposal=one, **who),
    Move.PLACE: lambda one, who: place(proposal=one, **who),
    Move.DROP: lambda one, who: end_proposal(proposal=one, move=Move.DROP, reason="far", **who),
    Move.END: lambda one, who: end_proposal(proposal=one, move=Move.END, reason="time", **who),
    Move.AGAIN: lambda one, who: suggest(case=one.case, needs=[one.need], **who),
}
BACK = "back"
SAME_AGENCY = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]  # each way has a case of its own in it


@pytest.mark.django_db
@settings(max_examples=20, suppress_health_check=SAME_AGENCY)
@given(steps=st.lists(st.sampled_from([*Move, BACK]), max_size=10))
def test_any_order_of_moves_and_slips(steps, agency, renate):
    proposal = propose(make_case(agency=agency), now=NOW)
    expected, before, now = proposal.state, None, NOW
    for step in steps:
        now += timedelta(minutes=1)
        who = {"by": renate, "now": now}
        allowed = before is not None if step == BACK else can_move(expected, step)
        if step == BACK and allowed:
            take_back(proposal=proposal, **who)
            expected, before = before, None
        elif step == BACK:
            with pytest.raises(DomainError):
                take_back(proposal=proposal, **who)
        elif allowed:
            DO[step](proposal, who)
            expected, before = MOVES[step][1], expected
        elif step is not Move.AGAIN:  # suggesting what is suggested already is no fault
            with pytest.raises(DomainError):
                DO[step](proposal, who)
        proposal.refresh_from_db()
        assert proposal.state == expected
        assert (proposal.consented_at is None) == (proposal.introduced_at is None)
        assert proposal.state not in KNOWN or proposal.consented_at is not None
        assert Case.objects.get(pk=proposal.case_id).state == state_of([expected], talked=False)
    told = OutgoingMail.objects.filter(key__startswith=f"proposal-{proposal.pk}-introduced-")
    assert proposal.state not in KNOWN or told.exists()

"""Reading answers and calls: who sees what, and always with the same number of queries."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.lifecycle.responses import Move
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.responses import (
    answerable_notice,
    answers_to,
    responses_of,
)
from tests.factories.answers import give_answer, hang_need, hang_offer, make_staff
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


@pytest.mark.parametrize("state", State)
def test_what_can_be_looked_at_to_answer(state):
    need = hang_need(state=state)
    if state in {State.WITHDRAWN, State.HIDDEN}:
        with pytest.raises(NoLongerThere):
            answerable_notice(NOBODY, Need, need.pk)
    elif state in {State.PUBLISHED, State.EXPIRED, State.DONE}:
        assert answerable_notice(NOBODY, Need, need.pk) == need
    else:
        with pytest.raises(Need.DoesNotExist):
            answerable_notice(NOBODY, Need, need.pk)


def test_what_is_for_partners_only_is_not_there_for_others():
    need = hang_need(audience="partners")
    with pytest.raises(Need.DoesNotExist):
        answerable_notice(NOBODY, Need, need.pk)
    assert answerable_notice(make_staff(need.agency), Need, need.pk) == need


def test_answers_to_a_notice_leave_out_the_unconfirmed():
    need, offer = hang_need(), hang_offer()
    seen, promised = give_answer(need), give_answer(need)
    give_answer(need, confirmed=False)
    wanted = give_answer(offer)
    move_response(promised, Move.ACCEPT, now=NOW)
    assert set(answers_to(need)) == {seen, promised}
    assert list(answers_to(offer)) == [wanted]


def test_own_answers():
    user, response = make_account(), give_answer()
    response.contact.user = user
    response.contact.save()
    give_answer()
    assert list(responses_of(user)) == [response]
    assert list(responses_of(NOBODY)) == []

"""Reading answers and calls: who sees what, and always with the same number of queries."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.exchange.actions.calls import finish_call
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.lifecycle.responses import Move
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.calls import calls_for, calls_waiting
from gemeinsinn.exchange.queries.responses import (
    answerable_notice,
    answers_to,
    promises_for,
    responses_of,
    undecided_responses,
)
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_staff, want_call
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
    assert list(promises_for(need)) == [promised]
    assert list(answers_to(offer)) == [wanted]


def test_own_answers():
    user, response = make_account(), give_answer()
    response.contact.user = user
    response.contact.save()
    give_answer()
    assert list(responses_of(user)) == [response]
    assert list(responses_of(NOBODY)) == []


def test_undecided_answers_of_ones_own_agencies_the_oldest_first():
    agency = make_agency()
    staff = make_staff(agency)
    late = give_answer(hang_need(agency=agency, now=NOW), now=NOW + timedelta(hours=2))
    early = give_answer(hang_offer(agency=agency, now=NOW), now=NOW + timedelta(hours=1), amount=100)
    give_answer(hang_need(now=NOW), now=NOW)
    give_answer(hang_need(agency=agency, now=NOW), now=NOW, confirmed=False)
    assert list(undecided_responses(staff)) == [early, late]


def test_calls_of_ones_own_desk():
    agency = make_agency()
    staff, office = make_staff(agency), make_account(roles=["office"])
    mine, done = want_call(hang_need(agency=agency)), want_call(hang_need(agency=agency))
    other, homeless = want_call(hang_need()), want_call()
    finish_call(call=done, by=staff, now=NOW)
    assert set(calls_for(staff)) == {mine, done}
    assert list(calls_waiting(staff)) == [mine]
    assert set(calls_waiting(office)) == {mine, other, homeless}
    assert not calls_for(NOBODY).exists()


@pytest.mark.parametrize("many", [1, 12])
def test_the_number_of_queries_does_not_grow(many, django_assert_num_queries):
    agency = make_agency()
    staff = make_staff(agency)
    for _number in range(many):
        need = hang_need(agency=agency)
        give_answer(need)
        want_call(need)
    with django_assert_num_queries(2):
        for response in undecided_responses(staff):
            assert response.notice.agency.name
            assert response.contact.name
    with django_assert_num_queries(3):
        for call in calls_waiting(staff):
            assert call.notice.title
            assert call.contact.phone

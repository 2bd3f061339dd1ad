"""Addresses that never answered and numbers that were called go; so do the words of whoever leaves."""

from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.exchange.account.responses import collect_answers, collect_calls
from gemeinsinn.exchange.actions.calls import finish_call
from gemeinsinn.exchange.actions.response_forgetting import erase_answers, forget_called, forget_unconfirmed
from gemeinsinn.exchange.actions.responses import expire_responses
from gemeinsinn.exchange.models import CallRequest, Need, Response
from gemeinsinn.exchange.tasks import responses as response_tasks
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_of
from tests.factories.answers import give_answer, hang_need, make_agency, make_staff, want_call
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def belongs_to(user, row):
    row.contact.user = user
    row.contact.save()
    return row


def test_an_address_that_never_answered_is_kept_for_a_week():
    give_answer(confirmed=False, now=NOW, email="never@example.org")
    confirmed = give_answer(now=NOW)
    later = NOW + timedelta(days=20)
    expire_responses(now=later)
    assert forget_unconfirmed(now=later + timedelta(days=7)) == 0
    assert forget_unconfirmed(now=later + timedelta(days=7, minutes=1)) == 1
    assert not Contact.objects.filter(email="never@example.org").exists()
    assert list(Response.objects.all()) == [confirmed]


def test_a_number_is_kept_for_a_month_after_the_call():
    agency = make_agency()
    call, waiting = (want_call(hang_need(agency=agency), message="Wegen der Stühle") for _number in range(2))
    finish_call(call=call, by=make_staff(agency), now=NOW)
    assert forget_called(now=NOW + timedelta(days=30)) == 0
    assert forget_called(now=NOW + timedelta(days=31)) == 1
    assert forget_called(now=NOW + timedelta(days=31)) == 0
    call.refresh_from_db()
    waiting.refresh_from_db()
    assert (call.contact.name, call.contact.phone, call.message) == ("N. N.", "", "")
    assert (waiting.contact.phone, waiting.message) == ("0345 555", "Wegen der Stühle")


def test_the_clock_sees_to_it():
    response_tasks.forget_answers(now=NOW)


def test_who_leaves_takes_back_what_is_open_and_their_words_go():
    user, need = make_account(), hang_need(now=NOW)
    response = belongs_to(user, give_answer(need, now=NOW, organisation_name="Brandt"))
    belongs_to(user, want_call(message="Bitte abends"))
    other = give_answer(need, now=NOW)
    erase_answers(person_of(user), now=NOW)
    response.refresh_from_db()
    other.refresh_from_db()
    assert (response.state, response.message, response.organisation_name) == ("withdrawn", "", "")
    assert (other.state, other.message) == ("offered", "Fünf stehen im Keller.")
    assert (Need.objects.get(pk=need.pk).covered, CallRequest.objects.count()) == (500, 0)


def test_a_copy_of_what_is_held():
    user = make_account()
    belongs_to(user, give_answer(now=NOW, organisation_name="Brandt", email="jule@example.org"))
    belongs_to(user, want_call(now=NOW))
    give_answer(now=NOW)
    assert collect_answers(user) == [
        {
            "to": "Zwanzig Stühle für das Hofcafé",
            "amount": "5 Stühle",
            "message": "Fünf stehen im Keller.",
            "organisation": "",
            "organisation_name": "Brandt",
            "name": "Jule Brandt",
            "email": "jule@example.org",
            "phone": "0345 1234567",
            "state": "offered",
            "at": NOW.isoformat(),
            "decision": "",
        }
    ]
    assert collect_calls(user) == [
        {"phone": "0345 555", "times": "vormittags", "message": "", "state": "open", "at": NOW.isoformat()}
    ]

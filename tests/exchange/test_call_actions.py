""" "Please call me": stored once, handled by one desk."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.exchange.actions import calls as actions
from gemeinsinn.exchange.actions.calls import finish_call, miss_call, reopen_call, take_call
from gemeinsinn.exchange.lifecycle.calls import Move
from gemeinsinn.exchange.models import CallRequest
from gemeinsinn.people.models import Contact
from tests.factories.answers import give_answer, hang_need, hang_offer, make_agency, make_staff, want_call

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.django_db
class TestAsking:
    def test_lands_at_the_desk(self):
        need = hang_need()
        call = want_call(need, now=NOW)
        assert (call.need, call.offer, call.agency, call.state) == (need, None, need.agency, "open")
        assert (call.contact.name, call.contact.phone, call.contact.email) == ("Rudi Voss", "0345 555", "")
        assert want_call(hang_offer()).offer is not None
        assert want_call().notice is None

    def test_the_same_form_is_the_same_wish(self):
        key = uuid.uuid4()
        assert want_call(form_key=key) == want_call(form_key=key)
        assert Contact.objects.count() == 1

    def test_a_fault_that_is_no_twin_is_not_swallowed(self, monkeypatch):
        def broken(**fields):
            raise IntegrityError("something else")

        monkeypatch.setattr(actions, "store_call", broken)
        with pytest.raises(IntegrityError, match="something else"):
            want_call()


@pytest.mark.django_db
class TestHandling:
    def setup_method(self):
        self.agency = None

    def call(self):
        self.agency = make_agency()
        return want_call(hang_need(agency=self.agency)), make_staff(self.agency)

    def test_taken_missed_done_and_taken_back(self):
        call, staff = self.call()
        take_call(call=call, by=staff, now=NOW)
        assert (call.state, call.taken_by) == ("taken", staff)
        miss_call(call=call, by=staff, now=NOW)
        assert (call.state, call.tries, call.last_tried_at) == ("missed", 1, NOW)
        response = give_answer()
        finish_call(call=call, by=staff, now=NOW, response=response)
        assert (call.state, call.done_at, call.response) == ("done", NOW, response)
        reopen_call(call=call, by=staff, now=NOW)
        assert (call.state, call.taken_by, call.done_at, call.response) == ("open", None, None, None)
        events = Event.objects.filter(subject_type="exchange.callrequest", subject_id=call.pk).order_by("pk")
        assert [event.verb for event in events] == [
            "call_wanted",
            "call_taken",
            "call_missed",
            "call_done",
            "call_reopened",
        ]

    def test_what_is_not_possible_from_here_is_refused(self):
        call, staff = self.call()
        with pytest.raises(DomainError, match="schneller"):
            reopen_call(call=call, by=staff, now=NOW)
        take_call(call=call, by=staff, now=NOW)
        with pytest.raises(DomainError, match="schneller"):
            take_call(call=call, by=staff, now=NOW)

    def test_another_desk_may_not(self):
        call, _staff = self.call()
        stranger = make_staff(make_agency())
        for act in (take_call, miss_call, finish_call, reopen_call):
            with pytest.raises(NotAllowed):
                act(call=call, by=stranger, now=NOW)

    def test_every_move_has_a_word_in_the_stream(self):
        assert set(actions.VERBS) == set(Move)


def test_the_same_wish_forty_times_at_once(either_database, run_at_once):
    key, agency = uuid.uuid4(), make_agency()
    results = run_at_once(40, lambda number: want_call(form_key=key, agency=agency))
    assert {getattr(result, "pk", result) for result in results} == {CallRequest.objects.get().pk}
    assert Contact.objects.count() == 1


def test_two_colleagues_take_the_same_call_at_once(either_database, run_at_once):
    agency = make_agency()
    staff = make_staff(agency)
    call = want_call(hang_need(agency=agency))
    results = run_at_once(8, lambda number: take_call(call=CallRequest.objects.get(pk=call.pk), by=staff, now=NOW))
    assert results.count(None) == 1

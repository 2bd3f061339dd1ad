"""Signing up, the click, doubles, stepping back, more and fewer."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.models import Decision, Need, Response
from gemeinsinn.volunteering.actions import signing
from gemeinsinn.volunteering.actions.cancelling import (
    add_shifts,
    cancel_all,
    cancel_sign_up,
    change_heads,
    set_reminder,
)
from gemeinsinn.volunteering.actions.hosting import accept_sign_up, refuse_sign_up
from gemeinsinn.volunteering.actions.line import decline_offered_place
from gemeinsinn.volunteering.actions.moves import move_sign_up
from gemeinsinn.volunteering.actions.places import ShiftFull
from gemeinsinn.volunteering.actions.planning import change_plan
from gemeinsinn.volunteering.actions.signing import sign_up
from gemeinsinn.volunteering.actions.suiting import DoesNotSuit, ShiftClosed
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.lifecycle.signups import Move, State
from gemeinsinn.volunteering.models import Enrolment, Shift, SignUp
from tests.factories.people import make_account
from tests.factories.volunteering import (
    hang_planned,
    in_days,
    join,
    only_sign_up,
    plan_shift,
    state_of,
    volunteer,
)

pytestmark = pytest.mark.django_db


def response_of(enrolment: Enrolment) -> Response:
    return Response.objects.get(pk=enrolment.pk)


def need_of(shift: Shift) -> Need:
    return Need.objects.get(pk=shift.plan_id)


def test_a_guest_keeps_the_place_and_counts_with_the_click():
    shift = plan_shift(capacity=3)
    enrolment = join(shift, confirmed=False, heads=2)
    assert (state_of(enrolment), response_of(enrolment).state) == (State.HELD, "unconfirmed")
    assert OutgoingMail.objects.get().key == f"response-{enrolment.pk}-confirm"

    enrolment = join(plan_shift(shift.plan))
    response = response_of(enrolment)
    assert (state_of(enrolment), response.state, response.planned) == (State.CONFIRMED, "accepted", True)
    assert Decision.objects.get(response=response).accepted
    need = need_of(shift)
    assert (need.amount, need.covered, need.unit) == (500, 300, "place")


def test_a_signed_in_person_needs_no_click():
    user = make_account()
    enrolment = join(plan_shift(), confirmed=False, email=user.email, user=user)
    assert (state_of(enrolment), response_of(enrolment).state) == (State.CONFIRMED, "accepted")


def test_the_same_form_twice_is_one_sign_up_and_another_need_refuses_it():
    shift, other, key = plan_shift(), plan_shift(), uuid.uuid4()
    first = join(shift, form_key=key)
    assert join(shift, form_key=key).pk == first.pk
    with pytest.raises(DomainError, match="schon abgeschickt"):
        join(other, form_key=key)


def test_a_form_stored_in_the_same_moment_is_the_one_that_counts(monkeypatch):
    shift, store, stored = plan_shift(), signing.store_enrolment, []

    def overtaken(*told):
        stored.append(store(*told))
        raise IntegrityError

    monkeypatch.setattr(signing, "store_enrolment", overtaken)
    assert [join(shift)] == stored
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize("which", ["none", "another plan's", "nobody's"])
def test_only_shifts_of_this_plan(which):
    shift = plan_shift()
    ids = {"none": [], "another plan's": [plan_shift().pk], "nobody's": [999_999]}[which]
    told = {"volunteer": volunteer(), "form_key": uuid.uuid4(), "language": "de", "now": timezone.now()}
    with pytest.raises(DomainError, match="mindestens eine Schicht"):
        sign_up(need=need_of(shift), shifts=ids, **told)
    assert not Response.objects.exists()


def test_too_late_to_sign_up():
    closed = plan_shift(deadline=in_days(1))
    with pytest.raises(ShiftClosed, match="zu spät"):
        join(closed, now=in_days(2))
    gone = plan_shift()
    Need.objects.filter(pk=gone.plan_id).update(state="hidden")
    with pytest.raises(ShiftClosed):
        join(gone)


@pytest.mark.parametrize(
    ("limits", "told", "words"),
    [
        ({"least_age": 18}, {}, "wie alt"),
        ({"least_age": 18}, {"age": 17}, "ab 18 Jahren"),
        ({"most_age": 26}, {"age": 27}, "bis 26 Jahre"),
        ({"qualification": "Erste-Hilfe-Schein"}, {}, "Erste-Hilfe-Schein"),
    ],
)
def test_limits_of_a_shift(limits, told, words):
    shift = plan_shift(**limits)
    with pytest.raises(DoesNotSuit, match=words):
        join(shift, **told)
    assert not SignUp.objects.exists()


def test_who_fits_the_limits_is_in():
    shift = plan_shift(least_age=18, qualification="Erste-Hilfe-Schein")
    assert state_of(join(shift, age=40, qualified=True)) == State.CONFIRMED


def test_the_same_address_twice_in_one_shift_counts_once():
    shift = plan_shift(capacity=2)
    first = join(shift, email="Maria@example.org")
    again = join(shift, email="maria@example.org")
    assert (state_of(first), state_of(again), response_of(again).state) == (
        State.CONFIRMED,
        State.CANCELLED,
        "withdrawn",
    )
    shift.refresh_from_db()
    assert shift.taken == 1


def test_an_interest_list_keeps_no_places_until_the_host_says_yes():
    shift = plan_shift(hang_planned(mode=Mode.INTEREST), capacity=1)
    first, second = join(shift), join(shift)
    shift.refresh_from_db()
    assert (shift.taken, {state_of(first), state_of(second)}) == (0, {State.INTERESTED})
    accept_sign_up(sign_up=only_sign_up(first), by=None, now=timezone.now())
    with pytest.raises(ShiftFull, match="inzwischen voll"):
        accept_sign_up(sign_up=only_sign_up(second), by=None, now=timezone.now())


def test_a_group_larger_than_the_rest_hears_how_many_are_left():
    shift = plan_shift(hang_planned(mode=Mode.INTEREST), capacity=2)
    with pytest.raises(ShiftFull, match="nur noch 2"):
        accept_sign_up(sign_up=only_sign_up(join(shift, heads=3)), by=None, now=timezone.now())


def test_a_refusal_ends_the_answer_and_is_told_with_its_reason():
    shift = plan_shift(hang_planned(mode=Mode.ON_REQUEST))
    enrolment = join(shift)
    refuse_sign_up(sign_up=only_sign_up(enrolment), by=None, now=timezone.now(), note="Wir sind genug.")
    assert (state_of(enrolment), response_of(enrolment).state) == (State.REFUSED, "declined")
    assert "Wir sind genug." in OutgoingMail.objects.get(key__contains="-refused-").text


def test_stepping_back_in_time_and_too_late():
    shift = plan_shift()
    enrolment = join(shift)
    with pytest.raises(DomainError, match="zu kurz vor Beginn"):
        cancel_sign_up(sign_up=only_sign_up(enrolment), now=shift.starts_at - timedelta(hours=23))
    cancel_sign_up(sign_up=only_sign_up(enrolment), now=timezone.now(), reason="Kind krank")
    cancel_sign_up(sign_up=only_sign_up(enrolment), now=timezone.now())
    one = only_sign_up(enrolment)
    assert (one.state, one.reason, response_of(enrolment).state) == (State.CANCELLED, "Kind krank", "withdrawn")
    assert OutgoingMail.objects.filter(key__contains="-cancelled-").count() == 1


def test_stepping_back_from_one_of_two_leaves_the_other():
    plan = hang_planned()
    early, late = plan_shift(plan, days=5), plan_shift(plan, days=6)
    enrolment = join(early, late)
    cancel_sign_up(sign_up=enrolment.sign_ups.get(shift=early), now=timezone.now())
    assert response_of(enrolment).state == "accepted"
    assert [one.state for one in cancel_all(enrolment=enrolment, now=timezone.now())] == [State.CANCELLED]
    assert response_of(enrolment).state == "withdrawn"
    assert cancel_all(enrolment=enrolment, now=timezone.now()) == []


def test_more_and_fewer_of_a_group():
    shift = plan_shift(capacity=4)
    enrolment, waiting = join(shift, heads=3), join(shift, heads=2)
    with pytest.raises(ShiftFull):
        change_heads(sign_up=only_sign_up(enrolment), heads=5, now=timezone.now())
    change_heads(sign_up=only_sign_up(enrolment), heads=3, now=timezone.now())
    assert state_of(waiting) == State.WAITING
    change_heads(sign_up=only_sign_up(enrolment), heads=2, now=timezone.now())
    shift.refresh_from_db()
    assert (shift.taken, state_of(waiting)) == (4, State.ASKED)
    with pytest.raises(DomainError, match="nicht mehr ändern"):
        change_heads(sign_up=only_sign_up(enrolment), heads=0, now=timezone.now())


def test_a_group_in_line_that_shrinks_is_asked():
    shift = plan_shift(capacity=2)
    join(shift)
    group = join(shift, heads=2)
    change_heads(sign_up=only_sign_up(group), heads=1, now=timezone.now())
    assert state_of(group) == State.ASKED


def test_taking_more_shifts_on_and_coming_back():
    plan = hang_planned()
    one, two, three = (plan_shift(plan, days=day, capacity=1) for day in (5, 6, 7))
    enrolment = join(one, two)
    cancel_sign_up(sign_up=enrolment.sign_ups.get(shift=two), now=timezone.now())
    rows = add_shifts(enrolment=enrolment, shifts=[two.pk, three.pk], now=timezone.now())
    assert {row.state for row in rows} == {State.CONFIRMED}
    cancel_sign_up(sign_up=enrolment.sign_ups.get(shift=two), now=timezone.now())
    join(two)
    (row,) = add_shifts(enrolment=enrolment, shifts=[two.pk], now=timezone.now())
    assert row.state == State.WAITING


def test_coming_back_after_passing_on_stands_at_the_end_of_the_line():
    plan = hang_planned()
    stays, shift = plan_shift(plan, days=5), plan_shift(plan, days=6, capacity=1)
    first, enrolment = join(shift), join(stays, shift)
    cancel_sign_up(sign_up=only_sign_up(first), now=timezone.now())
    decline_offered_place(sign_up=enrolment.sign_ups.get(shift=shift), now=timezone.now())
    (row,) = add_shifts(enrolment=enrolment, shifts=[shift.pk], now=timezone.now())
    assert row.state == State.CONFIRMED


def test_coming_back_to_an_interest_list():
    plan = hang_planned(mode=Mode.INTEREST)
    stays, shift = plan_shift(plan, days=5), plan_shift(plan, days=6)
    enrolment = join(stays, shift)
    cancel_sign_up(sign_up=enrolment.sign_ups.get(shift=shift), now=timezone.now())
    (row,) = add_shifts(enrolment=enrolment, shifts=[shift.pk], now=timezone.now())
    row.refresh_from_db()
    assert row.state == State.INTERESTED


def test_a_shift_one_is_in_cannot_be_taken_twice():
    shift = plan_shift()
    enrolment = join(shift)
    with pytest.raises(DomainError, match="schon dabei"):
        add_shifts(enrolment=enrolment, shifts=[shift.pk], now=timezone.now())


def test_moves_that_are_not_allowed_change_nothing():
    shift = plan_shift()
    one = only_sign_up(join(shift))
    with pytest.raises(DomainError, match="inzwischen entschieden"):
        move_sign_up(one, shift, Move.ASK, now=timezone.now())
    assert state_of(one.enrolment) == State.CONFIRMED


def test_a_walk_in_without_address_gets_no_mail():
    shift = plan_shift(hang_planned(mode=Mode.ON_REQUEST))
    enrolment = join(shift)
    enrolment.response.contact.__class__.objects.filter(pk=enrolment.response.contact_id).update(email="")
    before = OutgoingMail.objects.count()
    accept_sign_up(sign_up=only_sign_up(enrolment), by=None, now=timezone.now())
    assert (state_of(enrolment), OutgoingMail.objects.count()) == (State.CONFIRMED, before)


def test_a_change_of_mode_leaves_who_is_in():
    plan = hang_planned()
    enrolment = join(plan_shift(plan))
    change_plan(plan=plan, by=None, now=timezone.now(), mode=Mode.AGENCY)
    change_plan(plan=plan, by=None, now=timezone.now(), mode=Mode.AGENCY)
    assert state_of(enrolment) == State.CONFIRMED
    assert Event.objects.filter(verb="plan_changed").count() == 1


def test_the_reminder_is_kept():
    enrolment = join(plan_shift())
    set_reminder(enrolment=enrolment, hours=72, now=timezone.now())
    assert Enrolment.objects.get(pk=enrolment.pk).remind_hours == 72

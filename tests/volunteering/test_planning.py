"""Shifts one by one: what makes no sense is refused, what changes is told, nobody is thrown out."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions import planning
from gemeinsinn.volunteering.actions.cancelling import cancel_sign_up
from gemeinsinn.volunteering.actions.hosting import accept_sign_up, give_reason, mark_attendance
from gemeinsinn.volunteering.actions.planning import add_shift, call_off_shift, change_shift, open_plan
from gemeinsinn.volunteering.actions.series import slot_of
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Plan, Shift
from tests.factories.answers import hang_need
from tests.factories.exchange import make_place
from tests.factories.volunteering import hang_planned, in_days, join, only_sign_up, plan_shift, slot, state_of

pytestmark = pytest.mark.django_db
START = in_days(10)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"ends_at": START}, "endet, bevor sie beginnt"),
        ({"ends_at": START + timedelta(hours=49)}, "höchstens zwei Tage"),
        ({"deadline": START + timedelta(minutes=1)}, "Anmeldeschluss liegt nach"),
        ({"least": 3}, "mindestens mehr gebraucht"),
        ({"least_age": 18, "most_age": 16}, "höchste Alter"),
    ],
)
def test_slots_nobody_can_keep(told, words):
    plan = hang_planned()
    with pytest.raises(DomainError, match=words):
        add_shift(plan=plan, slot=slot(starts_at=START, **told), by=None, now=timezone.now())
    assert not plan.shifts.exists()


def test_only_time_and_skill_have_shifts_and_a_plan_is_opened_once():
    with pytest.raises(DomainError, match="Zeit oder Wissen"):
        open_plan(need=hang_need(kind="sachen"), by=None, now=timezone.now())
    need = hang_need(kind="wissen", unit="hour")
    first = open_plan(need=need, by=None, now=timezone.now())
    assert open_plan(need=need, by=None, now=timezone.now()) == first
    assert (need.planned, need.unit, Plan.objects.count()) == (True, "place", 1)


def test_a_plan_has_two_thousand_shifts_at_most(monkeypatch):
    monkeypatch.setattr(planning, "MOST_SHIFTS", 1)
    plan = hang_planned()
    plan_shift(plan)
    with pytest.raises(DomainError, match="höchstens 1 Schichten"):
        plan_shift(plan)


def test_another_time_is_told_to_everybody_in_it():
    shift = plan_shift(capacity=1)
    inside, waiting = join(shift), join(shift)
    later = replace(slot_of(shift), starts_at=in_days(11), ends_at=in_days(11, 12))
    assert change_shift(shift=shift, slot=later, by=None, now=timezone.now()) == []
    told = {mail.to for mail in OutgoingMail.objects.filter(key__contains="-moved-")}
    assert told == {inside.response.contact.email, waiting.response.contact.email}
    assert change_shift(shift=shift, slot=later, by=None, now=timezone.now()) == []
    assert Event.objects.filter(verb="shift_changed").count() == 1


def test_fewer_places_than_taken_throw_nobody_out_but_ask_who_came_last():
    shift = plan_shift(capacity=4)
    first, second, third = join(shift), join(shift, heads=2), join(shift)
    waiting = join(shift)
    now = timezone.now()
    asked = change_shift(shift=shift, slot=replace(slot_of(shift), capacity=2), by=None, now=now)
    assert [one.enrolment_id for one in asked] == [third.pk, second.pk]
    assert {state_of(one) for one in (first, second, third)} == {State.CONFIRMED}
    assert (shift.capacity, shift.places, shift.taken, shift.left) == (2, 4, 4, 0)
    need = Need.objects.get(pk=shift.plan_id)
    assert (need.amount, need.covered) == (200, 200)

    cancel_sign_up(sign_up=only_sign_up(third), now=now)
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    shift.refresh_from_db()
    assert (shift.places, shift.taken, state_of(waiting)) == (2, 2, State.WAITING)
    cancel_sign_up(sign_up=only_sign_up(second), now=now)
    assert state_of(waiting) == State.ASKED


def test_more_places_go_to_the_line_first():
    shift = plan_shift(capacity=1)
    join(shift)
    waiting = join(shift)
    change_shift(shift=shift, slot=replace(slot_of(shift), capacity=2), by=None, now=timezone.now())
    assert state_of(waiting) == State.ASKED


def test_a_shift_nobody_is_in_disappears():
    shift = plan_shift()
    assert call_off_shift(shift=shift, by=None, now=timezone.now()) == 0
    assert not Shift.objects.exists()
    assert Need.objects.get(pk=shift.plan_id).amount is None


def test_calling_off_is_told_with_the_reason():
    shift = plan_shift(capacity=1)
    inside, waiting = join(shift), join(shift)
    now = timezone.now()
    assert call_off_shift(shift=shift, by=None, now=now, note="Sturm.") == 2
    assert call_off_shift(shift=shift, by=None, now=now) == 0
    assert {state_of(inside), state_of(waiting)} == {State.CALLED_OFF}
    assert all("Sturm." in mail.text for mail in OutgoingMail.objects.filter(key__contains="-called-off-"))
    with pytest.raises(DomainError, match="wurde abgesagt"):
        change_shift(shift=shift, slot=replace(slot_of(shift), capacity=3), by=None, now=now)
    with pytest.raises(DomainError, match="wurde abgesagt"):
        mark_attendance(sign_up=only_sign_up(inside), there=True, by=None, now=now)


def test_who_was_there_and_who_was_not():
    shift = plan_shift()
    enrolment = join(shift)
    now = shift.starts_at
    assert mark_attendance(sign_up=only_sign_up(enrolment), there=False, by=None, now=now)
    give_reason(sign_up=only_sign_up(enrolment), reason="Zug ausgefallen", now=now)
    assert (state_of(enrolment), only_sign_up(enrolment).reason) == (State.MISSED, "Zug ausgefallen")
    assert mark_attendance(sign_up=only_sign_up(enrolment), there=True, by=None, now=now)
    assert not mark_attendance(sign_up=only_sign_up(enrolment), there=True, by=None, now=now)
    with pytest.raises(DomainError, match="nichts zu erklären"):
        give_reason(sign_up=only_sign_up(enrolment), reason="x", now=now)
    with pytest.raises(DomainError, match="Absagen geht nicht mehr"):
        call_off_shift(shift=shift, by=None, now=now)
    assert mark_attendance(sign_up=only_sign_up(enrolment), there=None, by=None, now=now)
    assert state_of(enrolment) == State.CONFIRMED


def test_of_two_ticks_the_later_counts_however_they_arrive():
    shift = plan_shift()
    enrolment, now = join(shift), shift.starts_at
    early, late = now - timedelta(minutes=9), now - timedelta(minutes=1)
    assert mark_attendance(sign_up=only_sign_up(enrolment), there=True, by=None, now=now, at=late)
    assert not mark_attendance(sign_up=only_sign_up(enrolment), there=False, by=None, now=now, at=early)
    assert not mark_attendance(sign_up=only_sign_up(enrolment), there=False, by=None, now=now, at=now + timedelta(1))
    assert state_of(enrolment) == State.ATTENDED


def test_a_yes_of_the_agency_names_who_said_it():
    _town, agency, broker = make_place()
    shift = plan_shift(hang_planned(mode="on_request", agency=agency))
    enrolment = join(shift)
    accept_sign_up(sign_up=only_sign_up(enrolment), by=broker, now=timezone.now())
    assert enrolment.response.__class__.objects.get(pk=enrolment.pk).decision.by == broker
    mark_attendance(sign_up=only_sign_up(enrolment), there=True, by=broker, now=shift.starts_at)
    assert only_sign_up(enrolment).checked_by == broker


def test_where_one_group_is_all_there_is_it_alone_is_asked_to_step_back():
    shift = plan_shift(capacity=3)
    group = join(shift, heads=3)
    asked = change_shift(shift=shift, slot=slot(starts_at=shift.starts_at, capacity=2), by=None, now=timezone.now())
    assert [one.enrolment for one in asked] == [group]

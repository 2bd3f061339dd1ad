"""The waiting list: who is asked when, and that nobody is lost, doubled, passed or asked twice."""

import contextlib
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.models import Sum
from django.utils import timezone
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.volunteering.actions.cancelling import add_shifts, cancel_sign_up, change_heads
from gemeinsinn.volunteering.actions.hosting import refuse_sign_up
from gemeinsinn.volunteering.actions.line import (
    decline_offered_place,
    lapse_sign_up,
    lapse_sign_ups,
    take_offered_place,
)
from gemeinsinn.volunteering.actions.places import ShiftFull
from gemeinsinn.volunteering.actions.planning import change_shift
from gemeinsinn.volunteering.actions.series import slot_of
from gemeinsinn.volunteering.actions.signing import confirm_enrolment
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.lifecycle.signups import HOLDING, LIVE, State
from gemeinsinn.volunteering.models import Enrolment, SignUp
from gemeinsinn.volunteering.queries.signups import place_in_line
from tests.factories.volunteering import hang_planned, in_days, join, only_sign_up, plan_shift, state_of

pytestmark = pytest.mark.django_db


def mails(occasion: str) -> list[str]:
    return [mail.to for mail in OutgoingMail.objects.filter(key__contains=occasion).order_by("pk")]


def test_the_next_in_line_is_asked_by_mail_and_nobody_moves_up_in_silence():
    shift = plan_shift(capacity=1)
    first, second, third = join(shift), join(shift), join(shift)
    assert [state_of(one) for one in (first, second, third)] == [State.CONFIRMED, State.WAITING, State.WAITING]
    assert [place_in_line(only_sign_up(one)) for one in (second, third)] == [1, 2]

    now = timezone.now()
    cancel_sign_up(sign_up=only_sign_up(first), now=now)

    asked = only_sign_up(second)
    assert (asked.state, asked.lapses_at) == (State.ASKED, now + timedelta(hours=24))
    assert state_of(third) == State.WAITING
    assert mails("-asked-") == [second.response.contact.email]

    take_offered_place(sign_up=asked, now=now)
    take_offered_place(sign_up=asked, now=now)  # a double click
    assert state_of(second) == State.CONFIRMED


def test_who_passes_it_on_is_not_asked_again():
    shift = plan_shift(capacity=1)
    first, second, third = join(shift), join(shift), join(shift)
    now = timezone.now()
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    decline_offered_place(sign_up=only_sign_up(second), now=now)
    decline_offered_place(sign_up=only_sign_up(second), now=now)
    assert [state_of(one) for one in (second, third)] == [State.DECLINED, State.ASKED]

    decline_offered_place(sign_up=only_sign_up(third), now=now)
    shift.refresh_from_db()
    assert (shift.taken, state_of(second)) == (0, State.DECLINED)
    assert len(mails("-asked-")) == 2


def test_who_does_not_answer_in_time_is_told_and_the_next_is_asked():
    shift = plan_shift(capacity=1)
    first, second, third = join(shift), join(shift), join(shift)
    now = timezone.now()
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    assert lapse_sign_ups(now=now + timedelta(hours=23)) == 0
    late = now + timedelta(hours=24)
    assert lapse_sign_ups(now=late) == 1
    assert [state_of(one) for one in (second, third)] == [State.LAPSED, State.ASKED]
    assert mails("-lapsed-") == [second.response.contact.email]
    told = OutgoingMail.objects.get(key__contains="-lapsed-").text
    assert "nicht mehr auf der Warteliste" in told and "/m/" in told
    with pytest.raises(NoLongerThere):
        take_offered_place(sign_up=only_sign_up(second), now=late)


def test_whose_answer_comes_while_time_runs_out_keeps_the_place():
    shift = plan_shift(capacity=1)
    first, second = join(shift), join(shift)
    now = timezone.now()
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    asked = only_sign_up(second)
    assert lapse_sign_up(pk=asked.pk, now=now) is False  # its time is not up
    take_offered_place(sign_up=asked, now=now)
    assert lapse_sign_up(pk=asked.pk, now=now + timedelta(hours=25)) is False  # listed as due, but quicker
    assert (state_of(second), mails("-lapsed-")) == (State.CONFIRMED, [])


def test_a_group_keeps_its_place_and_those_who_fit_are_asked():
    shift = plan_shift(capacity=3)
    first, second = join(shift), join(shift, heads=2)
    group, single = join(shift, heads=3), join(shift)
    now = timezone.now()
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    assert [state_of(one) for one in (group, single)] == [State.WAITING, State.ASKED]
    cancel_sign_up(sign_up=only_sign_up(second), now=now)
    assert state_of(group) == State.WAITING
    decline_offered_place(sign_up=only_sign_up(single), now=now)
    assert state_of(group) == State.ASKED


def test_an_unconfirmed_address_is_not_asked_but_keeps_its_place_in_line():
    shift = plan_shift(capacity=1)
    first, second, third = join(shift), join(shift, confirmed=False), join(shift)
    now = timezone.now()
    cancel_sign_up(sign_up=only_sign_up(first), now=now)
    assert [state_of(one) for one in (second, third)] == [State.WAITING, State.ASKED]
    confirm_enrolment(enrolment=Enrolment.objects.get(pk=second.pk), now=now)
    decline_offered_place(sign_up=only_sign_up(third), now=now)
    assert state_of(second) == State.ASKED


def test_too_close_to_the_start_nobody_is_asked():
    shift = plan_shift(capacity=1, starts_at=timezone.now() + timedelta(days=3))
    first, second = join(shift), join(shift)
    refuse_sign_up(sign_up=only_sign_up(first), by=None, now=shift.starts_at - timedelta(hours=2))
    assert state_of(second) == State.WAITING


def test_on_request_the_asked_one_is_decided_by_the_host():
    plan = hang_planned(mode=Mode.ON_REQUEST)
    shift = plan_shift(plan, capacity=1)
    first, second = join(shift), join(shift)
    assert [state_of(one) for one in (first, second)] == [State.REQUESTED, State.WAITING]
    now = timezone.now()
    refuse_sign_up(sign_up=only_sign_up(first), by=None, now=now, note="Wir sind schon genug.")
    take_offered_place(sign_up=only_sign_up(second), now=now)
    assert [state_of(one) for one in (first, second)] == [State.REFUSED, State.REQUESTED]


class Line:
    """One shift, and everything that can happen to those in it and in its line."""

    def __init__(self, capacity: int) -> None:
        self.now = timezone.now()
        self.shift = plan_shift(capacity=capacity, starts_at=in_days(300))
        self.joined: set[int] = set()
        self.declined: set[int] = set()

    def pick(self, number: int, *states: str) -> SignUp | None:
        rows = list(SignUp.objects.filter(shift=self.shift, state__in=states).order_by("pk"))
        return rows[number % len(rows)] if rows else None

    def join(self, number):
        self.now += timedelta(seconds=1)
        self.joined.add(join(self.shift, heads=number % 3 + 1, confirmed=number % 4 > 0, now=self.now).pk)

    def confirm(self, number):
        rows = list(Enrolment.objects.filter(pk__in=self.joined, response__state="unconfirmed").order_by("pk"))
        if rows:
            confirm_enrolment(enrolment=rows[number % len(rows)], now=self.now)

    def step_back(self, number):
        if one := self.pick(number, State.HELD, State.WAITING, State.ASKED, State.CONFIRMED):
            cancel_sign_up(sign_up=one, now=self.now)

    def refuse(self, number):
        if one := self.pick(number, State.WAITING, State.CONFIRMED):
            refuse_sign_up(sign_up=one, by=None, now=self.now)

    def take(self, number):
        if one := self.pick(number, State.ASKED):
            take_offered_place(sign_up=one, now=self.now)

    def pass_on(self, number):
        if one := self.pick(number, State.ASKED):
            decline_offered_place(sign_up=one, now=self.now)
            self.declined.add(one.pk)

    def come_back(self, number):
        """After one's own no or silence, from the end of the line; after the host's no, not at all."""
        one = self.pick(number, (State.DECLINED, State.LAPSED, State.CANCELLED, State.REFUSED)[number % 4])
        if one is None:
            return
        self.now += timedelta(seconds=1)
        again = {"enrolment": one.enrolment, "shifts": [self.shift.pk], "now": self.now}
        if one.state == State.REFUSED:
            with pytest.raises(DomainError):
                add_shifts(**again)
            return
        add_shifts(**again)
        self.declined.discard(one.pk)
        one.refresh_from_db()
        assert one.state in LIVE
        others = SignUp.objects.filter(shift=self.shift, state=State.WAITING).exclude(pk=one.pk)
        assert all(other.queued_at < one.queued_at for other in others)

    def wait(self, number):
        self.now += timedelta(hours=number)
        lapse_sign_ups(now=self.now)

    def change_capacity(self, number):
        self.shift.refresh_from_db()
        slot = replace(slot_of(self.shift), capacity=number % 6 + 1)
        change_shift(shift=self.shift, slot=slot, by=None, now=self.now)

    def change_group(self, number):
        if one := self.pick(number, State.WAITING, State.CONFIRMED):
            with contextlib.suppress(ShiftFull):
                change_heads(sign_up=one, heads=number % 4 + 1, now=self.now)

    def check(self):
        """Nobody lost or doubled, places counted right, nobody ready beside an empty chair, a no is final."""
        self.shift.refresh_from_db()
        rows = SignUp.objects.filter(shift=self.shift)
        assert sorted(rows.values_list("enrolment", flat=True)) == sorted(self.joined)
        held = rows.filter(state__in=HOLDING).aggregate(n=Sum("heads"))["n"] or 0
        assert self.shift.taken == held <= self.shift.places
        assert self.shift.places == max(self.shift.capacity, held)
        ready = rows.filter(state=State.WAITING, heads__lte=self.shift.left)
        assert not ready.exclude(enrolment__response__state="unconfirmed").exists()
        assert set(rows.filter(pk__in=self.declined).values_list("state", flat=True)) <= {State.DECLINED}


ACTS = (
    "join", "confirm", "step_back", "refuse", "take", "pass_on", "come_back", "wait", "change_capacity", "change_group",
)  # fmt: skip
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), min_size=12, max_size=25)
DECLINED_AND_BACK = [("step_back", 0), ("pass_on", 0), ("come_back", 0)]


class LineTest(TestCase):
    @settings(max_examples=30)
    @example(capacity=1, first=4, told=DECLINED_AND_BACK)
    @given(capacity=st.integers(1, 4), first=st.integers(1, 8), told=steps)
    def test_any_order_of_anything(self, capacity, first, told):
        line = Line(capacity)
        for number in range(first):
            line.join(number)
        for name, number in told:
            getattr(line, name)(number)
            line.check()

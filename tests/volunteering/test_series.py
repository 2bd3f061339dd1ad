"""Many shifts at once: clock times over the change to summer time, limits, copies."""

import uuid
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.volunteering.actions import planning, series
from gemeinsinn.volunteering.actions.planning import add_shift, call_off_shift
from gemeinsinn.volunteering.actions.series import a_year_later, add_series, at_clock, copy_shifts, on_day
from gemeinsinn.volunteering.lifecycle.recurrence import Pause, Rhythm, Rule
from gemeinsinn.volunteering.models import Series, Shift
from tests.factories.volunteering import hang_planned, join, plan_shift, slot

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
FIRST = date(2027, 3, 16)  # a Tuesday; summer time begins on the 28th


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=BERLIN)


def make(plan, **told) -> list[Shift]:
    rule = Rule(**{"rhythm": Rhythm.WEEKLY, "first": FIRST, "last": FIRST + timedelta(weeks=3)} | told)
    afternoon = slot(starts_at=at(FIRST, 14), ends_at=at(FIRST, 16))
    return add_series(plan=plan, rule=rule, slots=[afternoon], by=None, now=timezone.now())


def test_the_clock_time_stays_over_the_change_to_summer_time():
    made = make(hang_planned())
    assert [timezone.localtime(one.starts_at).hour for one in made] == [14] * 4
    assert [one.starts_at.astimezone(ZoneInfo("UTC")).hour for one in made] == [13, 13, 12, 12]


def test_what_the_rule_says_is_kept():
    pause = Pause(FIRST + timedelta(weeks=2), FIRST + timedelta(weeks=2))
    made = make(hang_planned(), without=frozenset({FIRST}), pauses=(pause,))
    told = Series.objects.get()
    assert len(made) == 2
    assert (told.without, told.pauses) == (["2027-03-16"], [["2027-03-30", "2027-03-30"]])
    assert {one.series_id for one in Shift.objects.all()} == {told.pk}


def test_a_night_shift_and_a_deadline_move_along():
    night = slot(starts_at=at(FIRST, 22), ends_at=at(FIRST + timedelta(1), 2), deadline=at(FIRST - timedelta(2), 18))
    moved = on_day(night, FIRST + timedelta(weeks=2))
    assert (moved.ends_at - moved.starts_at, timezone.localtime(moved.deadline)) == (
        timedelta(hours=4),
        at(FIRST + timedelta(days=12), 18),
    )


def test_the_hour_that_summer_time_skips():
    assert at_clock(date(2027, 3, 28), time(2, 30)) == datetime(2027, 3, 28, 3, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("told", "slots", "words"),
    [
        ({"without": frozenset(FIRST + timedelta(weeks=n) for n in range(4))}, 1, "Kein Tag passt"),
        ({"last": FIRST + timedelta(days=1000), "weekdays": tuple(range(7))}, 1, "mehr als 400 Schichten"),
        ({"last": FIRST + timedelta(days=300), "weekdays": tuple(range(7))}, 2, "mehr als 400 Schichten"),
    ],
)
def test_series_that_make_no_sense(told, slots, words):
    plan = hang_planned()
    rule = Rule(**{"rhythm": Rhythm.WEEKLY, "first": FIRST, "last": FIRST + timedelta(weeks=3)} | told)
    one = slot(starts_at=at(FIRST, 14), ends_at=at(FIRST, 16))
    with pytest.raises(DomainError, match=words):
        add_series(plan=plan, rule=rule, slots=[one] * slots, by=None, now=timezone.now())
    assert not Shift.objects.exists()


def test_a_series_of_ten_thousand_is_refused_not_begun():
    with pytest.raises(ValueError, match="three years"):
        Rule(Rhythm.WEEKLY, FIRST, FIRST + timedelta(days=10_000), weekdays=tuple(range(7)))


def test_a_series_stays_below_the_limit_of_a_plan(monkeypatch):
    monkeypatch.setattr(planning, "MOST_SHIFTS", 3)
    with pytest.raises(DomainError, match="höchstens 3"):
        make(hang_planned())


def test_next_year_on_the_same_weekdays_and_nobody_in_it():
    plan = hang_planned()
    made = make(plan)
    join(made[0])
    call_off_shift(shift=made[1], by=None, now=timezone.now())
    call_off_shift(shift=plan_shift(plan), by=None, now=timezone.now())
    last = FIRST + timedelta(weeks=2)
    copies = copy_shifts(plan=plan, since=FIRST, until=last, first=a_year_later(FIRST), by=None, now=timezone.now())
    days = [timezone.localtime(one.starts_at) for one in copies]
    assert days == [at(FIRST + timedelta(weeks=52), 14), at(FIRST + timedelta(weeks=54), 14)]
    assert {one.taken for one in copies} == {0}


def test_nothing_to_copy_and_too_much(monkeypatch):
    plan = hang_planned()
    make(plan)
    told = {"plan": plan, "until": FIRST + timedelta(weeks=9), "first": FIRST, "by": None, "now": timezone.now()}
    with pytest.raises(DomainError, match="keine Schichten"):
        copy_shifts(since=FIRST + timedelta(weeks=5), **told)
    monkeypatch.setattr(planning, "MOST_SHIFTS", 7)
    with pytest.raises(DomainError, match="höchstens 7"):
        copy_shifts(since=FIRST, **told)


def test_a_copied_slot_says_the_same():
    shift = plan_shift(role="Waffeln", least=1, least_age=14)
    assert series.shift_of(shift.plan, replace(series.slot_of(shift), capacity=5)).places == 5
    assert series.slot_of(shift).role == "Waffeln"


def test_a_form_sent_twice_makes_its_shifts_once(either_database, run_at_once):
    plan, key = hang_planned(), uuid.uuid4()
    told = {"plan": plan, "by": None, "now": timezone.now(), "form_key": key}

    def send(number):
        if number % 2:
            return add_series(rule=Rule(Rhythm.WEEKLY, FIRST, FIRST + timedelta(weeks=3)), slots=[slot()], **told)
        return add_shift(slot=slot(), **told)

    run_at_once(12, send)
    assert plan.shifts.count() in {1, 4}
    before = plan.shifts.count()
    assert copy_shifts(since=timezone.localdate(), until=date(2100, 1, 1), first=FIRST, **told) == []
    assert plan.shifts.count() == before

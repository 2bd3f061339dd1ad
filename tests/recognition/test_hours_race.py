"""The tick at the door and the volunteer's own entry at the same moment: one row, whoever comes first."""

import uuid
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.actions import entering
from gemeinsinn.recognition.actions.entering import Told, enter_hours
from gemeinsinn.recognition.actions.volunteers import find_volunteer
from gemeinsinn.recognition.models import Hours
from gemeinsinn.recognition.placing import place_of_need
from tests.factories.volunteering import hang_planned, in_days, join, plan_shift

AT_ONCE = 12


def enter_at_once(run_at_once):
    """Twelve forms of one person for one shift, let go together; returns what became of each."""
    now = timezone.now()
    shift = plan_shift(hang_planned(), starts_at=in_days(-2, 9))
    me = find_volunteer(contact=join(shift, now=now - timedelta(days=5)).response.contact, now=now)
    told, place = Told(in_days(-2).date(), 60, "x"), place_of_need(shift.plan.need)
    return run_at_once(
        AT_ONCE,
        lambda _number: enter_hours(volunteer=me, told=told, place=place, form_key=uuid.uuid4(), by=None, now=now),
    )


def test_one_shift_counts_once(either_database, run_at_once):
    results = enter_at_once(run_at_once)
    assert sorted(type(one).__name__ for one in results) == ["DomainError"] * (AT_ONCE - 1) + ["Hours"]
    assert Hours.objects.count() == 1


def test_without_the_guard_it_would_count_more_often(transactional_db, run_at_once, monkeypatch):
    """The control: the same with the shift left out of the row, and without the constraint on days."""
    assert connection.vendor == "sqlite"
    monkeypatch.setattr(entering, "own_shift", lambda *args: None)
    constraint = next(one for one in Hours._meta.constraints if one.name == "hours_of_a_day_once")
    with connection.schema_editor() as editor:
        editor.remove_constraint(Hours, constraint)
    try:
        results = enter_at_once(run_at_once)
        assert not any(isinstance(one, DomainError) for one in results)
        assert Hours.objects.count() > 1
    finally:
        Hours.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Hours, constraint)

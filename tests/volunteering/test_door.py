"""At the door: a phone may keep the list on its day, with no more than it needs; ticks count from two hours before."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.volunteering.actions.hosting import mark_attendance
from gemeinsinn.volunteering.actions.planning import call_off_shift
from gemeinsinn.volunteering.lifecycle.door import can_tick, day_of_list
from tests.factories.volunteering import in_days, join, only_sign_up, plan_shift, state_of


def test_the_day_goes_from_midnight_to_midnight_and_over_it_where_the_shift_does():
    at, midnight = datetime(2026, 12, 4, 22, 15, tzinfo=UTC), datetime(2026, 12, 4, tzinfo=UTC)
    assert day_of_list(at, at + timedelta(hours=1)) == (midnight, midnight + timedelta(days=1))
    assert day_of_list(at, at + timedelta(hours=3)) == (midnight, midnight + timedelta(days=2))
    assert [can_tick(at, at - timedelta(minutes=n)) for n in (121, 120)] == [False, True]


@pytest.mark.django_db
def test_nobody_is_ticked_days_before():
    shift = plan_shift(days=3)
    one = only_sign_up(join(shift))
    with pytest.raises(DomainError, match=r"zwei Stunden|two hours"):
        mark_attendance(sign_up=one, there=True, by=None, now=timezone.now())
    assert state_of(one.enrolment) == "confirmed"


@pytest.mark.django_db
def test_a_phone_keeps_the_list_on_its_day_only_and_no_more_than_the_door_needs(client):
    shift = plan_shift(starts_at=in_days(4, 14))
    join(shift, name="Nadja Krüger", message="Ich habe Rücken.", age=17)
    token = issue_link(purpose="need", subject_id=shift.plan_id, now=timezone.now(), lasts=timedelta(days=9))
    root = f"/m/{token}/plan/{shift.pk}/"

    def kept() -> tuple:
        page = client.get(f"{root}wer/").content.decode()
        return "data-kept-copy" in page, client.get(f"{root}tuer/").status_code

    assert kept() == (False, 404)
    with time_machine.travel(timezone.localtime(shift.starts_at).replace(hour=0, minute=1), tick=False):
        assert kept() == (True, 200)
        copy = client.get(f"{root}tuer/").content.decode()
        assert ("Nadja Krüger" in copy, "Rücken" in copy, "17 Jahre" in copy) == (True, False, False)
        worker = client.get(f"{root}ohne-netz/")
        assert (worker["Service-Worker-Allowed"], worker["Content-Type"]) == (
            f"{root}wer/", "text/javascript; charset=utf-8",
        )  # fmt: skip
        call_off_shift(shift=shift, by=None, now=timezone.now())
        assert kept() == (False, 404)
    with time_machine.travel(timezone.localtime(shift.ends_at) + timedelta(days=1), tick=False):
        assert kept() == (False, 404)

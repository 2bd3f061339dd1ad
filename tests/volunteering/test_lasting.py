"""Dates after a need's last day let it hang longer, so that people can sign up for them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.notices.scheduled import expire_notices
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.actions.planning import add_shift, change_shift
from gemeinsinn.volunteering.actions.series import copy_shifts
from tests.factories.volunteering import hang_planned, in_days, join, plan_shift, slot

pytestmark = pytest.mark.django_db


def planned_until(days: int, **fields):
    plan = hang_planned()
    Need.objects.filter(pk=plan.pk).update(until=in_days(days).date(), **fields)
    return plan


def stored(plan) -> tuple:
    return tuple(Need.objects.values_list("until", "state").get(pk=plan.pk))


def test_next_years_copy_brings_an_expired_need_back_and_people_sign_up():
    plan = planned_until(3)
    shift = plan_shift(plan, days=2)
    later = timezone.now() + timedelta(days=5)
    expire_notices(now=later)
    assert stored(plan)[1] == "expired"
    day = timezone.localtime(shift.starts_at).date()
    copied = copy_shifts(plan=plan, since=day, until=day, first=day + timedelta(weeks=52), by=None, now=later)
    assert stored(plan) == (day + timedelta(weeks=52), "published")
    assert join(copied[0], now=later).sign_ups.get().state == "confirmed"


def test_a_later_date_or_a_date_moved_later_is_enough_and_an_earlier_one_changes_nothing():
    plan, now = planned_until(9), timezone.now()
    shift = plan_shift(plan, days=5)
    assert stored(plan)[0] == in_days(9).date()
    change_shift(shift=shift, slot=slot(days=12), by=None, now=now)
    assert stored(plan)[0] == in_days(12).date()
    add_shift(plan=plan, slot=slot(days=30), by=None, now=now)
    assert stored(plan)[0] == in_days(30).date()
    fields = [event.data["fields"] for event in Event.objects.filter(verb="changed", subject_id=plan.pk)]
    assert fields == [["until"], ["until"]]


@pytest.mark.parametrize("fields", [{"until": None}, {"state": "hidden"}])
def test_what_has_no_last_day_or_is_with_the_agency_stays_as_it_is(fields):
    plan = planned_until(9)
    Need.objects.filter(pk=plan.pk).update(**fields)
    before = stored(plan)
    plan_shift(plan, days=30)
    assert stored(plan) == before


def test_a_date_that_is_over_moves_nothing():
    plan = planned_until(-9, state="expired")
    add_shift(plan=plan, slot=slot(days=-2), by=None, now=timezone.now())
    assert stored(plan) == (in_days(-9).date(), "expired")


def test_the_page_says_so(client):
    plan = planned_until(9)
    token = issue_link(purpose="need", subject_id=plan.pk, now=timezone.now(), lasts=timedelta(days=9))
    form = {
        "day": in_days(20).date().isoformat(), "begins": "14:00", "ends": "16:00", "capacity": "3",
        "form_key": "1f0b9f0e-52a4-4b62-9b1c-3c06a3fb4f01",
    }  # fmt: skip
    page = client.post(f"/m/{token}/plan/neu/", form, follow=True).content.decode()
    assert "hängt jetzt bis" in page

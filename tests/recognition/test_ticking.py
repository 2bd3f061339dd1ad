"""Hours from attendance: the tick at the door counts, once, and can be taken back."""

import uuid
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from gemeinsinn.people.models import Contact
from gemeinsinn.recognition.actions.confirming import confirm_hours, refuse_hours
from gemeinsinn.recognition.actions.entering import Told, enter_hours
from gemeinsinn.recognition.actions.volunteers import find_volunteer
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import Hours, Volunteer
from gemeinsinn.recognition.placing import place_of_need, place_of_organisation
from gemeinsinn.volunteering.actions.hosting import mark_attendance
from tests.factories.answers import make_agency
from tests.factories.people import make_account
from tests.factories.recognition import enter
from tests.factories.volunteering import hang_planned, in_days, join, only_sign_up, plan_shift

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def sign_up():
    """Somebody signed up for three hours of the day before yesterday."""
    shift = plan_shift(hang_planned(), starts_at=in_days(-2, 9), role="Kuchen")
    return only_sign_up(join(shift, now=NOW - timedelta(days=5)))


def tick(sign_up, there, *, by=None):
    mark_attendance(sign_up=sign_up, there=there, by=by, now=timezone.now())


def stored() -> list[tuple]:
    return [(one.minutes, one.state, one.source) for one in Hours.objects.all()]


def test_who_was_there_has_hours(sign_up):
    host = make_account()
    tick(sign_up, True, by=host)
    hours = Hours.objects.get()
    assert stored() == [(180, "confirmed", "shift")]
    assert (hours.what, hours.day, hours.need_id) == ("Kuchen", in_days(-2).date(), sign_up.shift.plan_id)
    assert [(one.act, one.side, one.by) for one in hours.steps.all()] == [("tick", "host", host)]
    tick(sign_up, False)
    assert stored() == []
    tick(sign_up, True)
    tick(sign_up, None)
    assert stored() == []


def test_an_entry_of_the_same_shift_stands_and_the_tick_confirms_it(sign_up):
    me = find_volunteer(contact=sign_up.enrolment.response.contact, now=NOW)
    hours = enter(me, need=sign_up.shift.plan.need, day=in_days(-2).date(), minutes=60)
    assert hours.shift == sign_up.shift
    tick(sign_up, True)
    assert stored() == [(60, "confirmed", "own")]
    tick(sign_up, None)
    assert stored() == [(60, "entered", "own")]
    tick(sign_up, False)
    assert stored() == [(60, "entered", "own")], "what waits is for the host to say"


def test_a_refused_entry_gives_way_to_the_length_of_the_shift(sign_up):
    me = find_volunteer(contact=sign_up.enrolment.response.contact, now=NOW)
    hours = enter(me, need=sign_up.shift.plan.need, day=in_days(-2).date(), minutes=600)
    refuse_hours(hours=hours, reason="zu viel", side=Side.HOST, by=None, now=NOW)
    tick(sign_up, True)
    assert stored() == [(180, "confirmed", "own")]


def test_an_entry_made_before_the_shift_was_known_becomes_its_row():
    plan = hang_planned()
    enrolment_of_other_day = join(
        plan_shift(plan, starts_at=in_days(-4)), now=NOW - timedelta(days=6), email="a@example.org"
    )
    me = find_volunteer(contact=enrolment_of_other_day.response.contact, now=NOW)
    enter_hours(
        volunteer=me, told=Told(in_days(-2).date(), 90, "x"), place=place_of_need(plan.need),
        form_key="0b0a7f9e-0000-4000-8000-000000000001", by=None, now=NOW,
    )  # fmt: skip
    late = only_sign_up(
        join(plan_shift(plan, starts_at=in_days(-2)), now=NOW - timedelta(days=5), email="a@example.org")
    )
    tick(late, True)
    assert stored() == [(90, "confirmed", "own")]
    assert Hours.objects.get().shift == late.shift


def test_the_tick_first_then_the_same_day_entered(sign_up):
    tick(sign_up, True)
    me = Volunteer.objects.get()
    with pytest.raises(Exception, match="schon"):
        enter(me, need=sign_up.shift.plan.need, day=in_days(-2).date())
    assert confirm_hours(hours=Hours.objects.all(), side=Side.HOST, by=None, now=NOW) == 0


def test_nobody_to_count_for(sign_up):
    Contact.objects.filter(pk=sign_up.enrolment.response.contact_id).update(email="")
    tick(only_sign_up(sign_up.enrolment), True)
    assert not Volunteer.objects.exists()


def test_ticks_of_before_there_were_hours_are_counted_once_by_the_upgrade(sign_up):
    upgrade = import_module("gemeinsinn.recognition.migrations.0004_earlier_ticks").count_earlier
    plan, host = sign_up.shift.plan, make_account()
    entered, silent = (
        only_sign_up(join(plan_shift(plan, starts_at=in_days(-ago)), now=NOW - timedelta(days=9), email=email))
        for ago, email in ((3, "a@example.org"), (4, "b@example.org"))
    )
    tick(sign_up, True, by=host)
    expected = [(one.day, one.minutes, one.what, one.need, one.agency, one.field) for one in Hours.objects.all()]
    for one in (entered, silent):
        tick(one, True)
    Volunteer.objects.all().delete()
    Contact.objects.filter(email="b@example.org").update(email="")
    me = find_volunteer(contact=entered.enrolment.response.contact, now=NOW)
    enter_hours(
        volunteer=me, told=Told(in_days(-3).date(), 45, "x"), place=place_of_organisation(make_agency()),
        form_key=uuid.uuid4(), by=None, now=NOW,
    )  # fmt: skip
    enter(me, need=plan.need, day=in_days(-3).date(), minutes=60)
    for _twice in range(2):
        upgrade(apps, None)
        made = Hours.objects.filter(source="shift")
        told = [(one.day, one.minutes, one.what, one.need, one.agency, one.field) for one in made]
        assert (told, Hours.objects.count()) == (expected, 3)
        assert [(one.act, one.side, one.by, one.after) for one in made.get().steps.all()] == [
            ("tick", "host", host, 180)
        ]
    assert made.get().volunteer.contact.name == sign_up.enrolment.response.contact.name

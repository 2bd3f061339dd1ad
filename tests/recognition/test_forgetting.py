"""What is kept about volunteers, and what becomes of it when they leave."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.models import SecretLink
from gemeinsinn.people.actions.leaving import close_account, erase_contact
from gemeinsinn.people.personal_data import NOBODY, collect_all
from gemeinsinn.recognition.actions.confirming import correct_hours
from gemeinsinn.recognition.actions.forgetting import GUESTS_KEPT, forget_guests
from gemeinsinn.recognition.actions.volunteers import volunteer_of
from gemeinsinn.recognition.lifecycle.hours import Side
from gemeinsinn.recognition.models import Hours, HoursStep, Volunteer
from gemeinsinn.recognition.tasks import forget, tell
from tests.factories.people import make_account
from tests.factories.recognition import confirmed, enter, make_volunteer
from tests.factories.volunteering import join, plan_shift

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_who_leaves_takes_words_and_ways_along_and_leaves_the_numbers():
    user = make_account(name="Ida Ilse", email="ida@example.org")
    hours = confirmed(volunteer_of(user=user, now=NOW), what="vorgelesen")
    correct_hours(hours=hours, minutes=90, reason="x", side=Side.HOST, by=None, now=NOW)
    told = collect_all(user)["hours"]
    assert [(one["minutes"], one["what"], one["state"]) for one in told[0]["entries"]] == [
        (90, "vorgelesen", "confirmed")
    ]
    assert told[0]["entries"][0]["steps"][-1]["reason"] == "x"
    close_account(user=user, now=NOW)
    left = Hours.objects.select_related("volunteer__contact").get()
    assert (left.minutes, left.what, left.volunteer.address, left.volunteer.contact.name) == (90, "", None, NOBODY)
    assert not HoursStep.objects.exclude(reason="").exists()
    assert not SecretLink.objects.filter(purpose="hours").exists()


def test_erasing_one_answer_erases_the_hours_of_its_address():
    contact = join(plan_shift(), email="gast@example.org").response.contact
    mine, others = make_volunteer(email="gast@example.org"), make_volunteer()
    erase_contact(contact=contact, by=None, now=NOW)
    assert [Volunteer.objects.get(pk=one.pk).address is None for one in (mine, others)] == [True, False]


def test_guests_are_not_kept_for_ever():
    old = NOW - GUESTS_KEPT - timedelta(days=2)
    gone, active, owner = make_volunteer(), make_volunteer(), volunteer_of(user=make_account(), now=old)
    Volunteer.objects.update(created_at=old)
    young = make_volunteer()
    enter(active)
    long_ago = enter(gone)
    Hours.objects.filter(pk=long_ago.pk).update(day=old.date())
    forget(now=NOW)
    assert Volunteer.objects.get(pk=gone.pk).address is None
    assert {one.pk for one in Volunteer.objects.exclude(address=None)} == {active.pk, owner.pk, young.pk}
    assert forget_guests(now=NOW) == 0
    tell(now=NOW)
    assert Hours.objects.filter(told_at=NOW).count() == 2

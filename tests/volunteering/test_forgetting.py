"""What is kept about volunteers ends on its day, or at their wish."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.people.actions.leaving import close_account, erase_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import collect_all
from gemeinsinn.volunteering.actions.forgetting import (
    GUARDIAN_KEPT,
    PAST_KEPT,
    count_past,
    follow_needs,
    forget_past,
)
from gemeinsinn.volunteering.actions.planning import change_plan
from gemeinsinn.volunteering.lifecycle.signups import State
from gemeinsinn.volunteering.models import Enrolment, GuardianConsent
from tests.factories.answers import make_company, make_staff
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.volunteering import hang_planned, join, plan_shift, state_of

pytestmark = pytest.mark.django_db


def test_guests_of_shifts_long_past_are_forgotten_and_accounts_keep_their_own():
    shift, user = plan_shift(capacity=3), make_account()
    guest = join(shift, message="Ich bringe Kuchen.", age=40)
    known = join(shift, user=user, email=user.email)
    assert forget_past(now=shift.ends_at + PAST_KEPT - timedelta(days=1)) == 0
    assert forget_past(now=shift.ends_at + PAST_KEPT + timedelta(days=1)) == 1
    response = Response.objects.select_related("contact").get(pk=guest.pk)
    assert (response.contact.name, response.message, Enrolment.objects.get(pk=guest.pk).age) == ("N. N.", "", None)
    assert not SecretLink.objects.filter(purpose="response", subject_id=guest.pk).exists()
    assert Contact.objects.get(pk=known.response.contact_id).email == user.email


def test_guardians_are_forgotten_a_month_after():
    shift = plan_shift()
    enrolment = join(shift, age=15, guardian_name="Katrin Hoffmann", guardian_email="katrin@example.org")
    assert forget_past(now=shift.ends_at + GUARDIAN_KEPT + timedelta(days=1)) == 1
    assert GuardianConsent.objects.get(pk=enrolment.pk).contact.name == "N. N."


def test_who_leaves_gives_the_place_to_the_next():
    shift, user = plan_shift(capacity=1), make_account()
    enrolment, waiting = join(shift, user=user, email=user.email), join(shift)
    assert collect_all(user)["shifts"][0]["shifts"][0]["state"] == State.CONFIRMED
    close_account(user=user, now=timezone.now())
    assert (state_of(enrolment), state_of(waiting)) == (State.CANCELLED, State.ASKED)


def test_a_guardian_who_leaves_before_answering_takes_it_back():
    enrolment = join(plan_shift(), age=15, guardian_name="Katrin Hoffmann", guardian_email="katrin@example.org")
    guardian = GuardianConsent.objects.get(pk=enrolment.pk)
    erase_contact(contact=guardian.contact, by=None, now=timezone.now())
    assert state_of(enrolment) == State.CANCELLED


def test_the_words_of_ones_own_plan_go_and_its_shifts_are_called_off():
    user = make_account()
    contact = make_confirmed_contact(name=user.name, email=user.email)
    Contact.objects.filter(pk=contact.pk).update(user=user)
    plan = hang_planned(contact=contact)
    change_plan(plan=plan, by=None, now=timezone.now(), meeting_point="bei Oma Krause")
    shift = plan_shift(plan, role="Kuchen von Oma Krause")
    enrolment = join(shift)
    assert collect_all(user)["plans"][0]["meeting_point"] == "bei Oma Krause"
    close_account(user=user, now=timezone.now())
    plan.refresh_from_db()
    shift.refresh_from_db()
    assert (plan.meeting_point, shift.role) == ("", "")
    Need.objects.filter(pk=plan.pk).update(state="withdrawn")
    assert follow_needs(now=timezone.now()) == 1
    assert follow_needs(now=timezone.now()) == 0
    assert state_of(enrolment) == State.CALLED_OFF


def test_the_plan_of_an_organisation_with_others_stands():
    user, firm = make_account(), make_company()
    make_staff(firm)
    contact = make_confirmed_contact(name=user.name, email=user.email)
    Contact.objects.filter(pk=contact.pk).update(user=user)
    plan = hang_planned(contact=contact, organisation=firm)
    change_plan(plan=plan, by=None, now=timezone.now(), meeting_point="am Tor")
    close_account(user=user, now=timezone.now())
    plan.refresh_from_db()
    assert plan.meeting_point == "am Tor"


def test_what_has_begun_is_no_place_any_more():
    plan = hang_planned()
    early, late = plan_shift(plan, days=5), plan_shift(plan, days=8, capacity=7)
    join(early)
    assert Need.objects.get(pk=plan.pk).amount == 900
    assert count_past(now=early.starts_at + timedelta(minutes=5)) == 1
    need = Need.objects.get(pk=plan.pk)
    assert (need.amount, need.covered) == (700, 0)
    assert count_past(now=late.starts_at + timedelta(days=9)) == 0

"""Mails by the clock: reminders, news for hosts, too few people."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering import tasks
from gemeinsinn.volunteering.actions.cancelling import cancel_sign_up, set_reminder
from gemeinsinn.volunteering.actions.planning import change_plan
from gemeinsinn.volunteering.actions.reminding import (
    SHORT_BEFORE,
    remind_volunteer,
    remind_volunteers,
    tell_hosts,
    tell_short,
    tell_short_plan,
)
from gemeinsinn.volunteering.forms.signing import REMINDERS
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Shift, SignUp
from tests.factories.answers import make_agency
from tests.factories.volunteering import hang_planned, join, only_sign_up, plan_shift

pytestmark = pytest.mark.django_db


def mails(part: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__contains=part).order_by("pk"))


@pytest.mark.parametrize(("language", "words"), [("de", "2 Stunden vorher"), ("en", "2 hours before")])
def test_the_choices_are_read_in_the_language_of_the_page(language, words):
    with translation.override(language):
        assert str(REMINDERS[0][1]) == words


def test_each_is_reminded_once_when_they_like():
    plan = hang_planned()
    change_plan(plan=plan, by=None, now=timezone.now(), meeting_point="Seiteneingang", bring_along="Handschuhe")
    shift = plan_shift(plan, capacity=3)
    usual, early, never = join(shift), join(shift), join(shift)
    set_reminder(enrolment=early, hours=168, now=timezone.now())
    set_reminder(enrolment=never, hours=0, now=timezone.now())
    assert remind_volunteers(now=shift.starts_at - timedelta(days=6)) == 1
    assert remind_volunteers(now=shift.starts_at - timedelta(hours=23)) == 1
    assert remind_volunteers(now=shift.starts_at - timedelta(hours=22)) == 0
    told = mails("-reminder-")
    assert [mail.to for mail in told] == [early.response.contact.email, usual.response.contact.email]
    assert "Treffpunkt: Seiteneingang" in told[0].text and "Bitte mitbringen: Handschuhe" in told[0].text


def test_who_has_only_just_signed_up_needs_no_reminder():
    shift = plan_shift(days=1)
    join(shift, now=shift.starts_at - timedelta(hours=5))
    assert remind_volunteers(now=shift.starts_at - timedelta(hours=4)) == 0


def test_who_stepped_back_is_not_reminded():
    shift = plan_shift()
    enrolment = join(shift)
    cancel_sign_up(sign_up=only_sign_up(enrolment), now=timezone.now())
    assert not remind_volunteer(pk=only_sign_up(enrolment).pk, now=shift.starts_at - timedelta(hours=20))


def test_a_host_hears_once_a_day_what_is_new():
    shift, now = plan_shift(capacity=1), timezone.now()
    first = join(shift)
    join(shift)
    assert tell_hosts(now=now + timedelta(hours=2)) == 0
    assert tell_hosts(now=now + timedelta(hours=25)) == 1
    assert tell_hosts(now=now + timedelta(hours=60)) == 0
    (mail,) = mails("-news-")
    assert mail.to == Need.objects.get(pk=shift.plan_id).contact.email
    assert "1 Anmeldung\n1 Person steht auf der Warteliste" in mail.text
    assert "/plan/" in mail.text and first.response.contact.name not in mail.text


def test_requests_are_told_within_the_hour():
    shift, now = plan_shift(hang_planned(mode=Mode.ON_REQUEST)), timezone.now()
    join(shift)
    assert tell_hosts(now=now + timedelta(minutes=61)) == 1
    assert "Einige warten auf Ihr Ja oder Nein." in mails("-news-")[0].text


def test_where_the_agency_decides_it_is_told():
    agency = make_agency()
    shift, now = plan_shift(hang_planned(mode=Mode.AGENCY, agency=agency)), timezone.now()
    join(shift)
    assert tell_hosts(now=now + timedelta(minutes=61)) == 1
    (mail,) = mails("-news-")
    assert mail.to == agency.email and "/m/" not in mail.text


def test_nobody_to_tell_is_no_mail():
    shift, now = plan_shift(), timezone.now()
    Need.objects.filter(pk=shift.plan_id).update(contact=None, agency=None)
    join(shift)
    assert tell_hosts(now=now + timedelta(hours=25)) == 0


def test_what_only_lapsed_is_no_news():
    shift, now = plan_shift(), timezone.now()
    join(shift)
    SignUp.objects.update(state="lapsed")
    assert tell_hosts(now=now + timedelta(hours=25)) == 0


def test_too_few_are_told_once_three_days_ahead():
    plan = hang_planned()
    short, enough = plan_shift(plan, capacity=3, least=2), plan_shift(plan, capacity=3, least=1)
    join(short)
    join(enough)
    assert tell_short(now=short.starts_at - SHORT_BEFORE) == 0
    due = short.starts_at - timedelta(days=2)
    assert tell_short(now=due) == 1
    assert tell_short(now=due) == 0
    (mail,) = mails("-short-")
    assert "1 von mindestens 2" in mail.text
    assert not tell_short_plan([Shift.objects.get(pk=short.pk)], now=due)


def test_the_worker_does_it_all():
    now = timezone.now()
    shift = plan_shift(days=1, capacity=2, least=2)
    join(shift)
    for task in (tasks.lapse_unanswered, tasks.remind, tasks.count_begun, tasks.forget_volunteers):
        task(now=now + timedelta(hours=1))
    assert len(mails("-short-")) == 1

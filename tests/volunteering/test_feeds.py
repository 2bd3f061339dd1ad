"""One calendar for all a person's dates: to their mailbox or account alone, until they end it."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.people.models import Contact
from gemeinsinn.people.personal_data import person_behind
from gemeinsinn.volunteering.actions.feeds import open_feed
from gemeinsinn.volunteering.actions.forgetting import erase_enrolments
from gemeinsinn.volunteering.queries.signups import sign_ups_of_person
from tests.factories.people import make_account
from tests.factories.volunteering import hang_planned, join, plan_shift

pytestmark = pytest.mark.django_db
ADDRESS = "kim@example.org"


def events(text):
    return re.findall(r"SUMMARY:(.+?)\r\n", text)


def own_link(enrolment):
    return issue_link(purpose="response", subject_id=enrolment.pk, now=timezone.now(), lasts=timedelta(days=1))


def test_a_guest_gets_it_by_mail_with_everything_of_this_address():
    first = join(plan_shift(hang_planned(title="Waffeln")), email=ADDRESS)
    join(plan_shift(hang_planned(title="Aufbau"), days=12), email=ADDRESS.upper())
    join(plan_shift(hang_planned(title="Nie bestätigt")), email=ADDRESS, confirmed=False)
    join(plan_shift(hang_planned(title="Von jemand anderem")))
    path = f"/m/{own_link(first)}/"
    client = Client()
    assert "Alle meine Termine in einem Kalender" in client.get(path).content.decode()
    for _n in range(2):
        page = client.post(f"{path}alle-termine/", follow=True).content.decode()
        assert "auf dem Weg" in page and "Aufbau" not in page  # the link of one need shows no other
    mail = OutgoingMail.objects.get(key__contains="-dates-")
    feed = re.search(r"http://127\.0\.0\.1:8000(/m/[^/]+/)", mail.text)[1]
    assert mail.to == ADDRESS
    page = client.get(feed).content.decode()
    assert "Waffeln" in page and "Aufbau" in page and "webcal://" in page
    answer = client.get(f"{feed}termine.ics/")
    assert events(answer.content.decode()) == ["Waffeln", "Aufbau"]
    assert client.get(f"{feed}anderes/").status_code == 404
    assert client.get(f"{feed}ende/").status_code == 405
    assert client.post(f"{feed}ende/").status_code == 200
    assert client.get(f"{feed}termine.ics/").status_code == 410


def test_an_account_has_its_own(client):
    user = make_account()
    assert open_for(client, user).status_code == 404
    mine = join(plan_shift(hang_planned(title="Waffeln")), user=user, email=user.email)
    join(plan_shift(hang_planned(title="Mit anderer Adresse")), user=user, email="anders@example.org")
    assert "Alle meine Termine in einem Kalender" in client.get("/konto/").content.decode()
    answer = open_for(client, user)
    page = client.get(answer["Location"]).content.decode()
    assert "Waffeln" in page
    assert "Waffeln" in events(client.get(f"{answer['Location']}termine.ics/").content.decode())
    with pytest.raises(NotAllowed):
        open_feed(enrolment=mine, by=make_account(), now=timezone.now())


def open_for(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post("/einsaetze/kalender/")


def test_nothing_is_left_of_somebody_who_leaves():
    enrolment = join(plan_shift(), email=ADDRESS)
    issue_link(purpose="dates", subject_id=enrolment.pk, now=timezone.now(), lasts=timedelta(days=1))
    assert len(sign_ups_of_person(enrolment)) == 1
    erase_enrolments(person_behind(enrolment.response.contact), now=timezone.now())
    assert not SecretLink.objects.filter(purpose="dates").exists()
    enrolment.response.contact.email = ""
    assert sign_ups_of_person(enrolment) == []


def test_who_has_nothing_ahead_reads_so(client):
    enrolment = join(plan_shift(), email=ADDRESS)
    Contact.objects.update(email="")
    token = issue_link(purpose="dates", subject_id=enrolment.pk, now=timezone.now(), lasts=timedelta(days=1))
    assert "steht es hier" in client.get(f"/m/{token}/").content.decode()

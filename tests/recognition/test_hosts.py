"""A host nobody signs in for: hours and certificates are answered by the link in the mail to its address."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.people.models import Contact
from gemeinsinn.recognition.actions.mails import ORGANISATION_PURPOSE, page_for, tell_hosts
from gemeinsinn.recognition.lifecycle.attestations import Signer
from gemeinsinn.recognition.lifecycle.hours import State
from gemeinsinn.recognition.models import Hours
from gemeinsinn.recognition.placing import place_of_organisation
from tests.factories.exchange import make_body, make_broker
from tests.factories.recognition import ask, confirmed, enter, make_volunteer

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def host():
    return make_body(kind="association", name="Hort am Park", email="hort@example.org")


def link_in_mail(to: str) -> str:
    text = OutgoingMail.objects.filter(to=to).latest("pk").text
    return re.search(r"https?://[^/]+(/\S+)", text)[1]


def link_of(host) -> str:
    token = issue_link(purpose=ORGANISATION_PURPOSE, subject_id=host.pk, now=NOW, lasts=timedelta(days=1))
    return f"/m/{token}/"


def test_hours_are_confirmed_by_the_link_in_the_mail(client, host):
    hours = enter(place=place_of_organisation(host), what="vorgelesen")
    foreign = enter(place=place_of_organisation(make_body(kind="association")))
    assert tell_hosts(now=NOW) == 2
    link = link_in_mail("hort@example.org")
    page = client.get(link).content.decode()
    assert ("Hort am Park" in page, hours.volunteer.contact.name in page) == (True, True)
    assert foreign.volunteer.contact.name not in page
    assert client.get(f"{link}{foreign.pk}/ablehnen/").status_code == 404
    client.post(link, {"stunden": [hours.pk, foreign.pk]})
    assert [Hours.objects.get(pk=one.pk).state for one in (hours, foreign)] == [State.CONFIRMED, State.ENTERED]


def test_a_certificate_is_signed_by_the_link_in_the_mail(client, host):
    me = make_volunteer()
    confirmed(me, place=place_of_organisation(host))
    made = ask(me)
    link = link_in_mail("hort@example.org")
    assert 'value="ja-host"' in client.get(link).content.decode()
    assert 'value="ja-agency"' not in client.get(link).content.decode()
    assert f"/nachweis/{made.pk}/" in client.get(link_of(host)).content.decode()
    assert client.post(link, {"typed_name": "Oksana", "antwort": "ja-host"}).status_code == 302
    assert [(one.signer, one.typed_name) for one in made.signings.all()] == [(Signer.HOST, "Oksana")]
    assert f"/nachweis/{made.pk}/" not in client.get(link_of(host)).content.decode()


def test_who_reads_the_mail_of_a_host_does_not_confirm_their_own(client, host):
    me = make_volunteer(email="hort@example.org", name="Hanna Hort")
    confirmed(me, place=place_of_organisation(host))
    made = ask(me)
    assert "Hanna Hort" not in client.get(link_of(host)).content.decode()
    assert client.get(f"{link_of(host)}nachweis/{made.pk}/").status_code == 404


def test_who_registered_a_host_is_written_to_where_it_has_no_address(client, host):
    host.email, host.contact = "", Contact.objects.create(name="Ole", email="ole@example.org", language="de")
    host.save()
    enter(place=place_of_organisation(host))
    tell_hosts(now=NOW)
    assert client.get(link_in_mail("ole@example.org")).status_code == 200


def test_once_somebody_signs_in_for_a_host_that_is_the_way(client, host):
    link = link_of(host)
    make_broker(host)
    assert "/stunden/pruefen/" in page_for(host, now=NOW)
    assert client.get(link).url == "/stunden/pruefen/"
    assert "/stunden/pruefen/nachweis/1/" in page_for(make_body(), now=NOW, rest="nachweis/1"), "agencies sign in"


def test_a_link_of_a_host_that_is_gone_leads_nowhere(client, host):
    link = link_of(host)
    host.delete()
    assert client.get(link).status_code == 404

"""The desk: how far, how fast, what went wrong, and the buttons."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.forgetting import drop_mails_to
from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.activity.outbox import deliver_due_mails, queue_mail
from gemeinsinn.delivery.actions.bounces import note_refusals
from gemeinsinn.delivery.actions.mailings import pause
from gemeinsinn.delivery.lifecycle.mailings import WAVE
from gemeinsinn.delivery.models import Batch, Mailing
from tests.factories.mailings import make_mailing
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    account = make_account(roles=["office"])
    client.force_login(account)
    return account


def read(answer):
    return " ".join(answer.content.decode().split())


def page_of(mailing):
    return reverse("delivery:mailing", args=[mailing.pk])


def post(client, mailing, what, **fields):
    address = reverse(
        f"delivery:{'decide' if what == 'decide' else 'act'}", args=[mailing.pk, *([] if what == "decide" else [what])]
    )
    return read(client.post(address, fields, follow=True))


def test_nothing_yet(client, office):
    assert "Noch keine Rundmail" in read(client.get(reverse("delivery:desk")))


def test_how_far_and_how_fast(client, office, django_assert_max_num_queries):
    now = timezone.now()
    mailing = make_mailing(400, now=now - timedelta(minutes=5))
    mailing.rows.filter(pk__in=list(mailing.rows.values_list("pk", flat=True)[:120])).update(state="sent")
    Batch.objects.create(mailing=mailing, worker="w", claimed_at=now, ended_at=now - timedelta(seconds=5), sent=120)
    said = read(client.get(page_of(mailing)))
    for words in (
        "120</b> von 400 verschickt",
        "2 Mails in der Sekunde.",
        "In diesem Tempo fertig",
        "unterwegs",
        "Anhalten",
    ):
        assert words in said
    assert "p0@example.org" not in said  # addresses stand only beside what went wrong
    part = read(client.get(page_of(mailing), headers={"HX-Request": "true", "HX-Target": "stand"}))
    assert part.startswith('<div class="stack" id="stand" hx-get=') and "<h1>" not in part
    for number in range(6):
        make_mailing(2, reference=f"more {number}")
    with django_assert_max_num_queries(15):
        assert "120 von 400 verschickt" in read(client.get(reverse("delivery:desk")))


def test_pausing_going_on_ending(client, office):
    mailing = make_mailing(2)
    assert "Die Rundmail ruht jetzt." in post(client, mailing, "pausieren")
    said = post(client, mailing, "weiter")
    assert "Es geht weiter." in said and "hx-trigger" in said
    assert "endgültig abgebrochen" in post(client, mailing, "abbrechen")
    assert "hx-trigger" not in read(client.get(page_of(mailing)))
    assert client.post(reverse("delivery:act", args=[mailing.pk, "weiter"])).status_code == 409
    assert list(Event.objects.filter(by=office, verb__startswith="mailing").order_by("pk").values_list("verb", flat=True)) == [
        "mailing_pause", "mailing_resume", "mailing_cancel",
    ]  # fmt: skip


def test_why_it_does_not_go_on(client, office):
    mailing = make_mailing(2)
    Mailing.objects.update(quiet_until=timezone.now() + timedelta(minutes=1), stopped_because="421 too many")
    said = read(client.get(page_of(mailing)))
    assert "braucht eine Pause bis" in said and "421 too many" in said
    pause(mailing=mailing, by=None, now=timezone.now(), because="550 5.7.1 on a <list>")
    assert "550 5.7.1 on a &lt;list&gt;" in read(client.get(page_of(mailing)))
    Mailing.objects.update(stopped_because=WAVE)
    assert "Viele Adressen nacheinander" in read(client.get(page_of(mailing)))


def test_what_was_refused_and_what_is_uncertain(client, office):
    mailing = make_mailing(5)
    rows = list(mailing.rows.order_by("id"))
    mailing.rows.filter(pk=rows[0].pk).update(
        state="failed", problem="550 5.1.1 no such <user>", ended_at=timezone.now()
    )
    mailing.rows.filter(pk__in=[row.pk for row in rows[1:4]]).update(state="unknown")
    said = read(client.get(page_of(mailing)))
    assert "550 5.1.1 no such &lt;user&gt;" in said and "Sind diese angekommen?" in said
    assert "Es war nichts angekreuzt." in post(client, mailing, "decide", again="1", row=["x", "9" * 30])
    assert "Eine wird noch einmal verschickt." in post(client, mailing, "decide", again="1", row=[rows[1].pk])
    assert "2 bleiben, wie sie sind." in post(client, mailing, "decide", leave="1", row=[row.pk for row in rows[2:4]])
    assert list(mailing.rows.order_by("id").values_list("state", flat=True)) == [
        "failed",
        "queued",
        "failed",
        "failed",
        "queued",
    ]


def test_one_address_is_looked_up_and_forgiven(client, office):
    now, look_up = timezone.now(), reverse("delivery:address")
    mailing = make_mailing(2, now=now)
    note_refusals(
        mailing=mailing, refused=[(mailing.rows.get(address="p0@example.org"), "550 5.1.1 no such <user>")], now=now
    )
    for key in ("response-12-offered-seeker", "page-draft-3-4", "strange"):
        queue_mail(
            key=key, to="P0@example.org", template="people/mail/address_changed.txt", context={}, language="de", now=now
        )
    deliver_due_mails(now=now)
    assert set(OutgoingMail.objects.values_list("to", flat=True)) == {"sent@invalid.example"}
    said = read(client.post(look_up, {"email": "p0@example.org"}))
    for words in (
        "An diese Adresse geht keine Rundmail mehr", "550 5.1.1 no such &lt;user&gt;", "vom Server abgelehnt",
        "Grüße an [[name]]", "wartet noch", "Rückmeldung 12", "Redaktion 3", "Mail des Portals", "vom Mailserver angenommen",
    ):  # fmt: skip
        assert words in said, words
    assert "Nichts, wovon wir noch wissen." in read(client.post(look_up, {"email": "nobody@example.org"}))
    assert client.post(look_up, {"email": "x"}).status_code == 422
    works = reverse("delivery:forgive")
    assert client.post(works, {"email": "x"}).status_code == 422
    assert "Erledigt." in read(client.post(works, {"email": "p0@example.org"}, follow=True))
    assert "keine Rundmail mehr" not in read(client.post(look_up, {"email": "p0@example.org"}))
    drop_mails_to(email="p0@example.org")
    assert "Rückmeldung" not in read(client.post(look_up, {"email": "p0@example.org"}))


def test_it_reads_in_english(client, office):
    mailing = make_mailing(2)
    said = read(client.get(f"/en{page_of(mailing)}"))
    assert "of 2 sent" in said and "End it for good" in said

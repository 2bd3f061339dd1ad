"""Mails: queued with what they report, sent once, blanked afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import CLAIM_LASTS, TRIES, deliver_due_mails, mail_blocks, plain_body, queue_mail
from gemeinsinn.activity.queries import troubled_mails

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
State = OutgoingMail.State
TEMPLATE = "people/mail/address_changed.txt"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _memory(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def queue(key="k", **changes):
    return OutgoingMail.objects.create(
        **{
            "key": key,
            "to": "maria@beispiel.example",
            "subject": "Betreff",
            "text": "Text",
            "html": "<p>Text</p>",
            "message_id": f"<{key}@gemeinsinn.example>",
            "queued_at": NOW,
            "due_at": NOW,
            **changes,
        }
    )


def test_a_due_mail_goes_out_once_and_is_blanked():
    queue()
    assert deliver_due_mails(now=NOW) == 1
    assert deliver_due_mails(now=NOW) == 0
    assert [(m.subject, m.to, m.extra_headers["Message-ID"]) for m in mail.outbox] == [
        ("Betreff", ["maria@beispiel.example"], "<k@gemeinsinn.example>")
    ]
    kept = OutgoingMail.objects.get()
    assert (kept.state, kept.text, kept.html, kept.to) == (State.SENT, "", "", "sent@invalid.example")


def test_a_mail_with_an_attachment_carries_it():
    queue(attachment=b"%PDF-1.7", attachment_name="vereinbarung.pdf")
    deliver_due_mails(now=NOW)
    assert [(a[0], a[2]) for a in mail.outbox[0].attachments] == [("vereinbarung.pdf", "application/pdf")]


def test_later_ones_wait():
    queue(due_at=NOW + timedelta(seconds=1))
    assert deliver_due_mails(now=NOW) == 0


def test_a_refusal_waits_longer_each_time_and_ends_as_failed(monkeypatch):
    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    queue()
    now, waits = NOW, []
    for _ in range(TRIES):
        assert deliver_due_mails(now=now) == 0
        kept = OutgoingMail.objects.get()
        waits.append((kept.due_at - now).total_seconds() / 60)
        now = kept.due_at
    assert waits == [2, 4, 8, 16, 32, 64, 128, 240]
    assert (kept.state, kept.problem, kept.text) == (State.FAILED, "ConnectionRefusedError", "Text")
    assert list(troubled_mails()) == [kept]


def test_a_sender_that_died_leaves_unknown_and_nothing_goes_twice():
    queue(state=State.CLAIMED, claimed_at=NOW - CLAIM_LASTS - timedelta(seconds=1))
    assert deliver_due_mails(now=NOW) == 0
    assert (OutgoingMail.objects.get().state, mail.outbox) == (State.UNKNOWN, [])


def test_a_fresh_claim_is_left_alone():
    queue(state=State.CLAIMED, claimed_at=NOW)
    deliver_due_mails(now=NOW)
    assert OutgoingMail.objects.get().state == State.CLAIMED


def test_buttons_become_blocks_and_plain_lines():
    body = "Guten Tag\n\n» Ja, bestätigen: https://a.example/m/x/\n\nHerzlich"
    assert mail_blocks(body) == [
        {"text": "Guten Tag"},
        {"label": "Ja, bestätigen", "url": "https://a.example/m/x/"},
        {"text": "Herzlich"},
    ]
    assert plain_body(body) == "Guten Tag\n\nJa, bestätigen:\nhttps://a.example/m/x/\n\nHerzlich\n"


def test_every_mail_says_at_its_end_who_writes(settings):
    settings.NETWORK = {**settings.NETWORK, "name": "Netzwerk Musterland", "phone": "0391 5550"}
    told = queue_mail(key="w", to="maria@beispiel.example", template=TEMPLATE, context={}, language="de", now=NOW)
    line = "Gemeinsinn · Netzwerk Musterland · 0391 5550"
    assert told.text.endswith(f"\n-- \n{line}\n") and line in told.html

"""What `gemeinsinn doctor` says about sending to many."""

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.utils import timezone

from gemeinsinn.config.soundness import check_mailings
from gemeinsinn.delivery.actions.mailings import pause
from gemeinsinn.delivery.engine import mailboxes
from gemeinsinn.delivery.soundness import problems
from tests.delivery.test_bounces import Imap
from tests.factories.mailings import NOW, make_mailing

pytestmark = pytest.mark.django_db


class Inbox(Imap):
    """With folders."""

    def select(self, folder, readonly=False):
        return ("OK" if folder == "INBOX" and readonly else "NO"), []


class Pop:
    """As much of poplib as we use."""

    def __init__(self, host, port, timeout):
        self.port = port

    def user(self, name):
        pass

    def pass_(self, password):
        if password != "p@ss":
            raise mailboxes.poplib.error_proto

    def quit(self):
        pass


@pytest.fixture(autouse=True)
def _public(settings, monkeypatch):
    settings.ON_LOOPBACK = False
    settings.BOUNCE_ADDRESS = "bounces@portal.example"
    for name, kind in (("IMAP4_SSL", Inbox), ("IMAP4", Inbox)):
        monkeypatch.setattr(mailboxes.imaplib, name, kind)
    monkeypatch.setattr(mailboxes.poplib, "POP3_SSL", Pop)


def faults():
    return [fault for fault, _mend in problems()]


def test_nothing_is_wrong_before_the_first_mailing(settings):
    settings.BOUNCE_ADDRESS = ""
    assert faults() == []
    make_mailing()
    assert [fault.check for fault in check_mailings(timezone.now())] == ["mailings", "mailings"]
    assert faults() == [
        "Mailings are not signed; large receivers refuse them.",
        "Nobody hears of mail that comes back: there is no address for it.",
    ]
    settings.ON_LOOPBACK = True
    assert faults() == []


def test_the_key_and_the_sender(settings, tmp_path):
    key = tmp_path / "dkim.pem"
    settings.DKIM_KEY, settings.DEFAULT_FROM_EMAIL = str(key), "Gemeinsinn"
    for content in (None, b"no key"):
        if content:
            key.write_bytes(content)
        assert [fault.split(" (")[0] for fault in faults()] == [
            "'Gemeinsinn' is no sender.",
            "The key for signatures cannot be used",
        ]
    made = generate_private_key(65537, 2048)
    key.write_bytes(made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    settings.DEFAULT_FROM_EMAIL = "Gemeinsinn <portal@portal.example>"
    assert faults() == []


@pytest.mark.parametrize(
    ("mailbox", "sound"),
    [
        ("imaps://me:p%40ss@mail.example", True), ("imap://me:p%40ss@mail.example/INBOX", True),
        ("imaps://me:p%40ss@mail.example/Nowhere", False), ("imaps://me:wrong@mail.example", False),
        ("pop3s://me:p%40ss@mail.example", True), ("pop3s://me:wrong@mail.example", False),
        ("pop3://me:p%40ss@127.0.0.1:1", False),
    ],
)  # fmt: skip
def test_the_mailbox_is_opened_and_left_as_it_is(settings, mailbox, sound):
    settings.BOUNCE_MAILBOX = mailbox
    assert [fault.split(" (")[0] for fault in faults()] == (
        [] if sound else ["The mailbox of what comes back cannot be opened"]
    )


def test_a_mailing_that_stopped_by_itself(settings):
    settings.ON_LOOPBACK = True
    mailing = make_mailing()
    pause(mailing=mailing, by=None, now=NOW)
    assert faults() == []  # somebody paused it
    type(mailing).objects.update(stopped_because="554 blocked")
    assert faults() == [f"Mailing {mailing.pk} has stopped by itself."]

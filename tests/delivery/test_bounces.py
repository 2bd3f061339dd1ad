"""What comes back: read, noted once, told to who asked, and no mailing goes there again."""

import imaplib
import io
import socketserver
import threading
from datetime import timedelta
from email.message import EmailMessage

import pytest
from django.core.management import call_command

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.delivery import bouncing, tasks
from gemeinsinn.delivery.actions.bounces import forgive, note_refusals
from gemeinsinn.delivery.actions.forgetting import erase_address, forget_rows
from gemeinsinn.delivery.actions.ledger import Row, add_rows
from gemeinsinn.delivery.engine import mailboxes
from gemeinsinn.delivery.engine.reports import read_report
from gemeinsinn.delivery.engine.writing import Post
from gemeinsinn.delivery.lifecycle.bounces import KEPT, Kind, is_hard, status_in
from gemeinsinn.delivery.models import Bounce
from gemeinsinn.delivery.queries.bounces import bounces_of, unreachable
from gemeinsinn.delivery.queries.rows import own_rows
from gemeinsinn.delivery.receiving import take_in
from tests.factories.mailings import NOW, make_mailing
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
BOX = "bounces@portal.example"


@pytest.fixture(autouse=True)
def _box(settings):
    settings.BOUNCE_ADDRESS = BOX


@pytest.fixture
def heard(monkeypatch):
    """What somebody above is told."""
    told = []
    monkeypatch.setattr(bouncing, "_listeners", {})
    bouncing.on_bounce("tests", lambda **said: told.append((said["address"], said["hard"], said["words"])))
    return told


def post(settings):
    return Post("portal.example", BOX, settings.SECRET_KEY.encode())


def report(to=BOX, *, status="5.1.1", said="smtp; 550 5.1.1 no such user", action="failed", quoted="<1@elsewhere>"):
    """A returned mail as Postfix writes it (RFC 3464)."""
    return (
        f"From: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; p0@example.org\r\nAction: {action}\r\nStatus: {status}\r\nDiagnostic-Code: {said}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {quoted}\r\nSubject: x\r\n\r\n--b--\r\n"
    ).encode()


def complaint(quoted, kind="abuse"):
    """A feedback report (RFC 5965)."""
    return (
        f"From: fbl@mx.example\r\nTo: {BOX}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=feedback-report; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSpam.\r\n\r\n"
        f"--b\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: {kind}\r\nVersion: 1\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {quoted}\r\nSubject: x\r\n\r\nHallo\r\n--b--\r\n"
    ).encode()


def sent(count=2, **fields):
    mailing = make_mailing(count, **fields)
    mailing.rows.update(state="sent")
    return mailing, list(mailing.rows.order_by("id"))


@pytest.mark.parametrize(
    ("words", "status", "hard"),
    [
        ("550 5.1.1 no such user", "5.1.1", True),
        ("550 5.2.1 closed", "5.2.1", True),
        ("552 5.2.2 mailbox full", "5.2.2", False),
        ("550 5.7.1 spam", "5.7.1", False),
        ("450 4.2.0 later", "4.2.0", False),
        ("550 no such user", "", False),
    ],
)
def test_gone_or_only_refused(words, status, hard):
    assert (status_in(words), is_hard(status)) == (status, hard)


def test_a_returned_mail_finds_its_row_by_the_address_it_came_to(settings, heard):
    mailing, rows = sent()
    raw = report(post(settings).return_path(rows[0].pk))
    bounce = take_in(raw, now=NOW)
    assert (bounce.address, bounce.mailing, bounce.kind, bounce.hard) == (
        "p0@example.org",
        mailing,
        Kind.RETURNED,
        True,
    )
    assert heard == [("p0@example.org", True, "550 5.1.1 no such user")]
    assert take_in(raw, now=NOW) is None and len(heard) == 1  # the same once more
    assert list(mailing.rows.order_by("id").values_list("state", "problem")) == [
        ("failed", "550 5.1.1 no such user"), ("sent", ""),
    ]  # fmt: skip


def test_or_by_the_message_it_quotes_or_by_what_the_pipe_says(settings, heard):
    _mailing, rows = sent()
    soft = {"status": "5.2.2", "said": "smtp; 552 5.2.2 full"}
    assert take_in(report(quoted=post(settings).message_id(rows[0].pk), **soft), now=NOW).hard is False
    assert take_in(report(**soft), came_to=post(settings).return_path(rows[1].pk), now=NOW).address == "p1@example.org"
    assert {row.state for row in _mailing.rows.all()} == {"sent"}


def test_a_complaint_ends_it_for_that_address(settings, heard):
    mailing, rows = sent()
    assert take_in(complaint(post(settings).message_id(rows[1].pk)), now=NOW).kind == Kind.COMPLAINT
    assert heard == [("p1@example.org", True, "feedback: abuse")]
    assert mailing.rows.get(address="p1@example.org").state == "sent"
    assert take_in(complaint(post(settings).message_id(rows[0].pk), kind="not-spam"), now=NOW) is None


def test_what_is_about_nothing_of_ours_is_left(settings, heard):
    _mailing, rows = sent(1)
    path = post(settings).return_path(rows[0].pk)
    answer = EmailMessage()
    answer["To"], answer["Subject"] = path, "Bin im Urlaub"
    answer.set_content("Bis Montag.")
    forged = path.replace(f"+{rows[0].pk}-", f"+{rows[0].pk}-0")
    for raw in (
        answer.as_bytes(),
        report(path, action="delayed"),
        report(),
        report(forged),
        report(quoted="<x.y@z>"),
        b"",
        b"\xff",
    ):
        assert take_in(raw, now=NOW) is None
    assert heard == [] and not Bounce.objects.exists()
    rows[0].delete()
    assert take_in(report(path), now=NOW) is None


def test_without_words_the_status_speaks(settings):
    _mailing, rows = sent(1)
    raw = report(post(settings).return_path(rows[0].pk), said="").replace(b"Diagnostic-Code: \r\n", b"")
    assert (read_report(raw).words, read_report(raw).hard) == ("5.1.1", True)


def test_who_is_gone_is_not_written_to_again():
    mailing, rows = sent(5)
    note_refusals(
        mailing=mailing,
        refused=[(rows[0], "550 5.1.1 gone"), (rows[1], "552 5.2.2 full"), (rows[2], "552 5.2.2 full")],
        now=NOW,
    )
    for number in ("2", "3"):
        other = make_mailing(5, reference=number, begin=False)
        row = other.rows.get(address="p1@example.org")
        note_refusals(mailing=other, refused=[(row, "552 5.2.2 full")], now=NOW)
    addresses = [f"p{n}@example.org" for n in range(5)]
    assert unreachable(addresses, now=NOW) == {"p0@example.org", "p1@example.org"}
    assert unreachable(addresses, now=NOW + timedelta(days=91)) == {"p0@example.org"}
    assert unreachable(addresses, now=NOW + KEPT + timedelta(days=1)) == set()
    last = make_mailing(0, reference="4", begin=False)
    assert add_rows(mailing=last, rows=[Row(address) for address in addresses], now=NOW) == 3
    assert [bounce.words for bounce in bounces_of(" P0@example.org")] == ["550 5.1.1 gone"]


def test_a_person_can_forgive_an_address_and_only_the_office_may():
    mailing, rows = sent(1)
    note_refusals(mailing=mailing, refused=[(rows[0], "550 5.1.1 gone")], now=NOW)
    with pytest.raises(NotAllowed):
        forgive(address="p0@example.org", by=make_account(), now=NOW)
    office = make_account(roles=["office"])
    assert forgive(address="P0@example.org ", by=office, now=NOW) == 1
    assert unreachable(["p0@example.org"], now=NOW) == set()
    assert Event.objects.filter(verb="bounce_forgiven", by=office).count() == 1


def test_bounces_are_in_the_copy_and_go_with_the_person_or_after_a_year():
    mailing, rows = sent(2)
    note_refusals(mailing=mailing, refused=[(row, "550 5.1.1 gone") for row in rows], now=NOW)
    user = make_account(email="p0@example.org")
    assert [one["words"] for one in own_rows(user)["came_back"]] == ["550 5.1.1 gone"]
    erase_address(address="p0@example.org", now=NOW)
    assert [bounce.address for bounce in Bounce.objects.all()] == ["p1@example.org"]
    forget_rows(now=NOW + KEPT)
    assert Bounce.objects.count() == 1
    forget_rows(now=NOW + KEPT + timedelta(seconds=1))
    assert Bounce.objects.count() == 0


def test_refused_while_sending_is_a_bounce_too(sink, hands, heard):
    said = {"p0@example.org": "550 5.1.1 gone", "p1@example.org": "450 4.2.2 full"}
    sink.plan = lambda at, to: said.get(to) if at == "RCPT" else None
    mailing = make_mailing(3)
    while mailing.rows.filter(state="queued").exists():
        hands.now = max(hands.now, mailing.rows.filter(state="queued").earliest("due_at").due_at)
        hands.work()
    assert heard == [("p0@example.org", True, "550 5.1.1 gone"), ("p1@example.org", False, "450 4.2.2 full")]


def test_by_a_pipe(settings, monkeypatch, capsys):
    _mailing, rows = sent(1)
    raw = report(post(settings).return_path(rows[0].pk))
    for _n in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        call_command("bounce")
    assert capsys.readouterr().out.splitlines() == ["returned: 550 5.1.1 no such user", "Not about a message of ours."]


class Pop3(socketserver.StreamRequestHandler):
    """A mailbox with what the test puts into it."""

    messages: list[bytes]

    def handle(self):
        self.say("+OK")
        while line := self.rfile.readline().decode().split():
            word = line[0].upper()
            if word == "PASS" and line[1] != "p@ss":
                self.say("-ERR no")
            elif word == "STAT":
                self.say(f"+OK {len(self.messages)} 1")
            elif word == "RETR":
                self.wfile.write(b"+OK\r\n" + self.messages[int(line[1]) - 1] + b".\r\n")
            elif word == "DELE":
                self.messages[int(line[1]) - 1] = b""
                self.say("+OK")
            else:
                self.say("+OK")
            if word == "QUIT":
                return

    def say(self, words):
        self.wfile.write(words.encode() + b"\r\n")


def test_from_a_mailbox_over_pop3(settings):
    _mailing, rows = sent(2)
    messages = [report(post(settings).return_path(row.pk)) for row in rows]
    handler = type("Box", (Pop3,), {"messages": messages})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        place = f"127.0.0.1:{server.server_address[1]}"
        settings.BOUNCE_MAILBOX = f"pop3://me:wrong@{place}"
        with pytest.raises(OSError, match="error_proto"):
            tasks.empty_bounces(now=NOW)
        settings.BOUNCE_MAILBOX = f"pop3://me:p%40ss@{place}"
        tasks.empty_bounces(now=NOW)
        server.shutdown()
    assert (Bounce.objects.count(), messages) == (2, [b"", b""])
    settings.BOUNCE_MAILBOX = ""
    tasks.empty_bounces(now=NOW)


class Imap:
    """As much of imaplib as we use."""

    error = imaplib.IMAP4.error

    def __init__(self, host, port, timeout):
        self.said = [(host, port)]
        Imap.last = self

    def __enter__(self):
        return self

    def __exit__(self, *_problem):
        self.said.append("logout")

    def login(self, name, password):
        if password != "p@ss":
            raise self.error

    def select(self, folder):
        self.said.append(folder)

    def search(self, _charset, _what):
        return "OK", [b"1 2"]

    def fetch(self, number, _what):
        return "OK", [(b"1", Imap.messages[int(number) - 1])] if number == "1" else [None]

    def store(self, number, *what):
        self.said.append(number)

    def expunge(self):
        self.said.append("expunge")


def test_from_a_mailbox_over_imap(settings, monkeypatch):
    _mailing, rows = sent(1)
    monkeypatch.setattr(Imap, "messages", [report(post(settings).return_path(rows[0].pk))], raising=False)
    monkeypatch.setattr(mailboxes.imaplib, "IMAP4_SSL", Imap)
    monkeypatch.setattr(mailboxes.imaplib, "IMAP4", Imap)
    settings.BOUNCE_MAILBOX = "imaps://me:p%40ss@mail.example/Returned"
    tasks.empty_bounces(now=NOW)
    assert Imap.last.said == [("mail.example", 993), "Returned", "1", "2", "expunge", "logout"]
    assert Bounce.objects.count() == 1
    settings.BOUNCE_MAILBOX = "imap://me:wrong@mail.example"
    with pytest.raises(OSError, match="error"):
        tasks.empty_bounces(now=NOW)

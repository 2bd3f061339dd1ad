"""What tools.bench.mailings measures, each in a process of its own: python -m tools.bench.posting <act> <numbers>."""

import logging
import os
import random
import resource
import signal
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import django

django.setup()
logging.disable()

import dkim
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connections
from django.utils import timezone

from gemeinsinn.delivery.actions.ledger import Row, add_rows
from gemeinsinn.delivery.actions.mailings import MailTemplate, open_mailing, start
from gemeinsinn.delivery.engine.signing import signer_from
from gemeinsinn.delivery.lifecycle.mailings import RowState
from gemeinsinn.delivery.models import Mailing, Pace
from gemeinsinn.delivery.models import Row as LedgerRow
from gemeinsinn.delivery.queries.mailings import progress
from gemeinsinn.delivery.sending import Courier
from tests.delivery.sink import Sink, running

WORDS = "Im Stadtteilhaus fehlen am Samstag noch zwölf Stühle, zwei Tische und jemand, der Kaffee kocht. Wer hat Zeit? "
BLOCK = '<table role="presentation" width="600"><tr><td><h2>Meldung {}</h2><p>{}</p></td></tr></table>'
HTML = (
    "<p>Guten Tag [[name]],</p>" + "".join(BLOCK.format(n, WORDS * 2) for n in range(22))
    + '[[needs_html]]<p><a href="[[unsubscribe_url]]">Abmelden</a></p>'
)  # fmt: skip
PLAIN = "Guten Tag [[name]],\n\n" + f"{WORDS}\n\n" * 17 + "[[needs]]\n\nAbmelden: [[unsubscribe_url]]\n"
SENDER = "Gemeinsinn Süd <news@portal.example>"
HEADERS = {"List-Id": "News <news.portal.example>", "Feedback-ID": "1:news:gemeinsinn"}


def values(number: int) -> dict[str, str]:
    return {"name": f"Jule Brandt {number}", "needs": "Zwölf Stühle, 1 km", "needs_html": "<b>Zwölf Stühle</b>, 1 km"}


def made(count: int) -> Mailing:
    """A mailing to so many in fifty domains."""
    now = timezone.now()
    mailing = open_mailing(
        kind="bench", reference=str(time.time_ns()), sender=SENDER, headers=HEADERS, by=None, now=now,
        template=MailTemplate("Neues für [[name]]", PLAIN, HTML),
    )  # fmt: skip
    stop = "https://portal.example/newsletter/{:040}/abmelden/"
    add_rows(
        mailing=mailing, now=now,
        rows=(Row(f"p{n}@d{n % 50}.example", "de", values(n), stop.format(n)) for n in range(count)),
    )  # fmt: skip
    start(mailing=mailing, by=None, now=now)
    return mailing


def courier() -> Courier:
    return Courier(clock=timezone.now, stopping=threading.Event())


def send(count: int, workers: int) -> None:
    """All of a mailing by so many processes."""
    mailing = made(count)
    connections.close_all()
    begin, crew = time.monotonic(), []
    for _n in range(workers):
        crew.append(worker())
    for child in crew:
        os.waitpid(child, 0)
    took = time.monotonic() - begin
    assert progress(mailing, now=timezone.now()).counts[RowState.SENT] == count
    print(f"rate={count / took:.1f}")


def loop(count: int, *, quick: bool = False) -> None:
    """Django's own way over one connection, signed by dkimpy, or by what signs our mailings."""
    key = Path(settings.DKIM_KEY).read_bytes()
    signer = signer_from(settings.DKIM_KEY, domain="portal.example", selector="s")
    connection = get_connection()
    connection.open()
    begin = time.monotonic()
    for number in range(count):
        text, html = PLAIN, HTML
        for name, value in values(number).items():
            text, html = text.replace(f"[[{name}]]", value), html.replace(f"[[{name}]]", value)
        mail = EmailMultiAlternatives(f"Neues für {number}", text, SENDER, [f"p{number}@d.example"], headers=HEADERS)
        mail.attach_alternative(html, "text/html")
        raw = mail.message().as_bytes(linesep="\r\n")
        if quick:
            head, _gap, body = raw.partition(b"\r\n\r\n")
            pairs = [line.split(b": ", 1) for line in head.replace(b"\r\n ", b" ").split(b"\r\n")]
            signature = signer.signature([(name, value) for name, value in pairs], body, at=int(time.time()))
            raw = b"DKIM-Signature: " + signature + b"\r\n" + raw
        else:
            raw = dkim.sign(raw, b"s", b"portal.example", key) + raw
        connection.connection.sendmail("news@portal.example", mail.to, raw)
    print(f"rate={count / (time.monotonic() - begin):.1f}")


def peak() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}"


def many(count: int) -> None:
    """A mailing to a great many; sends a little of it."""
    mailing = made(count)
    added, hands = peak(), courier()
    end = time.monotonic() + 600
    while time.monotonic() < end and progress(mailing, now=timezone.now()).counts[RowState.SENT] < 5000:
        hands.work(seconds=1)
    begin = time.perf_counter()
    progress(mailing, now=timezone.now())
    took = (time.perf_counter() - begin) * 1000
    print(f"added={added} sent={peak()} progress={took:.0f}")


def crash(kills: int, workers: int, count: int) -> None:
    """Workers killed again and again while they send, by a sink that is slow, refuses and hangs up at random."""
    chance = random.Random(20261128)

    def plan(stage: str, _recipient: str) -> str | None:
        if stage in {"RCPT", "DATA", "body"} and chance.random() < 0.01:
            return chance.choice(["450 4.2.1 later", "451 4.3.0 later"])
        if stage == "RCPT" and chance.random() < 0.0005:
            return "421 4.3.2 wait"
        if stage in {"body", "dot"} and chance.random() < 0.0005:
            return "drop"
        return None

    with running(Sink(plan=plan)) as sink:
        settings.EMAIL_PORT = sink.port
        mailing = made(count)
        crew = [worker() for _n in range(workers)]
        for _kill in range(kills):
            goal, deadline = len(sink.taken) + count // (kills * 2), time.monotonic() + 60
            while len(sink.taken) < goal and time.monotonic() < deadline:
                time.sleep(0.002)
            os.kill(crew[0], signal.SIGKILL)
            os.waitpid(crew.pop(0), 0)
            crew.append(worker())
        for child in crew:
            os.waitpid(child, 0)
        while progress(mailing, now=timezone.now()).left:  # what waits for its second try does not wait that long here
            LedgerRow.objects.filter(mailing=mailing, state=RowState.QUEUED).update(due_at=timezone.now())
            Pace.objects.all().delete()
            Mailing.objects.update(quiet_until=None)
            courier().work(seconds=5)
        counts = progress(mailing, now=timezone.now()).counts
        got = Counter(one.recipient for one in sink.taken)
        told = set(mailing.rows.filter(state=RowState.SENT).values_list("address", flat=True))
        print(
            f"sent={counts[RowState.SENT]} failed={counts[RowState.FAILED]} unknown={counts[RowState.UNKNOWN]} "
            f"twice={sum(n > 1 for n in got.values())} missing={len(told - set(got))}"
        )


def worker() -> int:
    """A process that sends until nothing is due; returns its id."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    while courier().work(seconds=60):
        pass
    os._exit(0)


def write_key() -> None:
    """A key in the folder of the measurement."""
    key = generate_private_key(65537, 2048)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (Path(settings.VAR) / "dkim.pem").write_bytes(pem)


ACTS = {
    "send": send, "loop": loop, "loop_quick": lambda count: loop(count, quick=True), "many": many, "key": write_key,
    "crash": crash,
}  # fmt: skip

if __name__ == "__main__":
    ACTS[sys.argv[1]](*map(int, sys.argv[2:]))

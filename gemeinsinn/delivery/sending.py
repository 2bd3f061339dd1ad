"""Where ledger and engine meet: claim a batch, hand it over, mark it, as long as there is time."""

import logging
import smtplib
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from threading import Event

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection
from django.db.models import Q

from gemeinsinn.core.errors import DomainError
from gemeinsinn.delivery.actions.bounces import note_refusals
from gemeinsinn.delivery.actions.ledger import claim_rows, give_up_claims, mark_rows, settle_batches, spare_memory
from gemeinsinn.delivery.actions.mailings import finish, pause
from gemeinsinn.delivery.actions.pacing import (
    ALL,
    calm_down,
    learn_pace,
    rest,
    resting_domains,
    stop_wave,
    take_turns,
)
from gemeinsinn.delivery.engine.carriers import BackendCarrier, Carrier, ServerBusy, ServerRefuses, SmtpCarrier
from gemeinsinn.delivery.engine.compiling import Compiled, compiled
from gemeinsinn.delivery.engine.journal import Journal, left_behind
from gemeinsinn.delivery.engine.signing import signer_from
from gemeinsinn.delivery.engine.writing import Envelope, Post
from gemeinsinn.delivery.lifecycle.mailings import TRIES, Outcome, RowState, State, Verdict
from gemeinsinn.delivery.models import Batch, Mailing, Pace, Row

log = logging.getLogger("gemeinsinn.delivery")

BATCH = 250  # rows claimed at once
LONGEST_BATCH = 60.0  # seconds; far below the time after which a claim is given up
LOOK_UP = 0.5  # seconds between looks whether the mailing was stopped

Clock = Callable[[], datetime]


def journal_folder() -> Path:
    """Beside the data: all workers of a machine share it."""
    return Path(settings.VAR) / "delivery"


def post_of(mailing: Mailing) -> Post:
    """Whose mail it is, from settings and the sender's address."""
    domain = parseaddr(mailing.sender)[1].rpartition("@")[2]
    signer = None
    if settings.DKIM_KEY:
        signer = signer_from(settings.DKIM_KEY, domain=domain, selector=settings.DKIM_SELECTOR)
    return Post(domain, settings.BOUNCE_ADDRESS, settings.SECRET_KEY.encode(), signer)


def compiled_of(mailing: Mailing) -> Compiled:
    """The mailing as bytes with holes."""
    return compiled(
        token=f"{mailing.kind}:{mailing.reference}", sender=mailing.sender, subject=mailing.subject,
        plain=mailing.plain, html_part=mailing.html, headers=mailing.headers,
    )  # fmt: skip


def open_carrier() -> Carrier:
    """A connection to the mail server, or whatever stands in its place. Raises OSError."""
    backend = get_connection()
    if "smtp" not in settings.EMAIL_BACKEND:
        return BackendCarrier(backend)
    try:
        backend.open()
    except OSError:
        backend.close()  # it answered, but does not encrypt, or does not take our password
        raise
    if backend.connection is None:
        raise ConnectionRefusedError
    backend.connection.ehlo_or_helo_if_needed()
    return SmtpCarrier(backend.connection)


def survive_power_cuts() -> None:
    """SQLite may lose the last commits when the power goes; a claim that is lost would send somebody two messages."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def settle_the_dead(*, now: datetime) -> None:
    """What workers that were killed had in hand."""
    for told in left_behind(journal_folder()):
        unknown = settle_batches(worker=told.worker, sent=told.sent, doubtful=told.doubtful, now=now)
        log.warning("a worker died", extra={"line": {"sent": len(told.sent), "unknown": unknown}})
    give_up_claims(now=now)


def running(now: datetime) -> list[Mailing]:
    """Mailings that may go on, the one that waits longest first."""
    awake = Q(quiet_until=None) | Q(quiet_until__lte=now)
    return list(Mailing.objects.filter(awake, state=State.RUNNING).order_by("going_since", "pk"))


class Courier:
    """One worker's hands: a journal, a connection, and the mailing it is at."""

    def __init__(self, *, clock: Clock, stopping: Event, carry: Callable[[], Carrier] = open_carrier) -> None:
        self.clock, self.stopping, self.carry = clock, stopping, carry
        self.journal = Journal(journal_folder())
        self.carrier: Carrier | None = None

    def work(self, *, seconds: float) -> bool:
        """Sends what is due for so long; True if more waits."""
        end = time.monotonic() + seconds
        if not Mailing.objects.filter(state=State.RUNNING).exists():
            return False
        settle_the_dead(now=self.clock())
        mailings = running(self.clock())
        if not mailings:
            return False
        survive_power_cuts()
        spare_memory()
        self.journal.open()
        more = False
        try:
            for mailing in mailings:
                share = max((end - time.monotonic()) / 2, 0.2) if mailing is not mailings[-1] else seconds
                more = self._go_on(mailing, until=min(time.monotonic() + share, end)) or more
        finally:
            self._hang_up()
            self.journal.close()
        return more and not self.stopping.is_set()

    def _go_on(self, mailing: Mailing, *, until: float) -> bool:
        mail, post = compiled_of(mailing), post_of(mailing)
        while time.monotonic() < until and not self.stopping.is_set():
            now = self.clock()
            quiet = resting_domains(now=now)
            if ALL in quiet:
                return False
            batch, rows = claim_rows(mailing=mailing, most=BATCH, worker=self.journal.name, but=quiet, now=now)
            if not rows:
                finish_if_done(mailing, now=now)
                return False
            if not self._send(mailing, batch, rows, mail, post):
                return False
        return True

    def _send(self, mailing: Mailing, batch: Batch, rows: list[Row], mail: Compiled, post: Post) -> bool:
        """One batch from claim to mark; False if the mailing cannot go on at the moment."""
        outcomes: dict[int, Outcome] = {}
        because = refused = ""
        try:
            if self.carrier is None:
                self.carrier = self.carry()
            letters = self._letters(mailing, permitted(rows, now=self.clock()), outcomes, mail, post)
            for row, outcome in self.carrier.deliver(letters, self.journal.begun):
                outcomes[row] = outcome
                self.journal.answered(row, sent=outcome.verdict is Verdict.SENT)
        except ServerRefuses as problem:
            refused = str(problem)
        except (OSError, ServerBusy, smtplib.SMTPException) as problem:
            because = str(problem) if isinstance(problem, ServerBusy) else type(problem).__name__
        if because or refused:
            doubtful = self.carrier.in_flight if self.carrier else None
            if doubtful is not None:
                outcomes[doubtful] = Outcome(Verdict.UNKNOWN, because or refused)
            self._hang_up()
        now = self.clock()
        untouched = Outcome(Verdict.UNTOUCHED)
        mark_rows(batch=batch, outcomes=[(row, outcomes.get(row.pk, untouched)) for row in rows], now=now)
        self.journal.clear()
        return self._learn(mailing, rows, outcomes, because=because, refused=refused)

    def _learn(
        self, mailing: Mailing, rows: list[Row], outcomes: dict[int, Outcome], *, because: str, refused: str
    ) -> bool:
        now, told = self.clock(), {verdict: Counter[str]() for verdict in Verdict}
        for row in rows:
            if row.pk in outcomes:
                told[outcomes[row.pk].verdict][row.domain] += 1
        if refused:
            with suppress(DomainError):  # somebody stopped it at the same moment
                pause(mailing=mailing, by=None, now=now, because=refused)
            return False
        lost = [(row, outcomes[row.pk].words) for row in rows if row.pk in outcomes and is_lost(row, outcomes[row.pk])]
        if lost:
            note_refusals(mailing=mailing, refused=lost, now=now)
        if told[Verdict.LATER] or Pace.objects.filter(strikes__gt=0).exists():
            learn_pace(sent=told[Verdict.SENT], later=told[Verdict.LATER], now=now)
        if stop_wave(mailing=mailing, now=now):
            return False
        if because and not told[Verdict.SENT]:
            rest(mailing=mailing, because=because, now=now)
            return False
        calm_down(mailing=mailing)
        return bool(outcomes)

    def _letters(
        self, mailing: Mailing, rows: list[Row], outcomes: dict[int, Outcome], mail: Compiled, post: Post
    ) -> Iterator[Envelope]:
        """The messages of a batch, until time is up or somebody stops the mailing."""
        start = looked = time.monotonic()
        for row in rows:
            instant = time.monotonic()
            if self.stopping.is_set() or instant - start > LONGEST_BATCH:
                return
            if instant - looked > LOOK_UP:
                looked = instant
                if not Mailing.objects.filter(pk=mailing.pk, state=State.RUNNING).exists():
                    return
            try:
                yield post.envelope(
                    mail, row=row.pk, address=row.address, values=row.values, stop=row.unsubscribe_url,
                    stop_mail=row.unsubscribe_mail, language=row.language, now=self.clock(),
                )  # fmt: skip
            except ValueError:
                outcomes[row.pk] = Outcome(Verdict.REFUSED, "553 5.1.3 not an address mail can be sent to")

    def _hang_up(self) -> None:
        if self.carrier is not None:
            with suppress(OSError, smtplib.SMTPException):
                self.carrier.close()
        self.carrier = None


def is_lost(row: Row, outcome: Outcome) -> bool:
    """Refused for good, or for now once too often."""
    return outcome.verdict is Verdict.REFUSED or (outcome.verdict is Verdict.LATER and row.tries >= TRIES)


def permitted(rows: list[Row], *, now: datetime) -> list[Row]:
    """Those of a batch that the limits of this minute let through."""
    left = {
        domain: take_turns(domain=domain, wanted=count, now=now)
        for domain, count in Counter(row.domain for row in rows).items()
    }
    passed = []
    for row in rows:
        if left[row.domain]:
            left[row.domain] -= 1
            passed.append(row)
    return passed[: take_turns(domain=ALL, wanted=len(passed), now=now)]


def finish_if_done(mailing: Mailing, *, now: datetime) -> None:
    """A mailing none of whose rows waits or is on its way has ended."""
    going = Mailing.objects.filter(pk=mailing.pk, state=State.RUNNING).exists()
    if going and not mailing.rows.filter(state__in=[RowState.QUEUED, RowState.CLAIMED]).exists():
        with suppress(DomainError):  # another worker saw it, too
            finish(mailing=mailing, now=now)

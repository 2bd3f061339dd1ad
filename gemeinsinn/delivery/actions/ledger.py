"""Rows: added, claimed by one worker, marked with what became of them, decided by a person where nobody knows."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.delivery.actions.mailings import allow_office
from gemeinsinn.delivery.lifecycle.mailings import (
    CLAIM_LASTS,
    TRIES,
    Outcome,
    RowState,
    State,
    Verdict,
    wait_after,
)
from gemeinsinn.delivery.models import Batch, Mailing
from gemeinsinn.delivery.models import Row as LedgerRow
from gemeinsinn.delivery.queries.bounces import unreachable

CHUNK = 1000  # rows written at once
# Who was reached: what they were told is in their mail, and not kept here.
EMPTIED: dict[str, Any] = {"values": {}, "unsubscribe_url": "", "unsubscribe_mail": "", "problem": ""}


@dataclass(frozen=True, slots=True)
class Row:
    """Whom to write to, with what, and what ends it: an address to POST to (RFC 8058), and one to write to."""

    address: str
    language: str = "de"
    values: Mapping[str, str] = field(default_factory=dict)
    unsubscribe_url: str = ""
    unsubscribe_mail: str = ""


def spare_memory() -> None:
    """SQLite maps the file it reads; of a table of a million rows that would be a hundred megabytes in each process."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size=0")


def add_rows(*, mailing: Mailing, rows: Iterable[Row], now: datetime) -> int:
    """Adds rows to a mailing that was not started yet; an address that is there already stays as it is.

    Addresses that are gone or whose owner complained are left out. Returns how many are new. Needs the memory of a thousand rows, however many there are.
    """
    spare_memory()
    before, one_by_one = mailing.rows.count(), iter(rows)
    while chunk := list(islice(one_by_one, CHUNK)):
        with transaction.atomic():
            if not Mailing.objects.filter(pk=mailing.pk, state=State.OPEN).exists():
                raise DomainError(_("This mailing has been started already."))
            LedgerRow.objects.bulk_create(_written(mailing, chunk, now), ignore_conflicts=True)
    return mailing.rows.count() - before


def _written(mailing: Mailing, rows: Sequence[Row], now: datetime) -> Iterator[LedgerRow]:
    addresses = [clean_line(row.address).lower() for row in rows]  # Anna@ and anna@ are one person
    gone = unreachable(addresses, now=now)
    for row, address in zip(rows, addresses, strict=True):
        if address in gone:
            continue
        yield LedgerRow(
            mailing=mailing, address=address, domain=address.rpartition("@")[2], language=row.language,
            values=dict(row.values), unsubscribe_url=row.unsubscribe_url, unsubscribe_mail=row.unsubscribe_mail,
            due_at=now,
        )  # fmt: skip


@transaction.atomic
def claim_rows(
    *, mailing: Mailing, most: int, worker: str, but: Iterable[str] = (), now: datetime
) -> tuple[Batch, list[LedgerRow]]:
    """Takes up to `most` due rows for one worker, none of a domain in `but`. No row is ever in two hands."""
    batch = Batch.objects.create(mailing=mailing, worker=worker, claimed_at=now)
    going = Mailing.objects.filter(pk=mailing.pk, state=State.RUNNING).exists()
    waiting = LedgerRow.objects.filter(mailing=mailing, state=RowState.QUEUED, due_at__lte=now).exclude(
        domain__in=list(but)
    )
    if connection.features.has_select_for_update_skip_locked:
        waiting = waiting.select_for_update(skip_locked=True)
    keys = list(waiting.order_by("due_at", "id").values_list("pk", flat=True)[:most]) if going else []
    if not LedgerRow.objects.filter(pk__in=keys, state=RowState.QUEUED).update(
        state=RowState.CLAIMED, batch=batch, tries=F("tries") + 1
    ):
        batch.delete()
        return batch, []
    return batch, list(LedgerRow.objects.filter(batch=batch, state=RowState.CLAIMED).order_by("due_at", "id"))


@transaction.atomic
def mark_rows(*, batch: Batch, outcomes: Sequence[tuple[LedgerRow, Outcome]], now: datetime) -> None:
    """Writes down what became of a claimed batch's rows. A row that was taken from the worker meanwhile stays."""
    mine = LedgerRow.objects.filter(batch=batch, state=RowState.CLAIMED)
    by_verdict: dict[Verdict, list[tuple[LedgerRow, str]]] = {verdict: [] for verdict in Verdict}
    for row, outcome in outcomes:
        by_verdict[outcome.verdict].append((row, clean_line(outcome.words)[:300]))
    keys = {verdict: [row.pk for row, _words in rows] for verdict, rows in by_verdict.items()}
    mine.filter(pk__in=keys[Verdict.SENT]).update(state=RowState.SENT, ended_at=now, **EMPTIED)
    mine.filter(pk__in=keys[Verdict.UNTOUCHED]).update(state=RowState.QUEUED, batch=None, tries=F("tries") - 1)
    for row, words in by_verdict[Verdict.UNKNOWN]:
        mine.filter(pk=row.pk).update(state=RowState.UNKNOWN, ended_at=now, problem=words)
    for row, words in by_verdict[Verdict.REFUSED]:
        mine.filter(pk=row.pk).update(state=RowState.FAILED, ended_at=now, problem=words)
    for row, words in by_verdict[Verdict.LATER]:
        if row.tries >= TRIES:
            mine.filter(pk=row.pk).update(state=RowState.FAILED, ended_at=now, problem=words)
        else:
            mine.filter(pk=row.pk).update(
                state=RowState.QUEUED, batch=None, due_at=now + wait_after(row.tries), problem=words
            )
    Batch.objects.filter(pk=batch.pk).update(
        ended_at=now,
        sent=F("sent") + len(keys[Verdict.SENT]),
        refused=F("refused") + len(keys[Verdict.REFUSED]),
        later=F("later") + len(keys[Verdict.LATER]),
    )


def give_up_claims(*, now: datetime) -> int:
    """Rows of workers that fell silent: nobody knows whether they went out. Returns how many."""
    old = Batch.objects.filter(ended_at=None, claimed_at__lt=now - CLAIM_LASTS).values("pk")
    lost: int = LedgerRow.objects.filter(state=RowState.CLAIMED, batch__in=old).update(
        state=RowState.UNKNOWN, ended_at=now
    )
    return lost


@transaction.atomic
def settle_batches(*, worker: str, sent: Collection[int], doubtful: Collection[int], now: datetime) -> int:
    """Of a worker that died: what it noted as sent is sent, what it was handing over is unknown, the rest waits again.

    Returns how many are unknown.
    """
    batches = Batch.objects.filter(worker=worker, ended_at=None)
    mine = LedgerRow.objects.filter(batch__in=list(batches.values_list("pk", flat=True)), state=RowState.CLAIMED)
    mine.filter(pk__in=list(sent)).update(state=RowState.SENT, ended_at=now, **EMPTIED)
    unknown: int = mine.filter(pk__in=list(doubtful)).update(state=RowState.UNKNOWN, ended_at=now)
    mine.update(state=RowState.QUEUED, batch=None, tries=F("tries") - 1)
    batches.update(ended_at=now, sent=len(sent))
    return unknown


@transaction.atomic
def decide_unknown(*, mailing: Mailing, rows: Iterable[int], again: bool, by: Any, now: datetime) -> int:
    """A person says of rows of unknown fate: send them again (they may arrive twice), or leave them. Returns how many."""
    allow_office(by)
    unknown = LedgerRow.objects.filter(Q(pk__in=list(rows)), mailing=mailing, state=RowState.UNKNOWN)
    if again:
        if mailing.state not in {State.RUNNING, State.PAUSED, State.DONE}:
            raise DomainError(_("This mailing has ended. Nothing of it is sent any more."))
        count: int = unknown.update(state=RowState.QUEUED, batch=None, due_at=now, tries=0, ended_at=None)
        Mailing.objects.filter(pk=mailing.pk, state=State.DONE).update(state=State.RUNNING, ended_at=None)
    else:
        count = unknown.update(state=RowState.FAILED)
    if count:
        record("unknown_decided", mailing, by=by, now=now, again=again, count=count)
    return count

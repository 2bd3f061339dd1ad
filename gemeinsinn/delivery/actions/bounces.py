"""Noting what comes back, and forgiving an address."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.core.text import clean_line
from gemeinsinn.delivery.actions.mailings import allow_office
from gemeinsinn.delivery.bouncing import tell, tell_forgiven
from gemeinsinn.delivery.engine.reports import read_report
from gemeinsinn.delivery.engine.writing import Post
from gemeinsinn.delivery.lifecycle.bounces import Kind, is_hard, status_in
from gemeinsinn.delivery.lifecycle.mailings import RowState
from gemeinsinn.delivery.models import Bounce, Mailing, Row


@transaction.atomic
def note_bounce(
    *, address: str, mailing: Mailing | None, kind: Kind, hard: bool, words: str, digest: str, now: datetime
) -> Bounce | None:
    """Writes one down and tells who registered; None if it was there already."""
    said = clean_line(words)[:300]
    bounce, new = Bounce.objects.get_or_create(
        digest=digest,
        defaults={"address": address, "mailing": mailing, "kind": kind, "hard": hard, "words": said, "at": now},
    )
    if not new:
        return None
    tell(address=address, kind=kind, hard=hard, words=said, now=now)
    return bounce


@transaction.atomic
def note_refusals(*, mailing: Mailing, refused: Iterable[tuple[Row, str]], now: datetime) -> None:
    """Of a batch: rows the server refused for good, or too often, with its words."""
    for row, words in refused:
        note_bounce(
            address=row.address, mailing=mailing, kind=Kind.REFUSED, hard=is_hard(status_in(words)), words=words,
            digest=hashlib.sha256(f"row:{row.pk}".encode()).hexdigest(), now=now,
        )  # fmt: skip


@transaction.atomic
def note_report(*, raw: bytes, post: Post, came_to: str = "", now: datetime) -> Bounce | None:
    """A mail from the box of bounces. Only what belongs to a row of ours counts: its return path or its Message-ID.

    None for anything else, also for the same report once more.
    """
    report = read_report(raw)
    if report is None:
        return None
    paths = [post.row_of(address) for address in (came_to, *report.came_to)]
    keys = [key for key in [*paths, *(post.row_with(mark) for mark in report.message_ids)] if key is not None]
    row = Row.objects.select_related("mailing").filter(pk__in=keys[:1]).first()
    if row is None:
        return None
    return _note_about(row, kind=report.kind, hard=report.hard, words=report.words, now=now)


@transaction.atomic
def note_told(
    *, message_id: str, address: str, kind: Kind, hard: bool, words: str, post: Post, now: datetime
) -> Bounce | None:
    """What a provider of mail reports. Many give a message an id of their own: then it is the last one to that address.

    None for what is about nothing of ours, or was noted before.
    """
    number = post.row_with(message_id)
    rows = Row.objects.select_related("mailing")
    sent = rows.filter(address=address.strip().lower(), state=RowState.SENT).order_by("-ended_at", "-pk")
    row = sent.first() if number is None else rows.filter(pk=number).first()
    return None if row is None else _note_about(row, kind=kind, hard=hard, words=words, now=now)


def _note_about(row: Row, *, kind: Kind, hard: bool, words: str, now: datetime) -> Bounce | None:
    """The bounce of a row, once for the same words; what came back for good has failed."""
    bounce = note_bounce(
        address=row.address, mailing=row.mailing, kind=kind, hard=hard, words=words,
        digest=hashlib.sha256(f"{kind}:{row.pk}:{words}".encode()).hexdigest(), now=now,
    )  # fmt: skip
    if bounce is not None and kind is Kind.RETURNED:
        Row.objects.filter(pk=row.pk, state=RowState.SENT).update(
            state=RowState.FAILED if hard else RowState.SENT, problem=bounce.words
        )
    return bounce


@transaction.atomic
def forgive(*, address: str, by: Any, now: datetime) -> int:
    """A person says that an address works again (None: its owner, by a link in a mail); returns how many bounces go."""
    allow_office(by)
    found = list(Bounce.objects.filter(address=address.strip().lower()))
    for bounce in found:
        record("bounce_forgiven", bounce, by=by, now=now)
    Bounce.objects.filter(pk__in=[bounce.pk for bounce in found]).delete()
    if found:
        tell_forgiven(address=address, now=now)
    return len(found)

"""What makes and sends itself: once a month everything in one, each Monday what is new nearby."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from gemeinsinn.newsletter.lifecycle.issues import MORNING, Part, Sort, State, month_before, week_of
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL
from gemeinsinn.newsletter.models import Approval, Block, Issue
from gemeinsinn.newsletter.tongues import LANGUAGES, frame_of
from gemeinsinn.newsletter.wording.frames import frame_words
from gemeinsinn.showcase.wording import month_words


def make_digests(*, now: datetime) -> int:
    """From eight o'clock on the first of a month: what was sent in the month before, for who reads once a month.

    Its parts were approved when they went out. Returns how many were made.
    """
    local = timezone.localtime(now)
    if local.hour < MORNING:
        return 0
    return sum(_digest(language, now) for language, _name in LANGUAGES)


def _digest(language: str, now: datetime) -> bool:
    month = month_before(timezone.localdate(now))
    sent = Issue.objects.filter(
        sort=Sort.EDITION, state=State.SENT, language=language, sent_at__year=month.year, sent_at__month=month.month,
        role="", lat=None, topics=ALL,
    ).order_by("sent_at", "pk")  # fmt: skip
    blocks = list(Block.objects.filter(issue__in=sent).exclude(part=Part.NEARBY).order_by("issue__sent_at", "position"))
    if not blocks:
        return False
    with translation.override(frame_of(language)):
        words = frame_words(language)
        subject, preheader = str(words["month"]) % {"month": month_words(month)}, str(words["month_more"])
    blocks = [
        Block(
            part=one.part, heading=one.heading, text=one.text, label=one.label, href=one.href, picture=one.picture,
            alt=one.alt,
        )
        for one in blocks
    ]  # fmt: skip
    return _make(
        Sort.DIGEST, f"{month:%Y-%m}", language, subject, preheader, [*blocks, Block(part=Part.NEARBY)], now=now
    )


def make_nearby(*, now: datetime) -> int:
    """From eight o'clock on Mondays; who has nothing new nearby gets nothing. Returns how many letters were made."""
    local = timezone.localtime(now)
    if local.weekday() or local.hour < MORNING:
        return 0
    made = 0
    for language, _name in LANGUAGES:
        with translation.override(frame_of(language)):
            words = frame_words(language)
            subject, preheader = str(words["new"]), str(words["new_more"])
        made += _make(Sort.NEARBY, week_of(local), language, subject, preheader, [Block(part=Part.NEARBY)], now=now)
    return made


def is_made(sort: Sort, made_for: str, language: str) -> bool:
    """Whether it is there already."""
    return bool(Issue.objects.filter(sort=sort, made_for=made_for, language=language).exists())


def _make(
    sort: Sort, made_for: str, language: str, subject: str, preheader: str, blocks: list[Block], *, now: datetime
) -> bool:
    """Once, however many workers try."""
    if is_made(sort, made_for, language):
        return False
    try:
        with transaction.atomic():
            issue = Issue.objects.create(
                sort=sort, made_for=made_for, language=language, subject=subject, preheader=preheader,
                state=State.APPROVED, created_at=now,
            )  # fmt: skip
            for position, block in enumerate(blocks, 1):
                block.issue, block.position = issue, position
            Block.objects.bulk_create(blocks)
            Approval.objects.create(issue=issue, by=None, at=now)
    except IntegrityError:
        return False
    return True

"""What happens to sittings by itself: the reminder of each, and the end of votes by mail."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.jury.actions.convening import move
from gemeinsinn.jury.actions.mails import write_to
from gemeinsinn.jury.lifecycle.sittings import FRESH, REMIND_BEFORE, REMIND_MEETING, Kind, Move, Result, State
from gemeinsinn.jury.models import Member, Sitting, Vote
from gemeinsinn.jury.queries.cases import without_recused
from gemeinsinn.jury.queries.juries import reachable


def remind(*, now: datetime) -> int:
    """Two days before the end, whoever has not voted on everything; returns how many mails. Each vote reminds once."""
    due = Sitting.objects.filter(
        state=State.OPEN, kind=Kind.CIRCULATION, closes_at__gt=now, closes_at__lte=now + REMIND_BEFORE, reminded_at=None
    )
    return sum(remind_of(one, now=now) for one in due.select_related("jury"))


@transaction.atomic
def remind_of(sitting: Sitting, *, now: datetime) -> int:
    """The mails of one vote."""
    Sitting.objects.filter(pk=sitting.pk).update(reminded_at=now)
    sent = 0
    for member in reachable(sitting.jury, timezone.localdate(now)):
        mine = without_recused(sitting.cases.all(), member.user_id)
        left = mine.exclude(pk__in=Vote.objects.filter(member=member).values("case")).count()
        if left:
            write_to(member, sitting, "reminder", now=now, count=left)
            sent += 1
    return sent


def remind_of_meetings(*, now: datetime) -> int:
    """Three days before a meeting, whoever is expected; returns how many mails. Each meeting reminds once."""
    due = Sitting.objects.filter(
        state=State.PLANNED, kind=Kind.MEETING, starts_at__gt=now, starts_at__lte=now + REMIND_MEETING,
        created_at__lte=now - FRESH, reminded_at=None,
    )  # fmt: skip
    return sum(remind_of_meeting(one, now=now) for one in due.select_related("jury"))


@transaction.atomic
def remind_of_meeting(sitting: Sitting, *, now: datetime) -> int:
    """The mails of one meeting; nobody is written to who is excused, or who stays out of all of it."""
    Sitting.objects.filter(pk=sitting.pk).update(reminded_at=now)
    excused = set(sitting.presences.filter(present=False).values_list("member", flat=True))
    sent = 0
    for member in reachable(sitting.jury, timezone.localdate(sitting.starts_at)):
        cases = without_recused(sitting.cases.filter(result=Result.PENDING), member.user_id).count()
        if cases and member.pk not in excused:
            write_to(member, sitting, "meeting", now=now, count=cases)
            sent += 1
    return sent


def count_ended(*, now: datetime) -> int:
    """Votes by mail whose time is over; returns how many."""
    due = Sitting.objects.filter(state=State.OPEN, kind=Kind.CIRCULATION, closes_at__lte=now)
    return sum(count_one(one, now=now) for one in due.select_related("jury"))


@transaction.atomic
def count_one(sitting: Sitting, *, now: datetime) -> int:
    """From now on votes hold; the chair is asked to write the decisions down with the office."""
    move(sitting, Move.COUNT)
    record("votes_counted", sitting, now=now)
    for member in reachable(sitting.jury, timezone.localdate(now)):
        if member.function == Member.Function.CHAIR:
            write_to(member, sitting, "counted", now=now)
    return 1

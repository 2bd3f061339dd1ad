"""What mail servers say of a subscriber's address: mails come back, it works again, somebody pressed "spam"."""

from datetime import datetime
from typing import Any

from django.db import transaction

from gemeinsinn.delivery.lifecycle.bounces import Kind as Bounced
from gemeinsinn.delivery.queries.bounces import unreachable
from gemeinsinn.newsletter.actions.ending import end_complained
from gemeinsinn.newsletter.actions.proving import note_act
from gemeinsinn.newsletter.keys import key_of, tidy
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import MOVES, Move
from gemeinsinn.newsletter.models import Subscriber


@transaction.atomic
def note_came_back(*, address: str, kind: Bounced, hard: bool, words: str, now: datetime) -> None:
    """A complaint ends the newsletter. An address that is gone, or refused three mailings, is written to no more."""
    subscriber = Subscriber.objects.filter(key=key_of(address)).first()
    if subscriber is None:
        return
    if kind is Bounced.COMPLAINT:
        end_complained(subscriber=subscriber, words=words, now=now)
    elif hard or unreachable([tidy(address)], now=now):
        _move(subscriber, Move.LOSE, Kind.LOST, now=now, words=words, lost_at=now)


@transaction.atomic
def find_address(*, address: str, now: datetime) -> None:
    """It works again, says the office or the person."""
    subscriber = Subscriber.objects.filter(key=key_of(address)).first()
    if subscriber is not None:
        _move(subscriber, Move.FIND, Kind.FOUND, now=now, lost_at=None)


def _move(subscriber: Subscriber, move: Move, kind: Kind, *, now: datetime, words: str = "", **fields: Any) -> None:
    before, after = MOVES[move]
    if Subscriber.objects.filter(pk=subscriber.pk, state__in=before).update(state=after, changed_at=now, **fields):
        note_act(subscriber=subscriber, kind=kind, page="", now=now, words=words)

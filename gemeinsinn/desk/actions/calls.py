"""Acts on "please call me"."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime

from gemeinsinn.exchange.actions.calls import finish_call, miss_call, reopen_call, take_call
from gemeinsinn.exchange.models import CallRequest

Undo = dict[str, Any]


def take(call: CallRequest, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """I will call."""
    take_call(call=call, by=by, now=now)
    return {}


def miss(call: CallRequest, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Nobody there."""
    kept = {"tries": call.tries, "tried_at": call.last_tried_at.isoformat() if call.last_tried_at else ""}
    miss_call(call=call, by=by, now=now)
    return kept


def finish(call: CallRequest, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Spoken."""
    finish_call(call=call, by=by, now=now)
    return {}


@transaction.atomic
def reopen(call: CallRequest, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of all three: the call is open again, and a try that was none does not count."""
    reopen_call(call=call, by=by, now=now)
    if "tries" in kept:
        tried_at = parse_datetime(kept["tried_at"]) if kept["tried_at"] else None
        CallRequest.objects.filter(pk=call.pk).update(tries=kept["tries"], last_tried_at=tried_at)

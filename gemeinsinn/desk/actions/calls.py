"""Acts on "please call me"."""

from datetime import datetime
from typing import Any

from gemeinsinn.exchange.actions.calls import finish_call, miss_call, reopen_call, take_call
from gemeinsinn.exchange.models import CallRequest

Undo = dict[str, Any]


def take(call: CallRequest, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """I will call."""
    take_call(call=call, by=by, now=now)
    return {}


def miss(call: CallRequest, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Nobody there."""
    miss_call(call=call, by=by, now=now)
    return {}


def finish(call: CallRequest, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Spoken."""
    finish_call(call=call, by=by, now=now)
    return {}


def reopen(call: CallRequest, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of all three: the call is open again."""
    reopen_call(call=call, by=by, now=now)

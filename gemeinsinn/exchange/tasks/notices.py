"""What time does to needs and offers, on the hour."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.exchange.actions.notices import (
    ask_stale_notices,
    expire_notices,
    forget_drafts,
    hide_unanswered_notices,
)
from gemeinsinn.exchange.actions.notices.erasing import forget_withdrawn

log = logging.getLogger("gemeinsinn.retention")


@every("exchange.expire_notices", minutes=30)
def expire(*, now: datetime) -> None:
    """The last day is over."""
    expire_notices(now=now)


@every("exchange.ask_stale_notices", minutes=60)
def ask(*, now: datetime) -> None:
    """Still needed?"""
    ask_stale_notices(now=now)


@every("exchange.hide_unanswered_notices", minutes=60)
def hide(*, now: datetime) -> None:
    """Nobody answered for it."""
    hide_unanswered_notices(now=now)


@every("exchange.forget_drafts", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Drafts nobody came back to, and what was withdrawn."""
    counts = {"drafts": forget_drafts(now=now), "withdrawn": forget_withdrawn(now=now)}
    log.info("notices forgotten", extra={"line": counts})

"""Housekeeping of this layer: old counters and sessions go, the database looks at itself."""

import logging
from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore

from gemeinsinn.core.challenges import forget_challenges
from gemeinsinn.core.limits import forget_old_counts
from gemeinsinn.core.schedule import every
from gemeinsinn.core.statistics import refresh_statistics
from gemeinsinn.core.tokens import forget_links

log = logging.getLogger("gemeinsinn.retention")

DAY = 24 * 60


@every("core.forget_old_counts", minutes=DAY)
def forget_counts(*, now: datetime) -> None:
    """Rate-limit counters are kept for two days."""
    forget_old_counts(now=now)


@every("core.forget_challenges", minutes=DAY)
def forget_old_challenges(*, now: datetime) -> None:
    """Solved puzzles are kept until they would have run out."""
    forget_challenges(now=now)


@every("core.forget_links", minutes=DAY)
def forget_old_links(*, now: datetime) -> None:
    """Links go a month after they ended."""
    log.info("links forgotten", extra={"line": {"count": forget_links(now=now)}})


@every("core.forget_sessions", minutes=DAY)
def forget_sessions(*, now: datetime) -> None:
    """Sessions past their end are deleted."""
    SessionStore.clear_expired()


@every("core.keep_statistics", minutes=DAY // 4)
def keep_statistics(*, now: datetime) -> None:
    """A board that grew since yesterday is as quick today."""
    refresh_statistics()

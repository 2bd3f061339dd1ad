"""Recurring work on answers."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.exchange.actions.responses import expire_responses


@every("exchange.expire_responses", minutes=15)
def expire_unanswered(*, now: datetime) -> None:
    """Shares nobody confirmed or decided about become free again."""
    expire_responses(now=now)

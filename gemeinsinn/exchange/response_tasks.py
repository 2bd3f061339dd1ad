"""Recurring work on answers."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.exchange.actions.response_forgetting import forget_called, forget_unconfirmed
from gemeinsinn.exchange.actions.responses import expire_responses


@every("exchange.expire_responses", minutes=15)
def expire_unanswered(*, now: datetime) -> None:
    """Shares nobody confirmed or decided about become free again."""
    expire_responses(now=now)


@every("exchange.forget_answers", minutes=24 * 60)
def forget_answers(*, now: datetime) -> None:
    """Addresses that never answered, and numbers that have been called, are not kept."""
    forget_unconfirmed(now=now)
    forget_called(now=now)

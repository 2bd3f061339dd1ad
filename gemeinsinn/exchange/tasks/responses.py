"""Recurring work on answers."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.exchange.actions.response_forgetting import forget_called, forget_settled, forget_unconfirmed
from gemeinsinn.exchange.actions.responses import expire_responses

log = logging.getLogger("gemeinsinn.retention")


@every("exchange.expire_responses", minutes=15)
def expire_unanswered(*, now: datetime) -> None:
    """Shares nobody confirmed or decided about become free again."""
    expire_responses(now=now)


@every("exchange.forget_answers", minutes=24 * 60)
def forget_answers(*, now: datetime) -> None:
    """Addresses that never answered, numbers that have been called and answers that came to nothing are not kept."""
    counts = {
        "unconfirmed": forget_unconfirmed(now=now), "called": forget_called(now=now), "ended": forget_settled(now=now),
    }  # fmt: skip
    log.info("answers forgotten", extra={"line": counts})

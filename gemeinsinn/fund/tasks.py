"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.fund.actions.forgetting import forget_advice, forget_drafts, forget_ended
from gemeinsinn.fund.actions.paying import remind_of_repayments
from gemeinsinn.fund.actions.reminding import remind_of_deferrals

log = logging.getLogger("gemeinsinn.retention")


@every("fund.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Nothing about people is kept for ever."""
    counts = {"advice": forget_advice(now=now), "drafts": forget_drafts(now=now), "ended": forget_ended(now=now)}
    log.info("funds: forgotten", extra={"line": counts})


@every("fund.remind", minutes=60)
def remind(*, now: datetime) -> None:
    """Days that are over."""
    remind_of_repayments(now=now)
    remind_of_deferrals(now=now)

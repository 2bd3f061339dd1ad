"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.proof.actions.closing import close_settled, reopen_unsettled
from gemeinsinn.proof.actions.forgetting import forget_grants
from gemeinsinn.proof.actions.grants import end_runs, open_missing
from gemeinsinn.proof.actions.reminding import remind_grantees

log = logging.getLogger("gemeinsinn.retention")


@every("proof.follow", minutes=60)
def follow(*, now: datetime) -> None:
    """Grants that are not open yet, those whose time is over, reminders, and what the bank has settled."""
    open_missing(now=now)
    end_runs(now=now)
    remind_grantees(now=now)
    reopen_unsettled(now=now)
    close_settled(now=now)


@every("proof.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Nothing about people is kept for ever."""
    log.info("grants: forgotten", extra={"line": {"grants": forget_grants(now=now)}})

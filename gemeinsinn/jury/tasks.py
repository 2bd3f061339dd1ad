"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.jury.actions.closing import count_ended, remind, remind_of_meetings
from gemeinsinn.jury.actions.forgetting import forget_applicants, forget_members, forget_notes

log = logging.getLogger("gemeinsinn.retention")


@every("jury.votes", minutes=10)
def votes(*, now: datetime) -> None:
    """Votes by mail end by themselves; these and meetings remind before."""
    count_ended(now=now)
    remind(now=now)
    remind_of_meetings(now=now)


@every("jury.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Nothing about people is kept for ever."""
    counts = {
        "notes": forget_notes(now=now), "applicants": forget_applicants(now=now), "members": forget_members(now=now),
    }  # fmt: skip
    log.info("juries: forgotten", extra={"line": counts})

"""What comes round for cases."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.placement.actions.certificates import forget_certificates
from gemeinsinn.placement.actions.following import ask_follow_ups, remind_follow_ups
from gemeinsinn.placement.actions.forgetting import close_silent, forget_cases
from gemeinsinn.placement.actions.guardians import forget_guardians

log = logging.getLogger("gemeinsinn.retention")


@every("placement.follow_up", minutes=60)
def follow_up(*, now: datetime) -> None:
    """Both sides of a placement are asked how it goes, and reminded once."""
    ask_follow_ups(now=now)
    remind_follow_ups(now=now)


@every("placement.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Silent cases are closed, people forgotten a year after the end, notes of certificates as the law wants it."""
    counts = {
        "closed": close_silent(now=now), "people": forget_cases(now=now), "certificates": forget_certificates(now=now),
        "guardians": forget_guardians(now=now),
    }  # fmt: skip
    log.info("placement: forgotten", extra={"line": counts})

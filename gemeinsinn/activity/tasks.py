"""Housekeeping of this layer."""

from datetime import datetime

from gemeinsinn.activity.forgetting import forget_mails
from gemeinsinn.core.schedule import every


@every("activity.forget_mails", minutes=24 * 60)
def forget_old_mails(*, now: datetime) -> None:
    """What was sent is kept for a month."""
    forget_mails(now=now)

"""What comes round again for organisations."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.organisations.actions import forget_drafts


@every("organisations.forget_drafts", minutes=24 * 60)
def forget_old_drafts(*, now: datetime) -> object:
    """Registrations nobody came back to."""
    return forget_drafts(now=now)

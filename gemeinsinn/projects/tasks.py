"""What comes round again for projects."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.projects.actions import forget_drafts


@every("projects.forget_drafts", minutes=24 * 60)
def forget_old_drafts(*, now: datetime) -> object:
    """Drafts nobody came back to."""
    return forget_drafts(now=now)

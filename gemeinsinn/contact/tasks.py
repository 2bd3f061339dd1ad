"""What comes round again."""

from datetime import datetime

from gemeinsinn.contact.actions import forget_concerns, remind_office
from gemeinsinn.core.schedule import every


@every("contact.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Whoever wrote, half a year after the answer."""
    forget_concerns(now=now)


@every("contact.remind", minutes=6 * 60)
def remind(*, now: datetime) -> None:
    """The office of terms that end within a week."""
    remind_office(now=now)

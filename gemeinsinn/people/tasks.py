"""Housekeeping of this layer."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.people.actions.codes import forget_codes


@every("people.forget_codes", minutes=24 * 60)
def forget_old_codes(*, now: datetime) -> None:
    """Codes go a day after they expired."""
    forget_codes(now=now)

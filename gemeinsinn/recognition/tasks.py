"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.recognition.actions.allowances import forget_allowances
from gemeinsinn.recognition.actions.forgetting import forget_guests
from gemeinsinn.recognition.actions.mails import tell_hosts

log = logging.getLogger("gemeinsinn.retention")


@every("recognition.tell", minutes=24 * 60)
def tell(*, now: datetime) -> None:
    """Hosts hear once a day what has been entered and waits for their yes."""
    tell_hosts(now=now)


@every("recognition.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Volunteers without account are not kept for ever, nor are payments of years that are over."""
    counts = {"guests": forget_guests(now=now), "allowances": forget_allowances(now=now)}
    log.info("volunteers' hours: forgotten", extra={"line": counts})

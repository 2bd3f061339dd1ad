"""What comes round again for guides."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.guides.actions.asking import forget_messages
from gemeinsinn.guides.actions.consultations import forget_notes

log = logging.getLogger("gemeinsinn.retention")


@every("guides.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Who wrote to a guide is forgotten three months after the answer, the words of a note three months after it."""
    counts = {"messages": forget_messages(now=now), "notes": forget_notes(now=now)}
    log.info("guides: forgotten", extra={"line": counts})

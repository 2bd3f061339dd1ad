"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.showcase.actions.quotes import forget_unanswered

log = logging.getLogger("gemeinsinn.showcase")


@every("showcase.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Quotes nobody has answered."""
    log.info("quotes: forgotten", extra={"line": {"count": forget_unanswered(now=now)}})

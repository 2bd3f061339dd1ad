"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.treasury.actions.forgetting import forget_files, forget_payees
from gemeinsinn.treasury.actions.statements import forget_lines

log = logging.getLogger("gemeinsinn.retention")


@every("treasury.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Accounts nobody is paid to any more, and files of long ago."""
    counts = {"accounts": forget_payees(now=now), "files": forget_files(now=now), "payers": forget_lines(now=now)}
    log.info("treasury: forgotten", extra={"line": counts})

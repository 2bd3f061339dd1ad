"""What comes round again: reports that wait, files that are old."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import constantly, every
from gemeinsinn.reporting.actions.forgetting import forget_files
from gemeinsinn.reporting.actions.reports import build, next_report

log = logging.getLogger("gemeinsinn.retention")


@constantly("reporting.build")
def build_next(*, now: datetime) -> bool:
    """One report a round; True if there was one, as another may wait."""
    report = next_report(now=now)
    if report is None:
        return False
    build(report, now=now)
    return True


@every("reporting.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Files of reports are not kept for ever."""
    log.info("reports: forgotten", extra={"line": {"files": forget_files(now=now)}})

"""What every worker does about mailings, and housekeeping."""

import logging
import threading
from datetime import datetime

from django.utils import timezone

from gemeinsinn.core.schedule import constantly, every
from gemeinsinn.delivery.actions.forgetting import forget_rows
from gemeinsinn.delivery.receiving import empty_mailbox
from gemeinsinn.delivery.sending import Courier, settle_the_dead

log = logging.getLogger("gemeinsinn.delivery")

SECONDS = 2.0  # a round; then the outbox comes first again


@constantly("delivery.deliver")
def deliver(*, now: datetime) -> bool:
    """A few seconds of whatever mailing is on its way."""
    return Courier(clock=timezone.now, stopping=threading.Event()).work(seconds=SECONDS)


@every("delivery.settle", minutes=5)
def settle(*, now: datetime) -> None:
    """Rows of workers that died, also where their mailing was stopped meanwhile."""
    settle_the_dead(now=now)


@every("delivery.empty_mailbox", minutes=5)
def empty_bounces(*, now: datetime) -> None:
    """What came back since the last look."""
    log.info("bounces read", extra={"line": {"count": empty_mailbox(now=now)}})


@every("delivery.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Addresses of mailings that ended long ago."""
    log.info("mailings: forgotten", extra={"line": {"count": forget_rows(now=now)}})

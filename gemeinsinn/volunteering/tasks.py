"""Recurring work on sign-ups."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.volunteering.actions.forgetting import count_past, follow_needs, forget_past
from gemeinsinn.volunteering.actions.line import lapse_sign_ups
from gemeinsinn.volunteering.actions.opportunities import forget_opportunities
from gemeinsinn.volunteering.actions.reminding import remind_volunteers, tell_hosts, tell_short

log = logging.getLogger("gemeinsinn.retention")


@every("volunteering.lapse", minutes=5)
def lapse_unanswered(*, now: datetime) -> None:
    """Places nobody confirmed or took in time go to the next in line."""
    lapse_sign_ups(now=now)
    follow_needs(now=now)


@every("volunteering.remind", minutes=10)
def remind(*, now: datetime) -> None:
    """Volunteers before their shift, hosts of what is new and of what is missing."""
    remind_volunteers(now=now)
    tell_hosts(now=now)
    tell_short(now=now)


@every("volunteering.count", minutes=60)
def count_begun(*, now: datetime) -> None:
    """What has begun is no place any more."""
    count_past(now=now)


@every("volunteering.forget", minutes=24 * 60)
def forget_volunteers(*, now: datetime) -> None:
    """Guests of shifts long past and guardians are not kept."""
    log.info("volunteers forgotten", extra={"line": {"count": forget_past(now=now)}})


@every("volunteering.forget_opportunities", minutes=24 * 60)
def forget_withdrawn_opportunities(*, now: datetime) -> None:
    """What was told beside a withdrawn need goes when its words do."""
    log.info("opportunities forgotten", extra={"line": {"count": forget_opportunities(now=now)}})

"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import constantly, every
from gemeinsinn.newsletter.actions.digests import make_digests, make_nearby
from gemeinsinn.newsletter.actions.forgetting import forget_lost, forget_paused, forget_proofs, forget_unconfirmed
from gemeinsinn.newsletter.actions.intakes import forget_files
from gemeinsinn.newsletter.actions.sending import send_due_issues
from gemeinsinn.newsletter.imports.turning import take_turn

log = logging.getLogger("gemeinsinn.retention")


@every("newsletter.send", minutes=1)
def send(*, now: datetime) -> None:
    """Approved issues whose hour has come."""
    send_due_issues(now=now)


@constantly("newsletter.intakes")
def take_lists(*, now: datetime) -> bool:
    """Earlier lists somebody handed in, a few seconds at a time."""
    return take_turn(now=now)


@every("newsletter.make", minutes=30)
def make(*, now: datetime) -> None:
    """What makes itself: the month in one mail, what is new nearby."""
    make_digests(now=now)
    make_nearby(now=now)


@every("newsletter.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Addresses that never answered, subscriptions paused for a year, proofs past their term."""
    counts = {
        "unconfirmed": forget_unconfirmed(now=now), "paused": forget_paused(now=now), "lost": forget_lost(now=now),
        "proofs": forget_proofs(now=now), "lists": forget_files(now=now),
    }  # fmt: skip
    log.info("newsletter: forgotten", extra={"line": counts})

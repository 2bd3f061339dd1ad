"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.newsletter.actions.forgetting import forget_paused, forget_proofs, forget_unconfirmed

log = logging.getLogger("gemeinsinn.retention")


@every("newsletter.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Addresses that never answered, subscriptions paused for a year, proofs past their term."""
    counts = {
        "unconfirmed": forget_unconfirmed(now=now), "paused": forget_paused(now=now), "proofs": forget_proofs(now=now),
    }  # fmt: skip
    log.info("newsletter: forgotten", extra={"line": counts})

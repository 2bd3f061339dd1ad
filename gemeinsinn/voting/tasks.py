"""What comes round again."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.voting.actions.forgetting import forget_envelopes
from gemeinsinn.voting.actions.polls import count_due_polls

log = logging.getLogger("gemeinsinn.voting")


@every("voting.count", minutes=10)
def count(*, now: datetime) -> None:
    """Votes that are over are counted; with that the fingerprints of addresses go."""
    log.info("votes counted", extra={"line": {"count": count_due_polls(now=now)}})


@every("voting.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Old links to results."""
    log.info("votes: forgotten", extra={"line": {"count": forget_envelopes(now=now)}})

"""What comes round again for guides."""

import logging
from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.guides.actions.asking import forget_messages
from gemeinsinn.guides.actions.consultations import forget_notes
from gemeinsinn.guides.actions.handover_keeping import forget_handed_over, lapse_hand_overs, remind_receivers
from gemeinsinn.guides.actions.talks import forget_talks

log = logging.getLogger("gemeinsinn.retention")


@every("guides.forget", minutes=24 * 60)
def forget(*, now: datetime) -> None:
    """Who wrote to a guide is forgotten three months after the answer, the words of a note three months after it,
    who was handed over three months after the end, and what was said in talks after two years.
    """
    counts = {
        "messages": forget_messages(now=now), "notes": forget_notes(now=now), "handed_over": forget_handed_over(now=now),
        "talks": forget_talks(now=now),
    }  # fmt: skip
    log.info("guides: forgotten", extra={"line": counts})


@every("guides.hand_overs", minutes=60)
def look_after_hand_overs(*, now: datetime) -> None:
    """Whoever took somebody over is asked after two weeks what became of it; what nobody speaks of any more ends."""
    remind_receivers(now=now)
    lapse_hand_overs(now=now)

"""The index follows what happens: words within a round of the worker, meaning soon after, a sweep for the rest."""

from datetime import datetime

from gemeinsinn.core.schedule import every
from gemeinsinn.matching.actions.following import sweep


@every("matching.sweep", minutes=10)
def sweep_up(*, now: datetime) -> None:
    """What no event told."""
    sweep(now=now)

"""The index follows what happens: words within a round of the worker, meaning soon after, a sweep for the rest."""

from dataclasses import dataclass
from datetime import datetime

from gemeinsinn.core.schedule import constantly, every
from gemeinsinn.matching.actions.alerts import tell_searches
from gemeinsinn.matching.actions.asking import forget_ask_counts
from gemeinsinn.matching.actions.encoding import encode_waiting, forget_versions, waiting_entries
from gemeinsinn.matching.actions.following import BATCH, follow_events, sweep
from gemeinsinn.matching.actions.rebuilding import rebuild
from gemeinsinn.matching.actions.saving import forget_searches
from gemeinsinn.matching.models import IndexState
from gemeinsinn.matching.shelf.encoders import chosen_encoders, load_encoders
from gemeinsinn.matching.shelf.freshness import backlog
from gemeinsinn.matching.shelf.keepers import chosen_shelf

SECONDS = 2.0  # of encoding in one round, so that mails are never far away


@dataclass(slots=True)
class _Done:
    """Up to which number this worker has looked for texts to encode: nothing new, nothing to look for."""

    encoded: int = -1


_done = _Done()


@constantly("matching.follow")
def follow(*, now: datetime) -> bool:
    """Rows, words, meaning, in this order; True if more waits. Nothing new costs one small query."""
    state, behind = backlog()
    if state.built_at is None or state.rebuild:
        for _progress in rebuild(now=now):
            pass
        behind = 0
    more = bool(behind) and follow_events(now=now) == BATCH
    state, _behind = backlog()
    shelf = chosen_shelf()
    shelf.catch_up(state, now=now, wait=0)
    shelf.tidy_up(state, now=now)
    return encode_some(state, now=now) or more


def encode_some(state: IndexState, *, now: datetime) -> bool:
    """A few texts; True if more may wait. The models are loaded when there is the first text for them."""
    if state.seq == _done.encoded:
        return False
    waits = any(waiting_entries(encoder).exists() for encoder in chosen_encoders())
    if waits and encode_waiting(encoders=load_encoders(), now=now, seconds=SECONDS):
        return True
    _done.encoded = state.seq
    return False


@every("matching.sweep", minutes=10)
def sweep_up(*, now: datetime) -> None:
    """What no event told."""
    sweep(now=now)


@every("matching.forget_versions", minutes=24 * 60)
def forget_old_versions(*, now: datetime) -> None:
    """Vectors of encoders that are no longer used."""
    forget_versions(encoders=chosen_encoders())


@every("matching.forget_ask_counts", minutes=24 * 60)
def forget_old_ask_counts(*, now: datetime) -> None:
    """How often somebody was asked is kept for two months."""
    forget_ask_counts(now=now)


@every("matching.tell_searches", minutes=5)
def tell_saved_searches(*, now: datetime) -> None:
    """What is new goes to those who wait for it."""
    tell_searches(now=now)


@every("matching.forget_searches", minutes=24 * 60)
def forget_saved_searches(*, now: datetime) -> None:
    """Searches nobody confirmed, searches that are over, searches that were paused long ago."""
    forget_searches(now=now)

"""A complete rebuild: side by side, batch by batch, taken up where it was left."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gemeinsinn.matching.actions.entries import lock_state, save_numbers, write_entries
from gemeinsinn.matching.actions.following import BATCH, start_following
from gemeinsinn.matching.models import IndexEntry, IndexState
from gemeinsinn.matching.sources import Source, sources


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild has come."""

    side: str
    done: int
    total: int


def rebuild(*, now: datetime, anew: bool = False) -> Iterator[Progress]:
    """Reads every object again; only what changed is written and encoded. `anew` forgets a rebuild broken off."""
    state, _new = IndexState.objects.get_or_create(pk=1)
    if anew or not state.rebuild:
        start_following(now=now)
        total = sum(source.findable().count() for source in sources())
        _note(rebuild={"side": "", "after": 0, "done": 0, "total": total})
    for source in sources():
        state.refresh_from_db()
        begun = state.rebuild.get("side", "")
        if source.side >= begun:
            yield from _read_side(source, after=state.rebuild.get("after", 0) if source.side == begun else 0)
    _drop_unknown_sides()
    _note(rebuild={}, built_at=now, swept_at=now, generation=str(uuid.uuid4()))


def _read_side(source: Source, *, after: int) -> Iterator[Progress]:
    """Everything findable in order of its id, together with entries of what is no longer there."""
    while ids := _next_ids(source, after):
        with transaction.atomic():
            state = lock_state()
            write_entries(state, source, ids)
            save_numbers(state)
            after = ids[-1]
            done = state.rebuild.get("done", 0) + len(ids)  # empty if another process has finished meanwhile
            state.rebuild = {**state.rebuild, "side": source.side, "after": after, "done": done}
            state.save(update_fields=["rebuild"])
        yield Progress(source.side, done, max(done, state.rebuild.get("total", 0)))


def _next_ids(source: Source, after: int) -> list[int]:
    there = source.findable().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:BATCH]
    kept = IndexEntry.objects.filter(side=source.side, object_id__gt=after).order_by("object_id")
    return sorted({*there, *kept.values_list("object_id", flat=True)[:BATCH]})[:BATCH]


def _drop_unknown_sides() -> None:
    """Entries of sides nobody registers any more, and the empty rows of what is long gone."""
    IndexEntry.objects.exclude(side__in=[source.side for source in sources()]).delete()
    IndexEntry.objects.filter(digest="", dirty=False).delete()


def _note(**values: object) -> None:
    IndexState.objects.filter(pk=1).update(**values)

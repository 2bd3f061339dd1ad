"""Following what happens: the event stream from where it was left, entries marked dirty, and a sweep for the rest."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q

from gemeinsinn.activity.models import Event
from gemeinsinn.matching.actions.entries import lock_state, save_numbers, write_entries
from gemeinsinn.matching.models import IndexEntry, IndexState
from gemeinsinn.matching.sources import Source, source_of, sources

BATCH = 300  # events or objects in one transaction
MOST_GAPS = 1_000
SWEEP_BACK = timedelta(minutes=10)  # a transaction may end this long after the time it wrote


@transaction.atomic
def follow_events(*, now: datetime, most: int = BATCH) -> int:
    """Reads the next events and brings the entries they touch up to date; returns how many events it read."""
    state = lock_state()
    waiting = Event.objects.filter(Q(pk__gt=state.cursor) | Q(pk__in=state.gaps)).order_by("pk")
    events = list(waiting.values_list("pk", "subject_type", "subject_id")[:most])
    if events:
        subjects: dict[str, set[int]] = {}
        for _pk, subject_type, subject_id in events:
            subjects.setdefault(subject_type, set()).add(subject_id)
        for source in sources():
            write_entries(state, source, _touched(source, subjects))
        _move_cursor(state, [pk for pk, _type, _id in events])
        state.save(update_fields=["cursor", "gaps"])
    _read_dirty(state, most)
    save_numbers(state)
    return len(events)


def _touched(source: Source, subjects: dict[str, set[int]]) -> set[int]:
    return {pk for subject_type, ids in subjects.items() for pk in source.touched_by(subject_type, sorted(ids))}


def _move_cursor(state: IndexState, seen: list[int]) -> None:
    """Behind the last event seen. Numbers left out on the way may still be committed: they are remembered."""
    last = max(seen[-1], state.cursor)
    first = max(state.cursor, last - MOST_GAPS)
    missing = (set(state.gaps) | set(range(first + 1, last))) - set(seen)
    state.gaps = sorted(missing)[-MOST_GAPS:]
    state.cursor = last


def _read_dirty(state: IndexState, most: int) -> None:
    dirty: dict[str, set[int]] = {}
    known = [source.side for source in sources()]
    rows = IndexEntry.objects.filter(dirty=True, side__in=known)
    for side, object_id in rows.values_list("side", "object_id")[:most]:
        dirty.setdefault(side, set()).add(object_id)
    for side, ids in dirty.items():
        write_entries(state, source_of(side), ids)


def sweep(*, now: datetime) -> int:
    """Finds what no event told: rows saved since the last sweep, and ids that came or went. Returns changed entries."""
    state, _new = IndexState.objects.get_or_create(pk=1)
    since = (state.swept_at or now) - SWEEP_BACK
    changed = 0
    for source in sources():
        saved = source.changed_since(since).values_list("pk", flat=True)
        changed += index_in_batches(source, {*saved, *stray_ids(source)}, now=now)
    IndexState.objects.filter(pk=1).update(swept_at=now)
    return changed


def stray_ids(source: Source) -> set[int]:
    """Objects without entry, and entries without object."""
    entries = IndexEntry.objects.filter(side=source.side).exclude(digest="")
    return set(source.findable().values_list("pk", flat=True)) ^ set(entries.values_list("object_id", flat=True))


def index_in_batches(source: Source, ids: Collection[int], *, now: datetime) -> int:
    """Each batch in a transaction of its own: a process killed in between has done some."""
    changed = 0
    for batch in batches(sorted(ids)):
        with transaction.atomic():
            state = lock_state()
            changed += write_entries(state, source, batch)
            save_numbers(state)
    return changed


def batches(ids: list[int]) -> Iterable[list[int]]:
    """In parts of BATCH."""
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def start_following(*, now: datetime) -> None:
    """What happened before a complete rebuild is in it: the stream is followed from its end."""
    with transaction.atomic():
        state = lock_state()
        state.cursor, state.gaps = Event.objects.aggregate(last=Max("pk"))["last"] or 0, []
        state.save(update_fields=["cursor", "gaps"])

"""Does the index hold what the database holds? Asked by `doctor` and `matching status`."""

from dataclasses import dataclass

from django.db.models import Max

from gemeinsinn.activity.models import Event
from gemeinsinn.matching.actions.encoding import waiting_entries
from gemeinsinn.matching.actions.following import stray_ids
from gemeinsinn.matching.models import IndexEntry, IndexState
from gemeinsinn.matching.shelf.encoders import chosen_encoders
from gemeinsinn.matching.shelf.keepers import chosen_shelf
from gemeinsinn.matching.sources import sources

MANY = 200


@dataclass(frozen=True, slots=True)
class SideStatus:
    """One side: what can be found, what stands in the index, and what of it differs."""

    side: str
    objects: int
    entries: int
    strays: int


@dataclass(frozen=True, slots=True)
class Status:
    """The whole index. `unread` counts events, `waiting` texts for each encoder, `words` what its shelf holds."""

    sides: tuple[SideStatus, ...]
    unread: int
    dirty: int
    waiting: dict[str, int]
    words: int | None
    words_current: bool
    built: bool
    rebuild: dict[str, object]


def index_status() -> Status:
    """Compares index and database; loads no model."""
    state = IndexState.objects.filter(pk=1).first() or IndexState()
    shelf = chosen_shelf()
    mark = shelf.mark()
    return Status(
        sides=tuple(
            SideStatus(
                source.side,
                source.findable().count(),
                IndexEntry.objects.filter(side=source.side).exclude(digest="").count(),
                len(stray_ids(source)),
            )
            for source in sources()
        ),
        unread=max(0, (Event.objects.aggregate(last=Max("pk"))["last"] or 0) - state.cursor),
        dirty=IndexEntry.objects.filter(dirty=True).count(),
        waiting={encoder.name: waiting_entries(encoder).count() for encoder in chosen_encoders()},
        words=shelf.count() if mark else None,
        words_current=shelf.is_current(state),
        built=state.built_at is not None,
        rebuild=dict(state.rebuild),
    )


def problems(status: Status) -> list[str]:
    """What is wrong, in English sentences for whoever runs the portal; what the worker does within a minute is not."""
    if not status.built:
        return ["It was never built."] if any(side.objects for side in status.sides) else []
    found = [
        f"{side.strays} of {side.objects} {side.side}s differ from the database."
        for side in status.sides
        if side.strays
    ]
    if status.words is None or not status.words_current:
        found.append("The word index is missing or behind.")
    found += [f"{waiting} texts wait for {name}." for name, waiting in status.waiting.items() if waiting > MANY]
    if status.unread > MANY:
        found.append(f"{status.unread} events are not read yet.")
    return found

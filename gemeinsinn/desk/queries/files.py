"""Everything the desk knows about one matter: what belongs to it, what happened, what colleagues noted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from gemeinsinn.activity.models import Event
from gemeinsinn.desk.models import Note
from gemeinsinn.desk.queries.due import with_sides
from gemeinsinn.desk.queries.matters import SHELVES, Art, Matter
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import CallRequest, Response
from gemeinsinn.partnerships.models import Agreement

MOST_EVENTS = 150
MOST_RELATED = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: what happened to which of the things in this file, and the note's words if it is one."""

    event: Event
    note: Note | None


@dataclass(frozen=True, slots=True)
class File:
    """A matter with what belongs to it. `agreement` of an answer or of the agreement itself, with who signed."""

    matter: Matter
    responses: list[Response] = field(default_factory=list)
    calls: list[CallRequest] = field(default_factory=list)
    agreement: Agreement | None = None
    history: list[Entry] = field(default_factory=list)
    checks: list[Any] = field(default_factory=list)


def open_file(matter: Matter) -> File:
    """Reads a file; the caller has checked that the matter lies on the viewer's desk. At most eight queries."""
    responses, calls = _related(matter)
    agreement = _agreement(matter)
    subjects: list[Model] = [matter.subject, *responses, *calls]
    if agreement is not None and matter.art is not Art.AGREEMENT:
        subjects.append(agreement)
    if matter.art is Art.AGREEMENT:
        subjects.append(matter.subject.response)
    checks = getattr(matter.subject, "checks", None)
    return File(
        matter,
        responses,
        calls,
        agreement,
        _history(matter, subjects),
        list(checks.select_related("by")[:20]) if checks is not None else [],
    )


def _related(matter: Matter) -> tuple[list[Response], list[CallRequest]]:
    """Answers and calls of a need or offer; of anything else there are none."""
    if matter.art not in {Art.NEED, Art.OFFER}:
        return [], []
    name = "need" if matter.art is Art.NEED else "offer"
    answers = Response.objects.filter(**{name: matter.subject}, planned=False).exclude(state=ResponseState.UNCONFIRMED)
    calls = CallRequest.objects.filter(**{name: matter.subject})
    return (
        list(answers.select_related("contact", "organisation", "need", "offer").order_by("-pk")[:MOST_RELATED]),
        list(calls.select_related("contact", "need", "offer").order_by("-pk")[:MOST_RELATED]),
    )


def _agreement(matter: Matter) -> Agreement | None:
    if matter.art not in {Art.RESPONSE, Art.AGREEMENT}:
        return None
    named = {"response": matter.subject} if matter.art is Art.RESPONSE else {"pk": matter.pk}
    rows = with_sides(Art.AGREEMENT, Agreement.objects.filter(**named)).select_related(*SHELVES[Art.AGREEMENT].related)
    found: Agreement | None = rows.prefetch_related("versions__signatures", "answers").first()
    return found


def _history(matter: Matter, subjects: Iterable[Model]) -> list[Entry]:
    """Events of all things in the file, the newest first, each note with its words while they are kept."""
    wanted = Q()
    by_type: dict[str, list[int]] = {}
    for subject in subjects:
        by_type.setdefault(subject._meta.label_lower, []).append(subject.pk)
    for name, pks in by_type.items():
        wanted |= Q(subject_type=name, subject_id__in=pks)
    events = list(Event.objects.filter(wanted).select_related("by")[:MOST_EVENTS])
    ids = [event.data.get("note") for event in events if event.verb == "noted"]
    notes = {note.pk: note for note in Note.objects.filter(pk__in=ids).select_related("by")}
    return [Entry(event, notes.get(event.data.get("note", 0)) if event.verb == "noted" else None) for event in events]

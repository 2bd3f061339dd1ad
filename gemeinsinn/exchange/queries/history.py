"""What happened to a notice, as its author may read it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gemeinsinn.activity.queries import events_of
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, NoticeCheck, Offer
from gemeinsinn.exchange.wording.notices import DECISIONS, EVENTS, FIELDS
from gemeinsinn.exchange.wording.phrases import change_words

MOST = 20
ASKED_TO_ANSWER = (State.RETURNED, State.HIDDEN)


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the history."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A decision of the agency with its sentence and its edits, before and after."""

    at: datetime
    words: str
    note: str
    changes: list[dict[str, Any]]


def history_of(notice: Need | Offer) -> list[Happening]:
    """Newest first; only what has words for people outside."""
    rows = events_of(notice)[: 3 * MOST]
    return [Happening(row.at, event_words(row.verb, row.data)) for row in rows if row.verb in EVENTS][:MOST]


def event_words(verb: str, data: dict[str, Any]) -> str:
    """What happened; a change says to what."""
    words = str(EVENTS[verb])
    fields = dict.fromkeys(str(FIELDS[name]) for name in data.get("fields", []) if name in FIELDS)
    return f"{words}: {', '.join(fields)}" if fields else words


def decisions_on(notice: Need | Offer) -> list[Told]:
    """What the agency said or edited, newest first. Silent yeses are part of the history only.

    What it asked for, or why it took the notice down, stands here until that is answered.
    """
    rows = NoticeCheck.objects.filter(**{"need" if isinstance(notice, Need) else "offer": notice})
    found = list(rows.order_by("-at", "-pk")[:MOST])
    asked = [row for row in found if row.state in ASKED_TO_ANSWER and row.note]
    over = asked[1:] if asked and asked[0].state == notice.state else asked
    told = [
        Told(row.at, str(DECISIONS.get(row.state, DECISIONS["changed"])), row.note, change_words(row.changes))
        for row in found
        if row not in over
    ]
    return [one for one in told if one.note or one.changes]

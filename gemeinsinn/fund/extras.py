"""What flats above add to an application at the desk: where it stands there, and where several are taken on at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gemeinsinn.fund.models import Application


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence with the address it leads to."""

    words: Any
    url: str


Notes = Callable[[Application], list[Note]]
_notes: list[Notes] = []
_takers: dict[str, tuple[str, Any]] = {}


def register_notes(notes: Notes) -> None:
    """Adds what one flat says about an application; registering it again changes nothing."""
    if notes not in _notes:
        _notes.append(notes)


def notes_on(application: Application) -> list[Note]:
    """What stands about it above, in the order of registering."""
    return [note for notes in _notes for note in notes(application)]


def register_taker(state: str, name: str, words: Any) -> None:
    """In the list of a state several can be ticked; the page of this name gets them as ?antrag=."""
    _takers[state] = (name, words)


def taker_of(state: str) -> tuple[str, Any] | None:
    """Name and words of the page that takes what is ticked."""
    return _takers.get(state)

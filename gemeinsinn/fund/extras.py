"""What flats above add to an application at the desk: where it stands there, and where several are taken on at once."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from gemeinsinn.fund.models import Application


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence with the address it leads to."""

    words: Any
    url: str


@dataclass(frozen=True, slots=True)
class Taker:
    """A page that takes several applications of one state at once: its name, what stands on the button, which are free."""

    name: str
    words: Any
    free: Callable[[Collection[Application]], Collection[int]]


Notes = Callable[[Application], list[Note]]
_notes: list[Notes] = []
_takers: dict[str, Taker] = {}


def register_notes(notes: Notes) -> None:
    """Adds what one flat says about an application; registering it again changes nothing."""
    if notes not in _notes:
        _notes.append(notes)


def notes_on(application: Application) -> list[Note]:
    """What stands about it above, in the order of registering."""
    return [note for notes in _notes for note in notes(application)]


def register_taker(state: str, taker: Taker) -> None:
    """In the list of a state several can be ticked; the page gets them as ?antrag=."""
    _takers[state] = taker


def taker_of(state: str) -> Taker | None:
    """The page that takes what is ticked in the list of a state."""
    return _takers.get(state)

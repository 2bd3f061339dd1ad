"""Where it is noted who is here: the shared cache, or memory that the processes of one server share."""

from typing import Protocol

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from gemeinsinn.presence.lifecycle import Day
from gemeinsinn.presence.registers import memory
from gemeinsinn.presence.registers.seats import Seats

SHARED = ("RedisCache", "DatabaseCache")


class Register(Protocol):
    """Fingerprints with a mark (0 for a guest, else the number of an account), each for one window."""

    def salt(self, day: Day, *, now: float, make: bool) -> bytes:
        """The salt of a day, the same for all processes; without `make` b"" if there is none (any more)."""

    def hits(self, who: int, *, now: float) -> int:
        """Counts one more sign; returns how many there were in this minute."""

    def bar(self, who: int, *, now: float) -> None:
        """Does not count this one for a window."""

    def is_barred(self, who: int, *, now: float) -> bool:
        """Whether it is not counted at present."""

    def note(self, who: int, mark: int, *, now: float) -> None:
        """Is here, from now on for one window."""

    def drop(self, who: int) -> None:
        """Is not here any more, or under another fingerprint."""

    def marks(self, *, now: float) -> list[int]:
        """The marks of everybody here."""


def chosen_register() -> Register | None:
    """Where to note people; None where a number would be wrong.

    With SQLite there is one server, and its processes share memory. With another database there may be several servers;
    without a cache they share, each would know only a part.
    """
    if settings.CACHES["default"]["BACKEND"].rpartition(".")[2] in SHARED:
        return Seats(cache)
    return memory.REGISTER if connection.vendor == "sqlite" else None

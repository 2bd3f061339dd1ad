"""A cache that servers share (Redis, Valkey, a table): who is here takes one of a thousand seats and keeps it warm."""

import random
import secrets
from typing import Any

from gemeinsinn.presence.lifecycle import WINDOW, Day

SEATS = 1000
TRIES = 40  # with 900 of 1,000 seats taken, one in seventy is not seated at first


class Seats:
    """Counting keys is nothing a cache can do, but it can say which of a thousand are taken, and give each to one only."""

    def __init__(self, cache: Any) -> None:
        self.cache = cache

    def salt(self, day: Day, *, now: float, make: bool) -> bytes:
        key = f"presence-salt-{day.name}"
        if make:
            self.cache.add(key, secrets.token_bytes(16), max(1, int(day.ends - now)))
        found: bytes = self.cache.get(key, b"")
        return found

    def hits(self, who: int, *, now: float) -> int:
        key = f"presence-hits-{who}-{int(now) // 60}"
        if self.cache.add(key, 1, 120):
            return 1
        try:
            return int(self.cache.incr(key))
        except ValueError:  # it has just ended
            return 1

    def bar(self, who: int, *, now: float) -> None:
        self.cache.set(f"presence-barred-{who}", 1, WINDOW)
        self.drop(who)

    def is_barred(self, who: int, *, now: float) -> bool:
        return self.cache.get(f"presence-barred-{who}") is not None

    def note(self, who: int, mark: int, *, now: float) -> None:
        own, seat = self._own(who), random.randrange(SEATS)  # noqa: S311  # any seat will do
        if not self.cache.add(own, seat, WINDOW):
            known = self.cache.get(own)
            if known is not None and self._sit(known, who, mark):
                self.cache.touch(own, WINDOW)
            return  # else the first request of the same person is looking for another seat
        for _try in range(TRIES):
            if self._sit(seat, who, mark):
                self.cache.set(own, seat, WINDOW)
                return
            seat = random.randrange(SEATS)  # noqa: S311  # likewise
        self.cache.delete(own)

    def _sit(self, seat: int, who: int, mark: int) -> bool:
        """Takes a free seat or warms the own one; False if it is somebody else's."""
        key, taken = self._seat(seat), (who, mark)
        if self.cache.add(key, taken, WINDOW):
            return True
        holder = self.cache.get(key)
        if holder is None or holder[0] != who:
            return False
        self.cache.set(key, taken, WINDOW)
        return True

    def drop(self, who: int) -> None:
        seat = self.cache.get(self._own(who))
        if seat is None:
            return
        taken = self.cache.get(self._seat(seat))
        if taken is not None and taken[0] == who:
            self.cache.delete(self._seat(seat))
        self.cache.delete(self._own(who))

    def marks(self, *, now: float) -> list[int]:
        return [mark for _who, mark in self.cache.get_many([self._seat(seat) for seat in range(SEATS)]).values()]

    @staticmethod
    def _own(who: int) -> str:
        return f"presence-own-{who}"

    @staticmethod
    def _seat(seat: int) -> str:
        return f"presence-seat-{seat}"

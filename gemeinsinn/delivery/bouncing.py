"""Who above wants to hear what became of an address: they register here."""

from datetime import datetime
from typing import Protocol


class Listener(Protocol):
    """Told inside the transaction that notes it. `hard`: the address is gone, or its owner complained."""

    def __call__(self, *, address: str, hard: bool, words: str, now: datetime) -> None: ...


_listeners: dict[str, Listener] = {}


def on_bounce(name: str, listener: Listener) -> None:
    """Registers under a name of its own; once more replaces it."""
    _listeners[name] = listener


def tell(*, address: str, hard: bool, words: str, now: datetime) -> None:
    """Everybody who registered, in the order of their names."""
    for name in sorted(_listeners):
        _listeners[name](address=address, hard=hard, words=words, now=now)

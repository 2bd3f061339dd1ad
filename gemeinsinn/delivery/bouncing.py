"""Who above wants to hear what became of an address, or to get mail that came to the box of bounces: they register here."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from gemeinsinn.delivery.lifecycle.bounces import Kind


class Listener(Protocol):
    """Told inside the transaction that notes it. `hard`: the address is gone, or its owner complained."""

    def __call__(self, *, address: str, kind: Kind, hard: bool, words: str, now: datetime) -> None: ...


class Forgiven(Protocol):
    """Told inside the transaction in which an address is written to again."""

    def __call__(self, *, address: str, now: datetime) -> None: ...


class Taker(Protocol):
    """Gets what stood in an address behind its word; True if it was meant for somebody."""

    def __call__(self, told: str, *, now: datetime) -> bool: ...


_listeners: dict[str, Listener] = {}
_relieved: dict[str, Forgiven] = {}
_takers: dict[str, Taker] = {}


def on_bounce(name: str, listener: Listener) -> None:
    """Registers under a name of its own; once more replaces it."""
    _listeners[name] = listener


def on_forgiven(name: str, listener: Forgiven) -> None:
    """Likewise for addresses that work again."""
    _relieved[name] = listener


def on_mail(word: str, taker: Taker) -> None:
    """Registers for mail to bounces+WORD-...@: what stands behind the word is the taker's, who has to check it."""
    _takers[word] = taker


def tell(*, address: str, kind: Kind, hard: bool, words: str, now: datetime) -> None:
    """Everybody who registered, in the order of their names."""
    for name in sorted(_listeners):
        _listeners[name](address=address, kind=kind, hard=hard, words=words, now=now)


def tell_forgiven(*, address: str, now: datetime) -> None:
    """Likewise."""
    for name in sorted(_relieved):
        _relieved[name](address=address, now=now)


def taker_of(word: str) -> Callable[..., bool] | None:
    """Who registered for a word."""
    return _takers.get(word)

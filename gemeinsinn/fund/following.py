"""What flats above add to a case: pages behind the applicant's door, blocks of the page, what follows an acceptance."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from gemeinsinn.fund.models import Application

Block = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Door:
    """How the applicant came in: where the pages are."""

    url: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Extra:
    """Pages under `key` behind both doors, account and personal link; `view` gets the rest of the address after the key.

    `block` says what the case shows of it: a template and its context.
    """

    key: str
    view: Callable[[HttpRequest, Application, Door, str], HttpResponse]
    block: Callable[[Application, Door], Block | None]


Hider = Callable[[Any], Iterable[int]]
Follower = Callable[..., object]
_extras: dict[str, Extra] = {}
_hiders: list[Hider] = []
_followers: list[Follower] = []


def register(extra: Extra) -> None:
    """Adds pages; registering their key again replaces them."""
    _extras[extra.key] = extra


def extra_of(rest: str) -> Extra | None:
    """Whose page an address below a case is."""
    return _extras.get(rest.partition("/")[0])


def blocks_for(application: Application, door: Door) -> list[Block]:
    """What the case shows, in the order of registering."""
    return [block for extra in _extras.values() if (block := extra.block(application, door)) is not None]


def on_accepted(follower: Follower) -> None:
    """Lets `follower(application=..., now=...)` run in the transaction in which an award is accepted."""
    if follower not in _followers:
        _followers.append(follower)


def accepted(application: Application, *, now: datetime) -> None:
    """Tells everybody who wants to know."""
    for follower in _followers:
        follower(application=application, now=now)


def on_reading(hider: Hider) -> None:
    """Lets `hider(user)` say which applications somebody must not read although their agency may: the biased of a jury."""
    if hider not in _hiders:
        _hiders.append(hider)


def hidden_from(viewer: Any) -> set[int]:
    """All of these."""
    return {pk for hider in _hiders for pk in hider(viewer)}

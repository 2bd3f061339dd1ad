"""What flats above add: pages behind the applicant's door, blocks of a case, what follows an acceptance, jury days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse

from gemeinsinn.fund.models import Application, Signatory

Block = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Door:
    """How somebody came in: where the pages are, and as whom; without a signatory it is the applicant."""

    url: Callable[[str], str]
    signatory: Signatory | None = None  # a co-applicant or host who signed


@dataclass(frozen=True, slots=True)
class Extra:
    """Pages under `key` behind both doors, account and personal link; `view` gets the rest of the address after the key.

    `block` says what the case shows of it: a template and its context.
    """

    key: str
    view: Callable[[HttpRequest, Application, Door, str], HttpResponse]
    block: Callable[[Application, Door], Block | None]


Days = Callable[[Iterable[int], date], dict[int, date]]
Hider = Callable[[Any], Iterable[int]]
Follower = Callable[..., object]
_extras: dict[str, Extra] = {}
_hiders: list[Hider] = []
_days: list[Days] = []
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


def on_jury_days(days: Days) -> None:
    """Lets `days(funds, today)` say when a jury of these funds (ids) meets next: funds without such a day are left out."""
    if days not in _days:
        _days.append(days)


def jury_days(funds: Iterable[int], today: date) -> dict[int, date]:
    """The next day of each of these funds on which a jury was really convened."""
    wanted = list(funds)
    found: dict[int, date] = {}
    for days in _days:
        for fund, day in days(wanted, today).items():
            found[fund] = min(day, found.get(fund, day))
    return found

"""Who follows a tick at the door: upper contexts that count hours register in their AppConfig.ready().

A follower writes in the transaction of the tick, so both stand or neither.
"""

from datetime import datetime
from typing import Any, Protocol

from gemeinsinn.volunteering.models import SignUp


class Follower(Protocol):
    """Hears that somebody was there (True), was not (False), or that a tick was taken back (None)."""

    def __call__(self, *, sign_up: SignUp, there: bool | None, by: Any, now: datetime) -> None: ...


_followers: list[Follower] = []


def register(follower: Follower) -> None:
    """Adds a follower. Registering it again changes nothing."""
    if follower not in _followers:
        _followers.append(follower)


def tell(*, sign_up: SignUp, there: bool | None, by: Any, now: datetime) -> None:
    """Tells all of them."""
    for follower in _followers:
        follower(sign_up=sign_up, there=there, by=by, now=now)

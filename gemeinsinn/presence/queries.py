"""Who is here, and who answers the phone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from gemeinsinn.core.duty import OnDuty, on_duty
from gemeinsinn.people.models import User
from gemeinsinn.presence.models import NameShown
from gemeinsinn.presence.registers import chosen_register

LASTS = 10  # seconds: what is shown is this old at most
MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class Stand:
    """What everybody may see at one moment. Without a number (None) the portal cannot know it."""

    guests: int | None
    members: int
    names: tuple[str, ...]
    duty: tuple[OnDuty, ...]


def stand(*, now: datetime) -> Stand:
    """The same for everybody of a language; looked up anew every ten seconds, so that asking costs no query."""
    key = f"presence-stand-{get_language()}"
    found: Stand | None = cache.get(key)
    if found is None:
        found = _stand(now)
        cache.set(key, found, LASTS)
    return found


def _stand(now: datetime) -> Stand:
    duty = tuple(on_duty(timezone.localtime(now)))
    register = chosen_register()
    if register is None:
        return Stand(None, 0, (), duty)
    marks = register.marks(now=now.timestamp())
    members = {mark for mark in marks if mark}
    return Stand(marks.count(0), len(members), tuple(names_of(members)), duty)


def names_of(members: set[int]) -> list[str]:
    """Those of these members who want to be named, and have a name."""
    if not members:
        return []
    chosen = NameShown.objects.filter(withdrawn_at=None, user__in=members, user__is_active=True).exclude(user__name="")
    return list(chosen.order_by("user__name", "user__pk").values_list("user__name", flat=True)[:MOST_NAMES])


def is_named(user: User) -> bool:
    """Whether this member said yes."""
    return NameShown.objects.filter(user=user, withdrawn_at=None).exists()


def own_choices(user: User) -> list[dict[str, Any]]:
    """Every yes with its words and times."""
    rows = NameShown.objects.filter(user=user).order_by("pk")
    return [{"wording": row.wording, "given_at": row.given_at, "withdrawn_at": row.withdrawn_at} for row in rows]

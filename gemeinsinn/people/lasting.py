"""How long one stays signed in: who can act for others less long than who acts for oneself (docs/security/rules.md)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from gemeinsinn.people.second_factor import needs_second_factor


@dataclass(frozen=True, slots=True)
class Lasting:
    """Without use, and in all."""

    idle: timedelta
    whole: timedelta


FOR_ONESELF = Lasting(idle=timedelta(days=14), whole=timedelta(days=90))
FOR_OTHERS = Lasting(idle=timedelta(hours=12), whole=timedelta(days=7))


def still_holds(user: Any, *, now: datetime) -> Q:
    """The sessions of this account that are not over."""
    lasting = FOR_OTHERS if needs_second_factor(user) else FOR_ONESELF
    return Q(last_seen_at__gt=now - lasting.idle, created_at__gt=now - lasting.whole)

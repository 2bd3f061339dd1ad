"""What this context holds about a person, for their own copy of it."""

from typing import Any

from gemeinsinn.people.models import User
from gemeinsinn.recognition.models import Volunteer
from gemeinsinn.recognition.queries.hours import hours_of
from gemeinsinn.recognition.wording.hours import host_of


def volunteers_of(user: User) -> list[Volunteer]:
    """The rows that are this account's: one, or more after a change of address."""
    return list(Volunteer.objects.filter(contact__user=user).order_by("pk"))


def collect_hours(user: User) -> list[dict[str, Any]]:
    """Every entry with its history."""
    return [
        {
            "address": volunteer.address,
            "entries": [
                {
                    "day": one.day, "minutes": one.minutes, "what": one.what, "for": host_of(one), "state": one.state,
                    "steps": list(one.steps.values("at", "act", "side", "before", "after", "reason")),
                }
                for one in hours_of(volunteer).prefetch_related("steps")
            ],
        }
        for volunteer in volunteers_of(user)
    ]  # fmt: skip

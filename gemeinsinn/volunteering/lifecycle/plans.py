"""How a need with shifts takes people in, and until when."""

from datetime import datetime, timedelta
from enum import StrEnum


class Mode(StrEnum):
    """Who says yes to a sign-up."""

    AT_ONCE = "at_once"  # it counts as soon as the address is confirmed
    ON_REQUEST = "on_request"  # whoever wrote the need decides
    AGENCY = "agency"  # the agency decides
    INTEREST = "interest"  # a list of people who want to be told


DECIDED = frozenset({Mode.ON_REQUEST, Mode.AGENCY})

USUAL_CANCEL_HOURS = 24
MOST_SHIFTS_AT_ONCE = 400  # one series or one copy
MOST_SHIFTS = 2000  # of one need
MOST_PLACES = 1000  # of one shift
MOST_HEADS = 200  # one sign-up of a group
LONGEST_SHIFT = timedelta(hours=48)


def closes_at(starts_at: datetime, deadline: datetime | None) -> datetime:
    """Until when people may sign up: the deadline if there is one, else the start."""
    return min(deadline, starts_at) if deadline else starts_at


def can_cancel_until(starts_at: datetime, cancel_hours: int) -> datetime:
    """Until when a person can take back a yes without a call."""
    return starts_at - timedelta(hours=cancel_hours)

"""Where a page ended, as opaque text: the order of the list, the last row's place in it, and its id.

The next page begins behind that row, whatever was added, changed or taken down meanwhile.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ROW = re.compile(r"([ncd])(\d{1,17}(?:\.\d{1,25})?(?:e-\d{1,3})?):(\d{1,18})")
HIT = re.compile(r"s(\d{1,3}):([a-z]{1,12}:\d{1,18})")
SHAPE = r"^[A-Za-z0-9_-]{4,120}$"


class Order(StrEnum):
    """How a list is ordered."""

    NEWEST = "n"
    CHANGED = "c"  # the longest unchanged first: for those who keep a copy
    NEAREST = "d"


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page. `at` is kilometres (nearest) or microseconds since 1970 (both others)."""

    order: Order
    at: float
    pk: int

    @property
    def moment(self) -> datetime:
        """`at` as a time."""
        return EPOCH + timedelta(microseconds=int(self.at))


def cursor_of(order: Order, value: datetime | float, pk: int) -> Cursor:
    """From a row's own value."""
    if isinstance(value, datetime):
        return Cursor(order, (value - EPOCH) // timedelta(microseconds=1), pk)
    return Cursor(order, value, pk)


def write_cursor(cursor: Cursor) -> str:
    """As it stands in an address."""
    return written(f"{cursor.order}{cursor.at!r}:{cursor.pk}")


def written(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def spoken(text: str) -> str:
    """Raises ValueError."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")


def write_hit(page: int, key: str) -> str:
    """Where a page of hits ended: hits have no place of their own, so the number of the next page and the last hit."""
    return written(f"s{page}:{key}")


def read_hit(text: str) -> tuple[int, str]:
    """(2, "need:17"). Raises ValueError for what no search gave out."""
    try:
        found = HIT.fullmatch(spoken(text))
    except ValueError as fault:
        raise ValueError("unreadable") from fault
    if found is None:
        raise ValueError("of another list")
    return int(found[1]), found[2]


def read_cursor(text: str, order: Order) -> Cursor:
    """Back from an address. Raises ValueError for what no page of this order gave out."""
    try:
        found = ROW.fullmatch(spoken(text))
    except ValueError as fault:
        raise ValueError("unreadable") from fault
    if found is None or found[1] != order:
        raise ValueError("of another list")
    if order == Order.NEAREST:
        return Cursor(order, float(found[2]), int(found[3]))
    if not found[2].isdigit():
        raise ValueError("no time")
    return Cursor(order, int(found[2]), int(found[3]))

"""Reading numbers from rows of a file, and saying what became of a row."""

import math
from dataclasses import dataclass
from typing import Any


class Refused(ValueError):
    """This row cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: "taken", "changed", "unchanged" or "refused", of what, and why."""

    what: str
    subject: str
    why: str


def degree(row: dict[str, Any], column: str, limit: int) -> float:
    """Degrees with point or comma. Raises Refused."""
    raw = str(row.get(column) or "").strip().replace(",", ".")
    try:
        number = float(raw)
    except ValueError:
        raise Refused(f"{column} is {raw[:20]!r}, not degrees") from None
    if not math.isfinite(number) or abs(number) > limit:
        raise Refused(f"{column} is {raw[:20]!r}, outside ±{limit}")
    return number


def whole_number(row: dict[str, Any], column: str, *, most: int) -> int | None:
    """A whole number from 1 to `most`, None if the column is empty. Raises Refused."""
    raw = str(row.get(column) or "").strip()
    if not raw:
        return None
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 12 and 1 <= int(raw) <= most):
        raise Refused(f"{column} is {raw[:20]!r}, not a whole number up to {most}")
    return int(raw)

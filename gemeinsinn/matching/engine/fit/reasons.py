"""Why a pair fits, as codes with values. Pages and mails put them into words, each for its reader."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gemeinsinn.matching.engine.fit.features import Features
from gemeinsinn.matching.engine.fit.sides import Giver, Wanted
from gemeinsinn.matching.engine.fit.weights import ALIKE

FEWEST_PROMISES = 2


class Why(StrEnum):
    """One reason; `value` is kilometres, a day, or (kept, due)."""

    NEAR = "near"
    ALIKE = "alike"
    KIND = "kind"
    ENOUGH = "enough"
    LASTING = "lasting"
    KEPT = "kept"
    UNTIL = "until"
    NOBODY_YET = "nobody_yet"
    NOT_THEIRS = "not_theirs"  # the one that speaks against it


@dataclass(frozen=True, slots=True)
class Said:
    """A reason with what belongs to it."""

    code: Why
    value: float | date | tuple[int, int] | None = None


def reasons_for(wanted: Wanted, giver: Giver, pair: Features) -> tuple[Said, ...]:
    """In the order of a sentence: how near, what, how much, until when, how reliable."""
    found = []
    if pair.km is not None:
        found.append(Said(Why.NEAR, pair.km))
    if pair.kind == 1.0:
        found.append(Said(Why.KIND))
    if pair.text >= ALIKE:
        found.append(Said(Why.ALIKE))
    if wanted.left and giver.left is not None and pair.amount == 1.0 and pair.text >= ALIKE:
        found.append(Said(Why.ENOUGH))
    if giver.standing:
        found.append(Said(Why.LASTING))
    if wanted.ends is not None:
        found.append(Said(Why.UNTIL, wanted.ends))
    if giver.due >= FEWEST_PROMISES and giver.kept:
        found.append(Said(Why.KEPT, (giver.kept, giver.due)))
    if not wanted.responses:
        found.append(Said(Why.NOBODY_YET))
    if pair.learned:
        found.append(Said(Why.NOT_THEIRS, pair.learned))
    return tuple(found)

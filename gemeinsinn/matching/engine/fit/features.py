"""What speaks for a pair and what against it, as numbers between 0 and 1 with names."""

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from gemeinsinn.matching.engine.fit.sides import Giver, Wanted
from gemeinsinn.matching.engine.fit.weights import MOST_ANSWERED, MOST_LEARNED, NEAR_HALF_KM, UNKNOWN, USUAL_KEPT

EARTH_KM = 6371.0088
PRIOR = 3  # so many promises of the usual kind everybody starts with


@dataclass(frozen=True, slots=True)
class Features:
    """The pair in numbers; see weights.py for what each is worth. `km` is None where a place is not known."""

    text: float
    kind: float
    near: float
    dates: float
    amount: float
    promises: float
    rested: float
    learned: float
    answered: float
    km: float | None = None


def features_of(wanted: Wanted, giver: Giver, *, text: float, today: date, most_asked: int = 3) -> Features:
    """`text` is how alike the words and their meaning are, from 0 to 1, as the index or plain words say."""
    km = km_between(wanted, giver)
    return Features(
        text=min(max(text, 0.0), 1.0),
        kind=kind_of(wanted, giver),
        near=nearness(km, giver),
        dates=dates_of(wanted, giver, today),
        amount=amount_of(wanted, giver),
        promises=(giver.kept + PRIOR * USUAL_KEPT) / (max(giver.due, giver.kept) + PRIOR),
        rested=1 - min(giver.asked, most_asked) / most_asked if most_asked else 0.0,
        learned=min(giver.refused.get(wanted.kind, 0), MOST_LEARNED),
        answered=min(wanted.responses, MOST_ANSWERED),
        km=km,
    )


def km_between(wanted: Wanted, giver: Giver) -> float | None:
    """Kilometres along the great circle; None where one has no place."""
    if wanted.lat is None or wanted.lon is None or giver.lat is None or giver.lon is None:
        return None
    up, across = radians(giver.lat - wanted.lat), radians(giver.lon - wanted.lon)
    a = sin(up / 2) ** 2 + cos(radians(wanted.lat)) * cos(radians(giver.lat)) * sin(across / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, a)))


def nearness(km: float | None, giver: Giver) -> float:
    """1 next door, half at NEAR_HALF_KM, and never more for being further; beyond a stated radius half of that."""
    if km is None:
        return UNKNOWN / 2
    near = NEAR_HALF_KM / (NEAR_HALF_KM + km)
    return near / 2 if giver.radius_km is not None and km > giver.radius_km else near


def kind_of(wanted: Wanted, giver: Giver) -> float:
    """Whether this kind is given at all. Time and skill are close: a hand that knows how."""
    if giver.kinds is None:
        return UNKNOWN
    if wanted.kind in giver.kinds:
        return 1.0
    return UNKNOWN / 2 if wanted.kind in {"zeit", "wissen"} and giver.kinds & {"zeit", "wissen"} else 0.0


def dates_of(wanted: Wanted, giver: Giver, today: date) -> float:
    """1 if both can at the same time, 0 if not, in between where nobody said."""
    if giver.standing:
        return 1.0
    if giver.starts is None and giver.ends is None:
        return UNKNOWN
    first = max(day for day in (wanted.starts, giver.starts, today) if day is not None)
    ends = [day for day in (wanted.ends, giver.ends) if day is not None]
    return 1.0 if not ends or first <= min(ends) else 0.0


def amount_of(wanted: Wanted, giver: Giver) -> float:
    """The share of what is missing that would be there."""
    if not wanted.left or giver.left is None or wanted.unit != giver.unit:
        return UNKNOWN
    return max(0.0, min(1.0, giver.left / wanted.left))

"""Hits on the way from the index to the page: narrowed, counted, ordered. Plain values, nothing is read here."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.matching.queries.requests import RADII, SearchRequest, Sort
from gemeinsinn.places.distance import km_between

MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that was found and may be seen."""

    document: Document
    facets: dict[str, list[str]] = field(default_factory=dict)
    score: float = 0.0
    reasons: Sequence[Reason] = ()
    km: float | None = None
    fits: bool = True  # it answers the question, and is not only the nearest there is

    @property
    def key(self) -> str:
        return self.document.key


Test = Callable[[Candidate, SearchRequest], bool]


def _in_radius(one: Candidate, asked: SearchRequest) -> bool:
    return asked.spot is None or (one.km is not None and one.km <= asked.km)


def _in_time(one: Candidate, asked: SearchRequest) -> bool:
    return asked.until is None or (one.document.ends is not None and one.document.ends <= asked.until)


def kinds_of(one: Candidate) -> set[str]:
    """The kind of a need or offer; of a partner the kinds it likes to give."""
    return ({one.document.kind} if one.document.kind else set()) | set(one.facets.get("gives", ()))


def languages_of(one: Candidate) -> set[str]:
    """In which languages people can talk there."""
    return set(one.facets.get("languages", ()))


def access_of(one: Candidate) -> set[str]:
    """{"yes"} where one gets in without steps; what nobody said helps nobody who asks."""
    return {"yes"} & set(one.facets.get("access", ()))


# A facet's own choice is left out when its choices are counted.
TESTS: dict[str, Test] = {
    "sides": lambda one, asked: not asked.sides or one.document.side in asked.sides,
    "kinds": lambda one, asked: not asked.kinds or bool(set(asked.kinds) & kinds_of(one)),
    "languages": lambda one, asked: not asked.languages or bool(set(asked.languages) & languages_of(one)),
    "access": lambda one, asked: not asked.accessible or bool(access_of(one)),
    "places": _in_radius,
    "time": _in_time,
}
# What is counted, by whose test it may fail: choices of the filter itself, radii that hold a hit, the day it ends.
COUNTED: dict[str, tuple[str, Callable[[Candidate], Iterable[str]]]] = {
    "sides": ("sides", lambda one: (one.document.side,)),
    "kinds": ("kinds", kinds_of),
    "languages": ("languages", languages_of),
    "access": ("access", access_of),
    "places": ("places", lambda one: (one.document.place,) if one.document.place else ()),
    "radii": ("places", lambda one: [str(km) for km in RADII if one.km is not None and one.km <= km]),
    "ends": ("time", lambda one: (one.document.ends.isoformat(),) if one.document.ends else ()),
}


def with_distance(one: Candidate, asked: SearchRequest) -> float | None:
    """Kilometres from the spot asked for; None without spot or coordinates."""
    if asked.spot is None or one.document.lat is None or one.document.lon is None:
        return None
    return km_between(asked.spot.lat, asked.spot.lon, one.document.lat, one.document.lon)


def narrowed(found: Sequence[Candidate], asked: SearchRequest, *, but: str = "") -> list[Candidate]:
    """Those that pass every filter; `but` names one that does not count."""
    tests = [test for name, test in TESTS.items() if name != but]
    return [one for one in found if one.fits and all(test(one, asked) for test in tests)]


def counted(found: Sequence[Candidate], asked: SearchRequest) -> dict[str, dict[str, int]]:
    """How many hits each choice of each facet would show; of places the most frequent ones.

    What passes every filter counts in each facet, what fails at one alone in that one: one look at each is enough.
    """
    counts: dict[str, Counter[str]] = {name: Counter() for name in COUNTED}
    for one in found:
        failed = [name for name, test in TESTS.items() if not test(one, asked)] if one.fits else [""] * 2
        if len(failed) > 1:
            continue
        for name, (test, values) in COUNTED.items():
            if not failed or failed == [test]:
                counts[name].update(values(one))
    told = {name: sorted(count.items(), key=lambda pair: (-pair[1], pair[0])) for name, count in counts.items()}
    return {name: dict(pairs[:MOST_PLACES] if name == "places" else pairs) for name, pairs in told.items()}


def ordered(found: Sequence[Candidate], sort: Sort) -> list[Candidate]:
    """In the order asked for; what is equal stays in the order of fit."""
    if sort == Sort.NEAR:
        return sorted(found, key=lambda one: (one.km is None, one.km or 0.0))
    if sort == Sort.NEW:
        return sorted(found, key=lambda one: one.document.changed or date.min, reverse=True)
    if sort == Sort.ENDING:
        return sorted(found, key=lambda one: one.document.ends or date.max)
    return list(found)


def wider_radius(found: Sequence[Candidate], asked: SearchRequest) -> tuple[float, int] | None:
    """The next radius that would show something, with how much; None if no radius would."""
    distances = sorted(one.km for one in narrowed(found, asked, but="places") if one.km is not None)
    for km in RADII:
        holds = sum(distance <= km for distance in distances)
        if km > asked.km and holds:
            return km, holds
    return None

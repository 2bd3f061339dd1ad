"""A question read from an address. What makes no sense is named and left out, never an error."""

import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.queries.filters import read_kinds, read_page, read_place, read_until
from gemeinsinn.matching.queries.requests import LONGEST, RADII, USUAL_RADIUS, SearchRequest, Sort
from gemeinsinn.matching.sources import sources
from gemeinsinn.matching.wording.asked import LANGUAGES
from gemeinsinn.places.queries import Spot, municipality_at, near_misses, quarter_at

SIDES = {"bedarf": "need", "angebot": "offer", "vorhaben": "project", "partner": "partner"}
SIDE_NAMES = {side: name for name, side in SIDES.items()}
MOST_VALUES = 20
HERE = re.compile(r"^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what of its address could not be used: sentences, and places that may have been meant."""

    request: SearchRequest
    place: str = ""
    here: str = ""
    heed: tuple[str, ...] = ()
    close: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Something is asked, so there is something to answer."""
        asked = self.request
        return bool(asked.words or self.narrowed or asked.sort != Sort.FIT)

    @property
    def narrowed(self) -> bool:
        """Something besides words narrows it."""
        asked = self.request
        return bool(asked.sides or asked.kinds or asked.spot or asked.until or asked.languages or asked.accessible)

    def pairs(self) -> list[tuple[str, str]]:
        """The address's query as pairs, without the page: only what differs from the bare page."""
        asked = self.request
        told = [("q", asked.words)] if asked.words else []
        told += [("was", SIDE_NAMES.get(side, side)) for side in asked.sides]
        told += [("art", kind) for kind in asked.kinds]
        if asked.spot is not None:
            told.append(("bei", self.here) if self.here else ("ort", self.place))
            told.append(("umkreis", str(int(asked.km))))
        if asked.until is not None:
            told.append(("bis", asked.until.isoformat()))
        told += [("sprache", code) for code in asked.languages]
        if asked.accessible:
            told.append(("barrierefrei", "1"))
        if asked.sort != Sort.FIT:
            told.append(("folge", asked.sort.value))
        if asked.exact and asked.words:
            told.append(("genau", "1"))
        return told

    @property
    def querystring(self) -> str:
        """ "q=st%C3%BChle&art=sachen", for links."""
        return urlencode(self.pairs())

    def with_changes(self, **changes: Any) -> str:
        """The query with some of it changed, from the first page on: "?q=..." or "?"."""
        kept = replace(self, request=replace(self.request, page=1, **changes))
        return f"?{kept.querystring}"

    def newest(self, most: int) -> SearchRequest:
        """The same question with the newest answers first, all on one page; what comes by itself tells no guesses."""
        return replace(self.request, sort=Sort.NEW, page=1, size=most, exact=True)

    def at_place(self, name: str) -> str:
        """The same question around another place."""
        pairs = [pair for pair in self.pairs() if pair[0] not in {"ort", "bei"}]
        return f"?{urlencode([*pairs, ('ort', name)])}"


def read_asked(query: QueryDict) -> Asked:
    """From an address: q, was and art (several), ort or bei, umkreis, bis, sprache, barrierefrei, folge, genau, seite."""
    heed: list[str] = []
    here, spot = read_here(query)
    place = ""
    if spot is None:
        place, spot = read_place(query, heed)
    request = SearchRequest(
        words=read_words(query, heed),
        sides=read_sides(query),
        kinds=read_kinds(query, heed),
        spot=spot,
        km=read_radius(query),
        until=read_until(query, heed),
        languages=read_languages(query),
        accessible=query.get("barrierefrei") == "1",
        sort=read_sort(query),
        exact=query.get("genau") == "1",
        page=read_page(query),
    )
    close = near_misses(place) if place and spot is None else []
    return Asked(request, place, here if spot else "", tuple(heed), tuple(close))


def read_words(query: QueryDict, heed: list[str]) -> str:
    """One line, no longer than can be read."""
    typed = clean_line(query.get("q", "")[: 2 * LONGEST])
    if len(typed) > LONGEST or len(query.get("q", "")) > 2 * LONGEST:
        heed.append(_("That is a lot of words. We looked for the first ones."))
    return typed[:LONGEST].strip()


def read_sides(query: QueryDict) -> tuple[str, ...]:
    """Sides that can be searched, in a fixed order."""
    asked = {SIDES.get(value, value) for value in query.getlist("was")[:MOST_VALUES]}
    known = [side for side in SIDES.values() if side in asked]
    return tuple(known + [one.side for one in sources() if one.side in asked and one.side not in known])


def read_languages(query: QueryDict) -> tuple[str, ...]:
    """Languages there are words for."""
    asked = set(query.getlist("sprache")[:MOST_VALUES])
    return tuple(code for code in LANGUAGES if code in asked)


def read_sort(query: QueryDict) -> Sort:
    """One of the orders, else by fit."""
    typed = query.get("folge", "")
    return Sort(typed) if typed in list(Sort) else Sort.FIT


def read_radius(query: QueryDict) -> float:
    """One of the distances on offer, else the usual one."""
    typed = query.get("umkreis", "").strip()[:20]
    known = {str(km): float(km) for km in RADII}
    return known.get(typed, float(USUAL_RADIUS))


def read_here(query: QueryDict) -> tuple[str, Spot | None]:
    """Where a browser says it is, made coarse once more: two decimals are about a kilometre."""
    match = HERE.match(query.get("bei", "").strip()[:40])
    if match is None:
        return "", None
    lat, lon = round(float(match[1]), 2), round(float(match[2]), 2)
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return "", None
    return f"{lat:.2f},{lon:.2f}", Spot(_("near you"), lat, lon)


def named_spot(spot: Spot) -> Spot | None:
    """The quarter or town around a point: kept instead of where somebody stood. None far from everything we know."""
    town = municipality_at(spot.lat, spot.lon)
    quarter = quarter_at(spot.lat, spot.lon, town)
    if quarter is not None:
        return Spot(quarter.name, quarter.lat, quarter.lon, town, quarter)
    return Spot(town.name, town.lat, town.lon, town) if town else None

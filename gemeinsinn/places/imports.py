"""`gemeinsinn import places` and `gemeinsinn import quarters`."""

from argparse import ArgumentParser
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from gemeinsinn.core.imports import ImportFault, Say, Tally, read_rows, read_text
from gemeinsinn.places.actions import import_places, import_quarters, load_municipalities
from gemeinsinn.places.actions.quarters import geojson_rows, shipped_rows
from gemeinsinn.places.actions.rows import Outcome, Refused

MOST_GEOJSON = 20_000_000  # bytes: all quarters of a large city in one file


def report(outcomes: Iterable[Outcome], say: Say) -> bool:
    """One line a row that changed something or was refused, then the sums; True if none was refused."""
    tally = Tally(say)
    for number, outcome in enumerate(outcomes, start=1):
        if outcome.what != "unchanged":
            say(f"row {number}: {outcome.what}: {outcome.subject}{': ' if outcome.why else ''}{outcome.why}")
        tally.add(outcome.what)
    say(tally.sentence())
    return "refused" not in (tally.counts or {})


class PlacesImporter:
    """Municipalities and postcodes."""

    name = "places"
    help = (
        "Municipalities and postcodes. Without FILE: all of Germany from the installed packages. "
        "FILE is CSV in UTF-8 with the columns municipality, state, lat, lon and, if you like, key (official, "
        "eight digits), population, postcode."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="CSV file to take")

    def run(self, options: dict[str, Any], say: Say) -> bool:
        if options["file"] is None:
            say("Reading the installed packages ...")
            say(f"{load_municipalities()} municipalities are new.")
            return True
        return report(import_places(read_rows(options["file"], {"municipality", "state", "lat", "lon"})), say)


class QuartersImporter:
    """Quarters as circles (CSV) or areas (GeoJSON)."""

    name = "quarters"
    help = (
        "Quarters. FILE is CSV in UTF-8 with the columns municipality, name, lat, lon, radius_m, or a GeoJSON "
        "FeatureCollection with the properties municipality and name, or the name of a list that comes with the program."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", metavar="FILE", help=f"CSV or GeoJSON file, or one of: {', '.join(shipped_lists())}"
        )

    def run(self, options: dict[str, Any], say: Say) -> bool:
        return report(import_quarters(self.rows(options["file"])), say)

    def rows(self, name: str) -> Iterable[dict[str, Any]]:
        """Rows of whatever kind of file it is."""
        if name in shipped_lists():
            return shipped_rows(name)
        path = Path(name)
        if path.suffix.lower() not in {".json", ".geojson"}:
            return read_rows(path, {"municipality", "name", "lat", "lon"})
        try:
            return geojson_rows(read_text(path, most=MOST_GEOJSON))
        except Refused as problem:
            raise ImportFault(f"{path}: {problem}.") from problem


def shipped_lists() -> list[str]:
    """Names of the lists under places/data/."""
    files = resources.files("gemeinsinn.places").joinpath("data").iterdir()
    return sorted(file.name[9:-4] for file in files if file.name.startswith("quarters-"))

"""Making and changing quarters."""

import csv
import json
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line
from gemeinsinn.places.actions.rows import Outcome, Refused, degree, whole_number
from gemeinsinn.places.distance import km_between
from gemeinsinn.places.geojson import BadArea, check_area, middle_and_radius
from gemeinsinn.places.models import Municipality, Quarter
from gemeinsinn.places.queries import find_spot

WIDEST_M = 20_000
FURTHEST_KM = 50  # from the middle of its municipality: no town in Germany is wider


def save_quarter(
    *,
    municipality: Municipality,
    name: str,
    lat: float | None = None,
    lon: float | None = None,
    radius_m: int = 1000,
    area: dict[str, Any] | None = None,
) -> tuple[Quarter, bool]:
    """Draws a quarter as a centre with a radius, or as an area (checked GeoJSON geometry), whose middle is reckoned.

    The same name in the same municipality is drawn anew. Returns the quarter and whether it is new or changed.
    Raises ValueError without a centre or an area, DomainError where it lies far outside its municipality.
    """  # fmt: skip
    if area is not None:
        lat, lon, radius_m = middle_and_radius(area)
    if lat is None or lon is None:
        raise ValueError("a quarter needs a centre or an area")
    away = km_between(municipality.lat, municipality.lon, lat, lon)
    if away > FURTHEST_KM:
        raise DomainError(
            _(
                "This lies %(km)d km from %(town)s. Were longitude and latitude mixed up? In GeoJSON longitude comes first."
            )
            % {"km": away, "town": municipality.name}
        )
    drawn = {"lat": lat, "lon": lon, "radius_m": radius_m, "polygon": area}
    with transaction.atomic():
        return _save_drawn(municipality, name, drawn)


def _save_drawn(municipality: Municipality, name: str, drawn: dict[str, Any]) -> tuple[Quarter, bool]:
    quarter = Quarter.objects.filter(municipality=municipality, name=name).first()
    if quarter is None:
        return Quarter.objects.create(
            municipality=municipality, name=name, slug=_slug(name, municipality), **drawn
        ), True
    changed = any(getattr(quarter, field) != value for field, value in drawn.items())
    if changed:
        for field, value in drawn.items():
            setattr(quarter, field, value)
        quarter.save()
    return quarter, changed


def _slug(name: str, municipality: Municipality) -> str:
    slug = slug_of(name, 110)
    return slug if not Quarter.objects.filter(slug=slug).exists() else f"{slug}-{municipality.pk}"


def import_quarters(rows: Iterable[dict[str, Any]]) -> Iterator[Outcome]:
    """Takes rows with municipality, name and either area or lat, lon, radius_m; yields what became of each."""
    for row in rows:
        try:
            yield _import_quarter(row)
        except Refused as problem:
            yield Outcome("refused", str(row.get("name", ""))[:80], str(problem))


def _import_quarter(row: dict[str, Any]) -> Outcome:
    name = clean_line(str(row.get("name") or ""))
    if not name or len(name) > 120:
        raise Refused("name is missing or longer than 120 characters")
    town = find_spot(str(row.get("municipality") or ""))
    if town is None or town.municipality is None:
        raise Refused(f"municipality {str(row.get('municipality'))[:60]!r} is not known")
    if row.get("area") is not None:
        try:
            drawn: dict[str, Any] = {"area": check_area(row["area"])}
        except BadArea as problem:
            raise Refused(f"area is not usable ({problem})") from problem
    else:
        radius = whole_number(row, "radius_m", most=WIDEST_M)
        drawn = {"lat": degree(row, "lat", 90), "lon": degree(row, "lon", 180), "radius_m": radius or 1000}
    before = Quarter.objects.filter(municipality=town.municipality, name=name).exists()
    try:
        quarter, changed = save_quarter(municipality=town.municipality, name=name, **drawn)
    except DomainError as problem:
        raise Refused(str(problem)) from problem
    return Outcome("unchanged" if not changed else "changed" if before else "taken", quarter.name, "")


def load_quarters(which: str = "sachsen-anhalt") -> int:
    """Makes the quarters of a list that comes with the program ("sachsen-anhalt", "hamburg"); returns how many are new."""
    return sum(outcome.what == "taken" for outcome in import_quarters(shipped_rows(which)))


def shipped_rows(which: str) -> list[dict[str, Any]]:
    """Rows of a list under places/data/."""
    file = resources.files("gemeinsinn.places") / "data" / f"quarters-{which}.csv"
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines(), delimiter=";"))


def geojson_rows(raw: str) -> list[dict[str, Any]]:
    """A FeatureCollection as rows: properties name and municipality, geometry as area. Raises Refused."""
    try:
        features = json.loads(raw)["features"]
        return [{**feature["properties"], "area": feature["geometry"] or {}} for feature in features]
    except (ValueError, RecursionError, KeyError, TypeError) as problem:
        raise Refused("this is no GeoJSON FeatureCollection whose features have properties and geometry") from problem

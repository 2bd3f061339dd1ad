"""Areas drawn as GeoJSON (RFC 7946): read strictly, and asked whether a point lies inside."""

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

MOST_BYTES = 1_000_000
MOST_POINTS = 2_000
KINDS = ("Polygon", "MultiPolygon")


class BadArea(ValueError):
    """Not an area we take; the message is a code: size, json, kind, rings, points, range."""


def read_area(raw: bytes | str) -> dict[str, Any]:
    """A Polygon or MultiPolygon, bare or as a Feature or a FeatureCollection of one. Raises BadArea."""
    if len(raw) > MOST_BYTES:
        raise BadArea("size")
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise BadArea("json") from problem
    return check_area(found)


def check_area(found: Any) -> dict[str, Any]:
    """The geometry alone, with plain [lon, lat] pairs. Raises BadArea."""
    if isinstance(found, dict) and found.get("type") == "FeatureCollection":
        features = found.get("features")
        if not isinstance(features, list) or len(features) != 1:
            raise BadArea("kind")
        found = features[0]
    if isinstance(found, dict) and found.get("type") == "Feature":
        found = found.get("geometry")
    if not isinstance(found, dict) or found.get("type") not in KINDS:
        raise BadArea("kind")
    several = found["type"] == "MultiPolygon"
    parts = _list(found.get("coordinates")) if several else [found.get("coordinates")]
    polygons = [[_ring(ring) for ring in _list(part)] for part in parts]
    if sum(len(ring) for polygon in polygons for ring in polygon) > MOST_POINTS:
        raise BadArea("points")
    return {"type": found["type"], "coordinates": polygons if several else polygons[0]}


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise BadArea("rings")
    return value


def _ring(value: Any) -> list[list[float]]:
    """A closed ring of at least three corners."""
    points = _list(value)
    if len(points) > MOST_POINTS:
        raise BadArea("points")
    ring = [_point(point) for point in points]
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise BadArea("rings")
    return ring


def _point(value: Any) -> list[float]:
    if not isinstance(value, list) or len(value) not in {2, 3}:
        raise BadArea("rings")
    lon, lat = value[:2]
    for number, limit in ((lon, 180), (lat, 90)):
        # A bool is an int to Python; NaN and infinity pass json.loads; huge whole numbers are no float.
        if isinstance(number, bool) or not isinstance(number, (int, float)) or not abs(number) <= limit:
            raise BadArea("range")
    return [float(lon), float(lat)]


def rings_of(area: dict[str, Any]) -> Iterator[list[list[float]]]:
    """Every ring, outlines and holes alike."""
    polygons = area["coordinates"] if area["type"] == "MultiPolygon" else [area["coordinates"]]
    for polygon in polygons:
        yield from polygon


def contains(area: dict[str, Any], lat: float, lon: float) -> bool:
    """True if the point lies inside: even-odd rule, so holes are outside."""
    inside = False
    for ring in rings_of(area):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def middle_and_radius(area: dict[str, Any]) -> tuple[float, float, int]:
    """Middle of the box around an area (lat, lon) and the metres from there to its furthest corner."""
    points = [point for ring in rings_of(area) for point in ring]
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    shrink = math.cos(math.radians(lat))
    furthest = max(math.hypot(y - lat, (x - lon) * shrink) for x, y in points)
    return lat, lon, max(1, round(furthest * 111_195))

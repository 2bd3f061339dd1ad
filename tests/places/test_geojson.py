"""Areas as people upload them."""

import json

import pytest

from gemeinsinn.places.geojson import MOST_POINTS, BadArea, contains, middle_and_radius, read_area

SQUARE = [[11.0, 51.0], [11.2, 51.0], [11.2, 51.1], [11.0, 51.1], [11.0, 51.0]]
HOLE = [[11.05, 51.02], [11.15, 51.02], [11.15, 51.08], [11.05, 51.08], [11.05, 51.02]]
FAR = [[12.0, 52.0], [12.1, 52.0], [12.1, 52.1], [12.0, 52.0]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def feature(geometry):
    return {"type": "Feature", "properties": {}, "geometry": geometry}


@pytest.mark.parametrize(
    "wrapped",
    [polygon(SQUARE), feature(polygon(SQUARE)), {"type": "FeatureCollection", "features": [feature(polygon(SQUARE))]}],
)
def test_a_polygon_is_taken_out_of_its_wrapping(wrapped):
    assert read_area(json.dumps(wrapped)) == polygon(SQUARE)
    assert read_area(json.dumps(wrapped).encode()) == polygon(SQUARE)


def test_heights_are_dropped_and_numbers_become_floats():
    ring = [[11, 51, 80.5], [12, 51, 80], [12, 52, 80], [11, 51, 80.5]]
    assert read_area(json.dumps(polygon(ring))) == polygon([[11.0, 51.0], [12.0, 51.0], [12.0, 52.0], [11.0, 51.0]])


MANY = [[11.0, 51.0], *[[11.0 + i / 10000, 51.1] for i in range(MOST_POINTS)], [11.0, 51.0]]
HALF = [[11.0, 51.0], *[[11.0 + i / 10000, 51.1] for i in range(MOST_POINTS // 2)], [11.0, 51.0]]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("x" * 1_000_001, "size"),
        ("no json", "json"),
        (b"\xff\xfe", "json"),
        ("[" * 100_000, "json"),
        ("[]", "kind"),
        ("7", "kind"),
        ('{"type": "Point", "coordinates": [11, 51]}', "kind"),
        ('{"type": "Feature", "geometry": null}', "kind"),
        ('{"type": "FeatureCollection", "features": []}', "kind"),
        ('{"type": "FeatureCollection"}', "kind"),
        ('{"type": "Polygon"}', "rings"),
        ('{"type": "Polygon", "coordinates": []}', "rings"),
        ('{"type": "Polygon", "coordinates": [[]]}', "rings"),
        ('{"type": "Polygon", "coordinates": {"a": 1}}', "rings"),
        ('{"type": "MultiPolygon", "coordinates": [7]}', "rings"),
        (json.dumps(polygon(SQUARE[:-1])), "rings"),
        (json.dumps(polygon([[11, 51], [12, 51], [11, 51]])), "rings"),
        (json.dumps(polygon([[11], [12], [13], [11]])), "rings"),
        (json.dumps(polygon(["ab", "cd", "ef", "ab"])), "rings"),
        (json.dumps(polygon([[51.0, 191.0]] * 4)), "range"),
        (json.dumps(polygon([[181, 51]] * 4)), "range"),
        (json.dumps(polygon([["11", "51"]] * 4)), "range"),
        (json.dumps(polygon([[True, 51]] * 4)), "range"),
        ('{"type": "Polygon", "coordinates": [[[NaN, 51], [1, 1], [2, 2], [NaN, 51]]]}', "range"),
        ('{"type": "Polygon", "coordinates": [[[1e999, 51], [1, 1], [2, 2], [1e999, 51]]]}', "range"),
        (json.dumps(polygon([[10**400, 51]] * 4)), "range"),
        (json.dumps(polygon(MANY)), "points"),
        (json.dumps({"type": "MultiPolygon", "coordinates": [[HALF], [HALF]]}), "points"),
    ],
)
def test_everything_else_is_refused_with_its_reason(raw, code):
    with pytest.raises(BadArea) as caught:
        read_area(raw)
    assert str(caught.value) == code


def test_inside_outside_and_in_the_hole():
    area = polygon(SQUARE, HOLE)
    assert contains(area, 51.01, 11.01)
    assert not contains(area, 51.05, 11.1)
    assert not contains(area, 51.05, 11.3)
    assert not contains(area, 50.9, 11.1)


def test_either_part_of_a_multipolygon_counts():
    area = {"type": "MultiPolygon", "coordinates": [[SQUARE], [FAR]]}
    assert contains(area, 51.05, 11.1)
    assert contains(area, 52.02, 12.08)
    assert not contains(area, 51.5, 11.6)


def test_the_middle_and_the_way_to_the_furthest_corner():
    lat, lon, radius = middle_and_radius(polygon(SQUARE))
    assert (lat, lon) == (pytest.approx(51.05), pytest.approx(11.1))
    assert radius == pytest.approx(8940, abs=50)

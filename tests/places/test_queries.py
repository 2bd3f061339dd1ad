"""Finding places by what people type."""

import pytest

from gemeinsinn.places.models import Municipality
from gemeinsinn.places.queries import (
    Spot,
    find_spot,
    municipality_at,
    near_misses,
    quarter_at,
    quarters,
    suggest_spots,
)
from tests.factories.places import make_municipality, make_place_name, make_postcode, make_quarter

pytestmark = pytest.mark.django_db


@pytest.fixture
def land():
    """A few towns whose names are easily mistaken."""
    halle = make_municipality()
    make_municipality(
        name="Halle (Nordrhein-Westfalen)", state="Nordrhein-Westfalen", lat=52.06, lon=8.36, population=21_393
    )
    magdeburg = make_municipality(name="Magdeburg", lat=52.13, lon=11.63, population=244_329)
    wolfen = make_municipality(name="Bitterfeld-Wolfen", lat=51.62, lon=12.32, population=36_592)
    make_municipality(name="Köthen (Anhalt)", lat=51.75, lon=11.97, population=28_710)
    make_municipality(name="Neustadt am Rübenberge", state="Niedersachsen", lat=52.5, lon=9.46, population=45_000)
    make_postcode()
    make_postcode(code="06124", lat=51.4696, lon=11.9310)
    make_postcode(code="06766", municipality=wolfen, lat=51.67, lon=12.2377)
    make_postcode(code="99999", municipality=None, lat=50.0, lon=10.0)
    make_quarter()
    make_quarter(name="Magdeburg-Reform", municipality=magdeburg, lat=52.093, lon=11.606)
    make_quarter(name="Wolfen-Nord", municipality=wolfen, lat=51.679, lon=12.262)
    make_quarter(
        name="Staßfurt-Nord", municipality=make_municipality(name="Staßfurt", lat=51.86, lon=11.58, population=23_181)
    )
    make_place_name(municipality=wolfen)
    make_place_name(municipality=wolfen, name="Bitterfeld-Wolfen", search_name="bitterfeld", lat=51.62, lon=12.32)
    return {"halle": halle}


@pytest.mark.parametrize(
    ("text", "label", "municipality", "quarter", "postcode"),
    [
        ("Halle", "Halle (Saale)", "Halle (Saale)", None, ""),
        ("  HALLE  ", "Halle (Saale)", "Halle (Saale)", None, ""),
        ("Halle (Saale)", "Halle (Saale)", "Halle (Saale)", None, ""),
        ("Halle/Saale", "Halle (Saale)", "Halle (Saale)", None, ""),
        ("Halle an der Saale", "Halle (Saale)", "Halle (Saale)", None, ""),
        ("Halle (Nordrhein-Westfalen)", "Halle (Nordrhein-Westfalen)", "Halle (Nordrhein-Westfalen)", None, ""),
        ("koethen", "Köthen (Anhalt)", "Köthen (Anhalt)", None, ""),
        ("Kothen Anhalt", "Köthen (Anhalt)", "Köthen (Anhalt)", None, ""),
        ("06122", "06122 Halle (Saale)", "Halle (Saale)", None, "06122"),
        ("06122 Halle", "06122 Halle (Saale)", "Halle (Saale)", None, "06122"),
        ("D-06122 Halle", "06122 Halle (Saale)", "Halle (Saale)", None, "06122"),
        ("Zollrain 5, 06122 Halle", "06122 Halle (Saale)", "Halle (Saale)", None, "06122"),
        ("06122 Halle-Neustadt", "06122 Halle-Neustadt", "Halle (Saale)", "Halle-Neustadt", "06122"),
        ("06122 Magdeburg", "06122 Halle (Saale)", "Halle (Saale)", None, "06122"),
        ("06199 Magdeburg", "Magdeburg", "Magdeburg", None, ""),
        ("06199", "06199 Halle (Saale)", "Halle (Saale)", None, "06199"),
        ("99999", "99999", None, None, "99999"),
        ("Halle-Neustadt", "Halle-Neustadt", "Halle (Saale)", "Halle-Neustadt", ""),
        ("halle neustadt", "Halle-Neustadt", "Halle (Saale)", "Halle-Neustadt", ""),
        ("Reform", "Magdeburg-Reform", "Magdeburg", "Magdeburg-Reform", ""),
        ("Neustadt", "Neustadt am Rübenberge", "Neustadt am Rübenberge", None, ""),
        ("Wolfen-Nord", "Wolfen-Nord", "Bitterfeld-Wolfen", "Wolfen-Nord", ""),
        ("Wolfen", "Wolfen (Bitterfeld-Wolfen)", "Bitterfeld-Wolfen", None, ""),
        ("Bitterfeld Süd", "Bitterfeld-Wolfen", "Bitterfeld-Wolfen", None, ""),
    ],
)
def test_what_people_type_is_understood(land, text, label, municipality, quarter, postcode):
    spot = find_spot(text)
    assert spot is not None
    assert spot.label == label
    assert spot.municipality == (Municipality.objects.get(name=municipality) if municipality else None)
    assert (spot.quarter.name if spot.quarter else None) == quarter
    assert spot.postcode == postcode


@pytest.mark.parametrize(
    "text", ["", "   ", "Nord", "(", "Atlantis", "98765", "´`", "\x00", "%", "' OR 1=1", "Z" * 500, "٠٦١٢٢"]
)
def test_what_nobody_knows_is_none(land, text):
    assert find_spot(text) is None


def test_a_label_leads_back_to_its_place(land):
    for spot in [*suggest_spots("ha"), *suggest_spots("wo"), *suggest_spots("061"), *suggest_spots("b")]:
        again = find_spot(spot.label)
        assert again == spot


def test_suggestions_put_the_town_first_and_then_the_quarters(land):
    assert [spot.label for spot in suggest_spots("hal")] == [
        "Halle (Saale)",
        "Halle-Neustadt",
        "Halle (Nordrhein-Westfalen)",
    ]
    assert [spot.label for spot in suggest_spots("nord")] == ["Staßfurt-Nord", "Wolfen-Nord"]
    assert [spot.label for spot in suggest_spots("wolf")] == ["Wolfen-Nord", "Wolfen (Bitterfeld-Wolfen)"]
    assert [spot.label for spot in suggest_spots("06")] == [
        "06122 Halle (Saale)",
        "06124 Halle (Saale)",
        "06766 Bitterfeld-Wolfen",
    ]
    assert suggest_spots("") == suggest_spots("-") == suggest_spots("xyz") == []
    assert len(suggest_spots("h", most=2)) == 2


def test_near_misses_name_what_looks_alike(land):
    assert near_misses("Hale") == ["Halle (Saale)", "Halle (Nordrhein-Westfalen)"]
    assert near_misses("Magdburg") == ["Magdeburg"]
    assert near_misses("Wolfennord") == ["Wolfen-Nord"]
    assert near_misses("Nor") == ["Wolfen-Nord", "Staßfurt-Nord"] or near_misses("Nor") == [
        "Staßfurt-Nord",
        "Wolfen-Nord",
    ]
    assert near_misses("Xanten") == []
    assert near_misses("ha", most=1) == ["Halle (Saale)"]


def test_a_point_lies_in_the_smallest_quarter_around_it(land):
    assert quarter_at(51.48, 11.92).name == "Halle-Neustadt"
    small = make_quarter(name="Halle-Gimritzer Damm", lat=51.48, lon=11.93, radius_m=400)
    assert quarter_at(51.48, 11.93) == small
    assert quarter_at(51.48, 11.93, municipality=Municipality.objects.get(name="Magdeburg")) is None
    assert quarter_at(51.48, 12.2) is None


def test_a_polygon_counts_before_the_radius(land):
    ring = [[11.90, 51.47], [11.92, 51.47], [11.92, 51.49], [11.90, 51.49], [11.90, 51.47]]
    drawn = make_quarter(
        name="Halle-Teich", lat=51.48, lon=11.91, radius_m=100, polygon={"type": "Polygon", "coordinates": [ring]}
    )
    assert drawn.covers(51.4899, 11.9001)
    assert not drawn.covers(51.48, 11.9201)


def test_coordinates_alone_name_the_town_of_the_nearest_postcode(land):
    assert municipality_at(51.47, 11.95) == land["halle"]
    assert municipality_at(48.0, 11.0) is None


def test_lookups_need_few_queries(land, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        find_spot("Zollrain 5, 06122 Halle an der Saale")
    with django_assert_max_num_queries(3):
        suggest_spots("hal")
    assert [quarter.municipality.name for quarter in quarters()][:1] == ["Halle (Saale)"]


def test_a_spot_is_a_value():
    assert Spot("Halle", 51.0, 11.0) == Spot("Halle", 51.0, 11.0, None, None, "")

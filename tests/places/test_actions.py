"""Filling and changing the tables of places."""

from types import SimpleNamespace

import pytest
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.places.actions import (
    import_places,
    import_quarters,
    place_at,
    save_quarter,
)
from gemeinsinn.places.actions.quarters import geojson_rows
from gemeinsinn.places.actions.rows import Outcome, Refused
from gemeinsinn.places.models import Located, Municipality, Postcode, Quarter
from gemeinsinn.places.queries import Spot
from tests.factories.places import make_municipality, make_quarter

pytestmark = pytest.mark.django_db

RING = [[11.90, 51.47], [11.92, 51.47], [11.92, 51.49], [11.90, 51.49], [11.90, 51.47]]
AREA = {"type": "Polygon", "coordinates": [RING]}


def test_something_gets_its_place_whole():
    quarter = make_quarter()
    thing = SimpleNamespace(postcode="99999", spot="alt", quarter=None)
    place_at(thing, Spot("Halle-Neustadt", 51.48, 11.92, quarter.municipality, quarter, "06122"), words="Am Treff 3")
    assert (thing.municipality, thing.quarter, thing.postcode) == (quarter.municipality, quarter, "06122")
    assert (thing.spot, thing.lat, thing.lon) == ("Am Treff 3", 51.48, 11.92)
    assert Located.place_name.fget(thing) == "Halle-Neustadt"
    place_at(thing, Spot("Halle", 51.5, 11.9, quarter.municipality))
    assert (thing.quarter, thing.postcode, thing.spot) == (None, "", "")
    assert Located.place_name.fget(thing) == "Halle (Saale)"


def test_a_quarter_is_drawn_as_circle_or_area():
    town = make_municipality()
    quarter, changed = save_quarter(municipality=town, name="Halle-Teich", lat=51.48, lon=11.91, radius_m=300)
    assert (changed, quarter.radius_m, quarter.polygon, quarter.slug) == (True, 300, None, "halle-teich")
    again, changed = save_quarter(municipality=town, name="Halle-Teich", lat=51.48, lon=11.91, radius_m=300)
    assert (again, changed) == (quarter, False)
    drawn, changed = save_quarter(municipality=town, name="Halle-Teich", area=AREA)
    assert (drawn, changed, drawn.polygon) == (quarter, True, AREA)
    assert (drawn.lat, drawn.lon) == (pytest.approx(51.48), pytest.approx(11.91))
    other, _changed = save_quarter(
        municipality=make_municipality(name="X", lat=1, lon=1), name="Halle-Teich", lat=1, lon=1
    )
    assert other.slug == f"halle-teich-{other.municipality.pk}"
    with pytest.raises(ValueError, match="centre"):
        save_quarter(municipality=town, name="Nirgends", lat=51.0)


def far_away(km):
    return str(
        _("This lies %(km)d km from %(town)s. Were longitude and latitude mixed up? In GeoJSON longitude comes first.")
        % {"km": km, "town": "Halle (Saale)"}
    )


def test_a_quarter_far_outside_its_town_is_refused():
    town = make_municipality()
    swapped = {"type": "Polygon", "coordinates": [[[lat, lon] for lon, lat in RING]]}
    with pytest.raises(DomainError, match="vertauscht"):
        save_quarter(municipality=town, name="Halle-Teich", area=swapped)
    assert not Quarter.objects.exists()


def test_rows_of_quarters_are_taken_changed_or_refused():
    make_municipality()
    rows = [
        {"municipality": "Halle", "name": " Halle-Teich ", "lat": "51,48", "lon": "11.91", "radius_m": ""},
        {"municipality": "Halle", "name": "Halle-Teich", "lat": "51.48", "lon": "11.91", "radius_m": "1000"},
        {"municipality": "Halle", "name": "Halle-Teich", "lat": "51.48", "lon": "11.91", "radius_m": "500"},
        {"municipality": "Halle", "name": "Halle-Fläche", "area": AREA},
        {"municipality": "Halle", "name": "", "lat": "1", "lon": "1"},
        {"municipality": "Atlantis", "name": "A", "lat": "1", "lon": "1"},
        {"municipality": None, "name": "A", "lat": "1", "lon": "1"},
        {"municipality": "Halle", "name": "A", "lat": "91", "lon": "1"},
        {"municipality": "Halle", "name": "A", "lat": "nan", "lon": "1"},
        {"municipality": "Halle", "name": "A", "lat": "1", "lon": "x"},
        {"municipality": "Halle", "name": "A", "lat": "1", "lon": "1", "radius_m": "99999"},
        {"municipality": "Halle", "name": "A", "area": {"type": "Point"}},
        {"municipality": "Halle", "name": "A", "lat": "11.91", "lon": "51.48"},
    ]
    assert list(import_quarters(rows)) == [
        Outcome("taken", "Halle-Teich", ""),
        Outcome("unchanged", "Halle-Teich", ""),
        Outcome("changed", "Halle-Teich", ""),
        Outcome("taken", "Halle-Fläche", ""),
        Outcome("refused", "", "name is missing or longer than 120 characters"),
        Outcome("refused", "A", "municipality 'Atlantis' is not known"),
        Outcome("refused", "A", "municipality 'None' is not known"),
        Outcome("refused", "A", "lat is '91', outside ±90"),
        Outcome("refused", "A", "lat is 'nan', outside ±90"),
        Outcome("refused", "A", "lon is 'x', not degrees"),
        Outcome("refused", "A", "radius_m is '99999', not a whole number up to 20000"),
        Outcome("refused", "A", "area is not usable (kind)"),
        Outcome("refused", "A", far_away(5651)),
    ]
    assert Quarter.objects.count() == 2


@pytest.mark.parametrize("raw", ["", "[]", "{}", '{"features": [{}]}', '{"features": [7]}', "[" * 100_000])
def test_what_is_no_collection_is_refused(raw):
    with pytest.raises(Refused, match="FeatureCollection"):
        geojson_rows(raw)


def test_a_collection_becomes_rows():
    raw = '{"features": [{"properties": {"name": "A", "municipality": "Halle"}, "geometry": null}]}'
    assert geojson_rows(raw) == [{"name": "A", "municipality": "Halle", "area": {}}]


def place(**overrides):
    row = {
        "municipality": "Halle (Saale)",
        "state": "Sachsen-Anhalt",
        "lat": "51.5",
        "lon": "11.9",
        "key": "",
        "postcode": "",
    }
    return row | overrides


def test_rows_of_places_make_towns_and_postcodes():
    rows = [
        place(key="15002000", population="237865"),
        place(key="15002000", population="237865"),
        place(key="15002000", lat="51.6"),
        place(postcode="06122", lat="51.4842", lon="11.9292"),
        place(postcode="06122", lat="51.4842", lon="11.9292"),
        place(postcode="06122", lat="51.4843", lon="11.9292"),
        place(municipality="Neu", state="", postcode="01234"),
    ]
    assert [outcome.what for outcome in import_places(rows)] == [
        "taken", "unchanged", "changed", "taken", "unchanged", "changed", "taken",
    ]  # fmt: skip
    halle, neu = Municipality.objects.order_by("name")
    assert (halle.key, halle.population, halle.lat, halle.slug) == ("15002000", 237_865, 51.6, "halle-saale")
    assert (neu.name, neu.key, neu.slug) == ("Neu", None, "neu")
    assert sorted(Postcode.objects.values_list("code", "municipality__name")) == [
        ("01234", "Neu"),
        ("06122", "Halle (Saale)"),
    ]


def test_an_official_key_replaces_the_one_of_geonames():
    town = make_municipality(key="g2911522")
    assert [outcome.what for outcome in import_places([place(key="15002000", lat="51.48158", lon="11.97947")])] == [
        "changed"
    ]
    town.refresh_from_db()
    assert town.key == "15002000"


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"municipality": ""}, "municipality is missing"),
        ({"municipality": "x" * 121}, "municipality is missing or longer"),
        ({"state": "x" * 61}, "state longer than 60"),
        ({"key": "15"}, "key is '15', not eight digits"),
        ({"postcode": "612"}, "postcode is '612', not five digits"),
        ({"lat": ""}, "lat is '', not degrees"),
        ({"lon": "200"}, "lon is '200', outside ±180"),
        ({"population": "viele"}, "population is 'viele'"),
        ({"lat": None}, "lat is '', not degrees"),
    ],
)
def test_a_wrong_row_is_refused_with_its_reason(wrong, why):
    [outcome] = import_places([place(**wrong)])
    assert outcome.what == "refused"
    assert why in outcome.why
    assert not Municipality.objects.exists()


def test_towns_of_one_name_get_slugs_of_their_own_until_there_are_too_many():
    rows = [place(municipality="Neustadt", state="Hessen", key=f"{number:08}") for number in range(1, 53)]
    Municipality.objects.all().delete()
    outcomes = list(import_places(row | {"state": f"Land {index}"} for index, row in enumerate(rows[:3])))
    assert {outcome.what for outcome in outcomes} == {"taken"}
    assert sorted(Municipality.objects.values_list("slug", flat=True)) == [
        "neustadt",
        "neustadt-land-1",
        "neustadt-land-2",
    ]
    for number in range(2, 50):
        make_municipality(name=f"belegt {number}", slug=f"neustadt-land-1-{number}")
    [outcome] = import_places([place(municipality="neustadt", state="Land 1")])
    assert outcome == Outcome("refused", "neustadt", "there are too many places called neustadt")


def test_the_shipped_lists_have_the_columns_they_promise():
    from gemeinsinn.places.actions.quarters import shipped_rows

    for which in ("sachsen-anhalt", "hamburg"):
        rows = shipped_rows(which)
        assert all(list(row) == ["municipality", "name", "lat", "lon", "radius_m"] for row in rows)
        assert len({row["name"] for row in rows}) == len(rows) >= 20

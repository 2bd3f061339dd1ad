"""The field that takes a place, and the form that draws a quarter."""

import json

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from gemeinsinn.places.actions import save_quarter
from gemeinsinn.places.forms import QuarterForm, SpotField
from gemeinsinn.places.queries import find_spot
from tests.factories.places import make_municipality, make_postcode, make_quarter

pytestmark = pytest.mark.django_db
AREA = {"type": "Polygon", "coordinates": [[[11.9, 51.4], [12.0, 51.4], [12.0, 51.5], [11.9, 51.4]]]}


class PlaceForm(forms.Form):
    place = SpotField(label="Ort")
    other = SpotField(label="Anderer Ort", required=False)


def errors(**data):
    return PlaceForm(data).errors.get("place")


def test_a_place_becomes_a_spot():
    make_postcode()
    form = PlaceForm({"place": " 06122 ", "other": ""})
    assert form.is_valid()
    assert form.cleaned_data == {"place": find_spot("06122"), "other": None}


def test_an_unknown_place_is_answered_in_words_that_help():
    make_municipality()
    assert errors(place="Hale") == ["Wir kennen diesen Ort nicht. Meinen Sie Halle (Saale)?"]
    assert errors(place="Xanadu") == [
        "Wir kennen diesen Ort nicht. Schreiben Sie bitte eine Postleitzahl oder einen Ort."
    ]
    assert errors(place="") == ["Bitte füllen Sie das aus."] or errors(place="")
    assert errors(place="x" * 121)


def test_the_control_offers_the_quarters_and_asks_for_more():
    make_quarter()
    html = str(PlaceForm(initial={"place": find_spot("Halle-Neustadt")})["place"])
    assert 'value="Halle-Neustadt"' in html
    assert 'list="id_place_spots"' in html
    assert '<datalist id="id_place_spots" data-spots="/orte/vorschlaege/">' in html
    assert '<option value="Halle-Neustadt"></option>' in html
    assert 'type="module"' in html


def test_a_form_knows_whether_the_place_changed():
    make_postcode()
    spot = find_spot("06122")
    assert not PlaceForm({"place": "06122 Halle (Saale)"}, initial={"place": spot}).has_changed()
    assert PlaceForm({"place": "06124"}, initial={"place": spot}).has_changed()


def quarter_form(content=None, **data):
    files = {"area": SimpleUploadedFile("a.geojson", content)} if content is not None else {}
    return QuarterForm({"name": "Halle-Teich", "spot": "Halle"} | data, files)


def test_a_quarter_by_place_by_middle_and_by_area():
    make_municipality()
    form = quarter_form()
    assert form.is_valid(), form.errors
    quarter, _changed = save_quarter(**form.drawing())
    assert (quarter.lat, quarter.lon, quarter.radius_m) == (51.48158, 11.97947, 1000)
    form = quarter_form(lat="51.5", lon="11.9", radius_m="700")
    assert form.is_valid(), form.errors
    quarter, _changed = save_quarter(**form.drawing())
    assert (quarter.lat, quarter.lon, quarter.radius_m) == (51.5, 11.9, 700)
    form = quarter_form(json.dumps(AREA).encode())
    assert form.is_valid(), form.errors
    quarter, _changed = save_quarter(**form.drawing())
    assert quarter.polygon == AREA


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b" " * 1_000_001, "1 MB"),
        (b"x", "GeoJSON"),
        (b'{"type": "Point"}', "Polygon"),
        (b'{"type": "Polygon", "coordinates": []}', "Umriss"),
        (b'{"type": "Polygon", "coordinates": [[[200, 1], [1, 1], [2, 2], [200, 1]]]}', "Grad"),
        (json.dumps({"type": "Polygon", "coordinates": [[[1, 1]] * 2001]}).encode(), "2000"),
    ],
)
def test_an_area_that_cannot_be_used_says_why(content, word):
    make_municipality()
    form = quarter_form(content)
    assert word in str(form.errors["area"])


def test_half_a_middle_is_none():
    make_municipality()
    assert quarter_form(lat="51.5").non_field_errors()
    assert quarter_form(lat="51.5", lon="500").errors.keys() == {"lon"}

"""/orte/vorschlaege/"""

import pytest

from tests.factories.places import make_municipality, make_postcode, make_quarter

pytestmark = pytest.mark.django_db


def test_suggestions_are_json_and_may_be_kept_by_the_browser(client):
    make_quarter()
    answer = client.get("/orte/vorschlaege/", {"q": "hal"})
    assert answer.json() == {
        "spots": [
            {"label": "Halle (Saale)", "hint": "Sachsen-Anhalt", "lat": 51.48158, "lon": 11.97947},
            {"label": "Halle-Neustadt", "hint": "Halle (Saale)", "lat": 51.4795, "lon": 11.923},
        ]
    }
    assert answer["Cache-Control"] == "public, max-age=3600"


def test_a_postcode_needs_no_hint(client):
    make_postcode(lat=51.4842756, municipality=None)
    assert client.get("/orte/vorschlaege/?q=06").json() == {
        "spots": [{"label": "06122", "hint": "", "lat": 51.48428, "lon": 11.92929}]
    }


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%00", "q=%ff", "q=%F0%9F%8F%A0", "q=" + "x" * 3000, "q=1234567890", "q=²"]
)
def test_nothing_typed_is_a_fault(client, query):
    make_municipality()
    assert client.get(f"/orte/vorschlaege/?{query}").json() == {"spots": []}


def test_only_reading(client):
    assert client.post("/orte/vorschlaege/", {"q": "hal"}).status_code == 405

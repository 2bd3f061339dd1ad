"""How far something is, in words."""

import re

import pytest

from gemeinsinn.places.away import away_words
from tests.factories.organisations import make_organisation
from tests.factories.places import make_municipality, make_quarter
from tests.factories.projects import make_project

AWAY = re.compile(r"·\s*(?:<span[^>]*>)?([\d,]+ k?m)\b")


def name_of(thing):
    """What its card is headed with."""
    return getattr(thing, "name", "") or thing.title


class Thing:
    """Only what the words look at."""

    def __init__(self, vague):
        self.vague = vague

    def is_vaguer_than(self, km):
        return self.vague


@pytest.mark.parametrize(
    ("km", "vague", "words"), [(0.8, False, "800 m"), (0.8, True, ""), (1.24, False, "1,2 km"), (None, False, "")]
)
def test_a_distance_is_only_said_where_the_place_is_known_well_enough(km, vague, words):
    assert away_words(Thing(vague), km) == words


@pytest.mark.django_db
@pytest.mark.parametrize(("make", "address"), [(make_organisation, "/partner/"), (make_project, "/vorhaben/")])
def test_of_whom_only_the_town_is_known_no_distance_is_shown(client, make, address):
    town, quarter = make_municipality(), make_quarter()
    thing = make()
    known = {"municipality": town, "quarter": quarter, "lat": quarter.lat, "lon": quarter.lon}
    only_town = {"municipality": town, "quarter": None, "lat": town.lat, "lon": town.lon}
    shown = []
    for place in (known, only_town):
        type(thing).objects.filter(pk=thing.pk).update(**place)
        page = client.get(f"{address}?ort=Halle-Neustadt&umkreis=25").content.decode()
        assert name_of(thing) in page
        shown.append(AWAY.findall(page))
    assert shown == [["50 m"], []]

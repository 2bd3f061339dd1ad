"""Kilometres in Python and in SQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.places.distance import km_between, near, with_distance
from gemeinsinn.places.models import Municipality
from tests.factories.places import make_municipality

HALLE = (51.48158, 11.97947)
MAGDEBURG = (52.13129, 11.63189)


def test_halle_and_magdeburg_are_76_kilometres_apart():
    assert km_between(*HALLE, *MAGDEBURG) == pytest.approx(76.1, abs=0.2)
    assert km_between(*HALLE, *HALLE) == 0
    assert km_between(0, 0, 0, 180) == pytest.approx(20015, abs=1)


@given(
    lat=st.floats(47, 55), lon=st.floats(6, 15), up=st.floats(-0.9, 0.9), across=st.floats(-1.4, 1.4)
)  # fmt: skip
def test_the_flat_map_of_the_database_is_true_within_one_percent(lat, lon, up, across):
    """The same arithmetic as in SQL, against the great circle."""
    from math import cos, hypot, radians

    flat = hypot(up * 111.195, across * 111.195 * cos(radians(lat)))
    true = km_between(lat, lon, lat + up, lon + across)
    assert flat == pytest.approx(true, rel=0.015, abs=0.01)


@pytest.mark.django_db
def test_near_takes_the_circle_and_not_the_box():
    inside = make_municipality(name="drin", lat=HALLE[0] + 0.08, lon=HALLE[1])
    make_municipality(name="in der Ecke", lat=HALLE[0] + 0.08, lon=HALLE[1] + 0.13)
    make_municipality(name="weit", lat=MAGDEBURG[0], lon=MAGDEBURG[1])
    found = list(near(Municipality.objects.all(), lat=HALLE[0], lon=HALLE[1], km=10))
    assert found == [inside]
    assert found[0].distance_km == pytest.approx(8.9, abs=0.05)


@pytest.mark.django_db
def test_distance_sorts_and_agrees_with_python():
    for name, lat, lon in (("a", *HALLE), ("b", *MAGDEBURG), ("c", 51.5, 12.0)):
        make_municipality(name=name, lat=lat, lon=lon)
    rows = with_distance(Municipality.objects.all(), *HALLE).order_by("distance_km")
    assert [row.name for row in rows] == ["a", "c", "b"]
    assert rows[2].distance_km == pytest.approx(km_between(*HALLE, *MAGDEBURG), rel=0.01)


@pytest.mark.django_db
def test_the_pole_is_no_reason_to_fail():
    assert list(near(Municipality.objects.all(), lat=90, lon=0, km=5)) == []

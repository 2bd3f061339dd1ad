"""What fits a few answers: the database says what the plain rule says, the surely fitting first, in few reads."""

import itertools

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.places.queries import find_spot
from gemeinsinn.volunteering.lifecycle.opportunities import ANY, AXES, fits_of
from gemeinsinn.volunteering.models import Opportunity
from gemeinsinn.volunteering.queries import wizard
from gemeinsinn.volunteering.queries.wizard import matches_for, read_open, totals
from tests.factories.answers import make_company, make_staff
from tests.factories.opportunities import describe, hang_hands
from tests.factories.places import make_quarter

NOBODY = AnonymousUser()
BARE = Filters()


def found(answers, filters=BARE, viewer=NOBODY, size=12):
    return matches_for(viewer, read_open(viewer, filters), filters, answers, size=size)


def titles(matches):
    return [need.title for need in matches.needs]


def values_of(need):
    row = Opportunity.objects.filter(pk=need.pk).first()
    return {axis.field: getattr(row, axis.field) for axis in AXES} if row else {}


class TheDatabaseAgrees(TestCase):
    """Any needs, any answers: every page together is what the plain rule leaves, in the order of its fits."""

    VALUES = [[*sorted({value for meets in axis.meets.values() for value in meets}), "", None] for axis in AXES]

    @settings(max_examples=40)
    @given(
        known=st.lists(st.tuples(*(st.sampled_from(values) for values in VALUES)), max_size=6),
        answers=st.fixed_dictionaries({axis.key: st.sampled_from(axis.answers) for axis in AXES}),
        size=st.integers(1, 4),
    )
    def test_with_the_rule(self, known, answers, size):
        needs = []
        for row in known:
            need = hang_hands()
            if row[0] is not None:
                told = {axis.field: value or "" for axis, value in zip(AXES, row, strict=True)}
                Opportunity.objects.create(need=need, **told)
            needs.append(need)
        fits = {need.pk: fits_of(values_of(need), answers) for need in needs}
        left = {pk: number for pk, number in fits.items() if number is not None}
        total = totals(read_open(NOBODY, BARE), {"now": answers})["now"]
        pages = [
            matches_for(NOBODY, read_open(NOBODY, BARE), Filters(page=page), answers, size=size)
            for page in range(1, -(-total // size) + 1)
        ]
        seen = [need.pk for page in pages for need in page.needs]
        assert total == len(left) and sorted(seen) == sorted(left)
        assert [left[pk] for pk in seen] == sorted(left.values(), reverse=True)
        assert {pk: number for page in pages for pk, number in page.fits.items()} == {
            pk: number for pk, number in left.items() if number
        }


pytestmark = pytest.mark.django_db


def test_what_surely_fits_comes_before_what_nobody_described():
    describe(hang_hands(title="sicher"), means="hands", pace="once")
    describe(hang_hands(title="halb"), means="hands")
    hang_hands(title="neu und ohne ein Wort")
    describe(hang_hands(title="gerade nicht"), means="head")
    matches = found({"tun": "haende", "oft": "einmal"})
    assert titles(matches) == ["sicher", "halb", "neu und ohne ein Wort"]
    assert sorted(matches.fits.values()) == [1, 2]


def test_only_time_and_skill_that_is_still_asked_for():
    hang_hands(title="Zeit")
    hang_hands(title="Wissen", kind="wissen", amount=None)
    hang_hands(title="Sachen", kind="sachen")
    hang_hands(title="voll", covered=200)
    hang_hands(title="wartet", state="submitted")
    assert sorted(titles(found({}))) == ["Wissen", "Zeit"]


def test_what_is_for_partners_is_not_even_counted_for_others():
    hang_hands(title="für Betriebe", audience="partners")
    partner = make_staff(make_company())
    assert (found({}).total, found({}, viewer=partner).total) == (0, 1)


def test_around_a_place_the_nearest_first_among_equals():
    quarter = make_quarter()
    spot = find_spot(str(quarter))
    for title, away in (("weit", 0.05), ("nah", 0.0), ("zu weit", 1.0)):
        describe(hang_hands(title=title, quarter=quarter, lat=quarter.lat + away, lon=quarter.lon), means="hands")
    describe(hang_hands(title="nah, anders", quarter=quarter, lat=quarter.lat, lon=quarter.lon), means="head")
    around = Filters(place=str(quarter), spot=spot, radius=10)
    assert titles(found({"tun": "haende"}, around)) == ["nah", "weit"]
    assert len(titles(found({}, around))) == 3


def test_a_page_past_the_end_is_the_last():
    for _number in range(3):
        hang_hands()
    assert (found({}, Filters(page=99), size=2).page, len(found({}, Filters(page=99), size=2).needs)) == (2, 1)


def test_several_sets_of_answers_in_one_read(django_assert_num_queries):
    describe(means="hands")
    describe(means="head")
    hang_hands()
    with django_assert_num_queries(1):
        left = totals(read_open(NOBODY, BARE), {"a": {"tun": "haende"}, "b": {"tun": "kopf"}, "c": {"tun": ANY}})
    assert left == {"a": 2, "b": 2, "c": 3}


def test_large_counts_are_kept_a_minute_small_ones_are_exact(monkeypatch):
    monkeypatch.setattr(wizard, "KEEP_COUNTS_OVER", 2)
    counts = []
    for _number in range(4):
        describe(means="hands")
        counts.append(totals(read_open(NOBODY, BARE), {"all": {}, "head": {"tun": "kopf"}}))
    assert [one["all"] for one in counts] == [1, 2, 3, 3]
    assert [one["head"] for one in counts] == [0, 0, 0, 0]
    assert totals(read_open(make_staff(make_company()), BARE), {"all": {}})["all"] == 4, "another viewer reads anew"


def test_what_was_taken_down_since_is_not_shown(monkeypatch):
    monkeypatch.setattr(wizard, "KEEP_COUNTS_OVER", 1)
    one, _other = hang_hands(title="weg"), hang_hands(title="da")
    assert titles(found({})) == ["da", "weg"]
    Need.objects.filter(pk=one.pk).update(state="hidden")
    assert titles(found({})) == ["da"]


@pytest.mark.parametrize("many", [1, 40])
def test_reads_do_not_grow_with_the_board(many, django_assert_max_num_queries):
    for number, means in zip(range(many), itertools.cycle(["hands", "head", ""]), strict=False):
        describe(hang_hands(title=f"{number}"), means=means)
    with django_assert_max_num_queries(3):
        found({"tun": "haende"})
    assert Need.objects.count() == many

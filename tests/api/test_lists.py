"""Lists of needs, offers and projects: the same as on the pages, in pages that do not slip."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.projects.lifecycle import State as ProjectState
from gemeinsinn.projects.models import Project
from tests.factories.exchange import make_need, make_offer
from tests.factories.places import make_municipality, make_postcode, make_quarter
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
NOW = timezone.now()
HALLE = {"lat": 51.48, "lon": 11.97}


def hung(make, minutes, **overrides):
    """Hung up and changed some minutes ago."""
    row = make(**overrides)
    when = NOW - timedelta(minutes=minutes)
    type(row).objects.filter(pk=row.pk).update(published_at=when, changed_at=when)
    return row


@pytest.mark.parametrize(("path", "make"), [("/needs", make_need), ("/offers", make_offer)])
def test_only_what_hangs_for_everyone_is_in_the_list(path, make, ask):
    for state in State:
        make(state=state)
    make(audience="partners")
    shown = make(title="Für alle")
    hanging = type(shown).objects.filter(state=State.PUBLISHED, audience="public")
    assert sorted(ask(path).ids) == sorted(hanging.values_list("pk", flat=True))


def test_only_public_projects_are_in_the_list(ask):
    for state in ProjectState:
        make_project(state=state)
    public = Project.objects.filter(state__in=["published", "done"])
    assert sorted(ask("/projects").ids) == sorted(public.values_list("pk", flat=True))


@pytest.mark.parametrize(
    ("path", "make"), [("/needs", make_need), ("/offers", make_offer), ("/projects", make_project)]
)
@pytest.mark.parametrize("query", ["", "&place=Halle&radius=50", "&changed_since=2026-01-01T00:00:00Z"])
def test_pages_hold_each_thing_once_while_others_are_added(path, make, query, walk):
    make_municipality()
    rows = [hung(make, minutes) for minutes in (50, 40, 40, 40, 30, 20, 10)]
    found = walk(f"{path}?limit=2{query}", between=lambda: hung(make, 0, title="Dazwischengekommen"))
    mine = [pk for pk in found if pk in {row.pk for row in rows}]
    assert sorted(mine) == sorted(row.pk for row in rows)
    assert len(found) == len(set(found))


def test_the_newest_comes_first_and_of_two_the_later_one(walk):
    old, new, twin = hung(make_need, 50), hung(make_need, 5), hung(make_need, 5)
    assert walk("/needs?limit=1") == [twin.pk, new.pk, old.pk]


def test_with_a_place_the_nearest_comes_first(walk):
    make_postcode()
    far, near, middle = (make_need(lat=51.48428, lon=11.92929 + off) for off in (0.1, 0.001, 0.02))
    make_need(lat=52.5, lon=13.4)
    assert walk("/needs?place=06122&radius=10&limit=1") == [near.pk, middle.pk, far.pk]
    assert walk("/needs?near=51.484,11.929&radius=5&limit=2") == [near.pk, middle.pk]


def test_the_distance_is_told(ask):
    make_need(lat=51.5, lon=11.97)
    said = ask("/needs?near=51.482,11.97")
    assert said.data["items"][0]["place"]["distance_km"] == 2.0
    assert ask("/needs").data["items"][0]["place"]["distance_km"] is None


def test_what_changed_since_comes_the_longest_unchanged_first(walk):
    late, early, _before = hung(make_need, 5), hung(make_need, 30), hung(make_need, 90)
    since = (NOW - timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    assert walk(f"/needs?changed_since={since}&limit=1") == [early.pk, late.pk]


def test_a_plus_that_arrived_as_a_blank_is_a_plus(ask):
    make_need()
    assert len(ask("/needs?changed_since=2026-01-01T00:00:00+01:00").ids) == 1


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_the_calendar_are_times_too(moment, ask):
    assert ask(f"/needs?changed_since={moment}").status == 200


def test_kinds_quarter_day_and_words_narrow_the_list(ask):
    quarter = make_quarter()
    money = make_need(kind="geld", title="Preisgeld", until=timezone.localdate() + timedelta(days=2))
    goods = make_need(details="Gern auch Hocker")
    assert ask("/needs?kind=money").ids == [money.pk]
    assert ask("/needs?kind=money&kind=goods").ids == [goods.pk, money.pk]
    assert ask("/needs?words=hocker%20auch").ids == [goods.pk]
    Need.objects.filter(pk=goods.pk).update(access="yes")
    assert ask("/needs?accessible=true").ids == [goods.pk]
    assert ask("/needs?accessible=false").ids == ask("/needs").ids
    assert ask(f"/needs?until={money.until}").ids == [money.pk]
    other = make_quarter(name="Silberhöhe", lat=51.45, lon=11.95)
    Need.objects.filter(pk=goods.pk).update(quarter=other)
    assert ask(f"/needs?quarter={other.slug}").ids == [goods.pk]
    assert ask(f"/needs?quarter={quarter.slug}").ids == [money.pk]


def test_projects_are_narrowed_like_on_their_page(ask):
    running, finished = make_project(access="yes"), make_project(state="done", title="Der Brunnen läuft wieder")
    assert ask("/projects?state=running").ids == [running.pk]
    assert ask("/projects?state=finished").ids == [finished.pk]
    assert ask("/projects?accessible=true").ids == [running.pk]
    assert ask("/projects?words=brunnen%20läuft").ids == [finished.pk]
    assert sorted(ask(f"/projects?quarter={running.quarter.slug}").ids) == sorted([running.pk, finished.pk])
    assert ask("/projects?near=52.5,13.4").ids == []


@pytest.mark.parametrize("path", ["/needs", "/offers", "/projects"])
@pytest.mark.parametrize("query", ["place=Nirgendwo", "quarter=gibt-es-nicht"])
def test_an_unknown_place_is_no_reason_to_show_everything(path, query, ask):
    said = ask(f"{path}?{query}")
    assert (said.status, said.data["type"].rpartition("#")[2]) == (404, "unknown-place")


def test_names_that_resemble_an_unknown_place_are_offered(ask):
    make_municipality(name="Merseburg", lat=51.35, lon=12.0, population=34_000)
    assert ask("/needs?place=Mersebürk").data["suggestions"] == ["Merseburg"]


@pytest.mark.parametrize("path", ["/needs", "/offers", "/projects"])
def test_a_foreign_cursor_is_refused(path, ask):
    said = ask(f"{path}?cursor=QUJDREVG")
    assert (said.status, said.data["type"].rpartition("#")[2]) == (404, "unknown-cursor")


@pytest.mark.parametrize(
    "query",
    [
        "limit=0", "limit=101", "limit=x", "radius=0", "kind=zeit", "until=4.12.2026", "until=20261204", "until=0",
        "changed_since=2026-12-04", "changed_since=1764806400", "language=fr", "near=91,0", "near=51.4790001,11.9",
        "near=51", "words=" + "x" * 121, "quarter=Ä", "quatrer=x", "cursor=%20", "state=open",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(query, ask):
    said = ask(f"/needs?{query}")
    assert said.status == 422
    assert [error["parameter"] for error in said.data["errors"]] == [query.partition("=")[0]]


def test_the_cursor_keeps_the_filters_and_stands_in_a_header(ask):
    for _n in range(2):
        make_need()
    said = ask("/needs?kind=goods&limit=1&language=en")
    assert "kind=goods" in said.data["next"] and "language=en" in said.data["next"]
    assert said.headers["Link"] == f'<{said.data["next"]}>; rel="next"'


# Counting the request is four of them (two of these only mark a transaction within that of the test).
@pytest.mark.parametrize(
    ("path", "make", "queries"),
    [
        ("/needs", make_need, 6),
        ("/needs?place=Halle-Neustadt", make_need, 7),
        ("/needs?near=51.479,11.924&radius=5", make_need, 6),
        ("/needs?changed_since=2020-01-01T00:00:00Z", make_need, 6),
        ("/needs?accessible=false&words=hofcaf%C3%A9", make_need, 6),
        ("/offers", make_offer, 6),
        ("/projects", make_project, 8),
    ],
)
def test_many_rows_cost_as_many_queries_as_one(path, make, queries, ask):
    make()
    ask(path)
    with CaptureQueriesContext(connection) as one:
        ask(path)
    for _n in range(7):
        make()
    with CaptureQueriesContext(connection) as many:
        assert len(ask(path).ids) == 8
    assert (len(one), len(many)) == (queries, queries)


def test_offers_and_needs_are_not_mixed_up(ask):
    need, offer = make_need(), make_offer()
    assert (ask("/needs").ids, ask("/offers").ids) == ([need.pk], [offer.pk])
    assert {Need, Offer} == {type(need), type(offer)}

"""Whose projects, what waits, the list, and where the means come from."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.core.money import Money
from gemeinsinn.people.personal_data import person_of
from gemeinsinn.projects import account, queries, sections
from gemeinsinn.projects.lifecycle import House
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import Filters, found_projects, funding_of
from gemeinsinn.projects.sections import Section
from tests.factories.organisations import NOW, make_member, make_organisation, make_spot
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_municipality, make_postcode, make_quarter
from tests.factories.projects import make_draft, make_project

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def test_own_projects_export_and_erasure():
    club, author = make_organisation(), make_account()
    mine = make_project(contact=make_confirmed_contact(user=author, email=author.email))
    ours = make_project(organisation=club)
    make_draft()
    assert list(queries.projects_of(author)) == [mine] and list(queries.projects_of(make_member(club))) == [ours]
    assert not queries.projects_of(NOBODY) and not queries.projects_of(make_member(club, "contact"))
    assert account.own_projects(make_account()) is None
    assert account.own_projects(author)[1]["rows"][0][0] == mine
    assert account.collect_projects(author)[0]["title"] == mine.title
    account.erase_projects(person_of(author), now=NOW)
    mine.refresh_from_db()
    assert mine.run_by == "" and mine.title


def titles(**filters):
    return [row.title for row in found_projects(NOBODY, Filters(**filters)).page]


def test_filters():
    make_postcode()
    there = make_spot(
        municipality=make_municipality(name="Magdeburg", lat=52.13, lon=11.62), quarter=None, lat=52.13, lon=11.62
    )
    make_project(title="A", steps=[{"title": "x"}, {"title": "y", "done_on": "2026-11-01"}])
    make_project(title="B", state="done", aim="Vorlesen", organisation=make_organisation(name="Bücherei"))
    make_project(title="C", place=there)
    for state in ("draft", "unconfirmed", "submitted", "returned", "hidden"):
        make_project(title=state, state=state)
    quarter = make_quarter()
    assert (
        set(titles()) == {"A", "B", "C"}
        and titles(stand="fertig") == ["B"]
        and set(titles(stand="laufend")) == {"A", "C"}
    )
    assert set(titles(quarter=quarter.slug)) == {"A", "B"} and titles(quarter="x") == []
    assert titles(place="06122", reach=5) == ["A", "B"] and titles(place="Atlantis") == []
    assert titles(words="vorlesen bücherei") == ["B"]
    make_project(title="D", starts=date(2026, 12, 1), ends=date(2026, 12, 31))
    assert titles(until=date(2026, 12, 31)) == ["D"] and titles(until=date(2026, 12, 30)) == []
    make_project(title="E", access="yes", access_words="Durch das Hoftor")
    make_project(title="F", access="partly")
    assert titles(accessible=True) == ["E"]
    assert [
        found_projects(NOBODY, Filters(**asked)).accessible
        for asked in ({}, {"accessible": True}, {"words": "Vorlesen"})
    ] == [1, 1, 0]
    card = next(row for row in found_projects(NOBODY, Filters()).page if row.title == "A")
    assert (card.steps_all, card.steps_done) == (2, 1)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        (
            {"stand": "fertig", "umkreis": "5", "ort": "Halle", "wort": "a", "quartier": "q", "bis": "4.12.2026"},
            Filters("q", "Halle", 5, "a", "fertig", until=date(2026, 12, 4)),
        ),
        ({"barrierefrei": "1"}, Filters(accessible=True)),
        ({"barrierefrei": "ja", "stand": "x", "umkreis": "'", "ort": "\x00", "bis": "31.2.2026"}, Filters()),
    ],
)
def test_filters_are_read_from_the_address(query, filters):
    assert Filters.of(query) == filters
    assert Filters.of(dict(part.split("=") for part in filters.query().split("&") if part)) == filters
    assert filters.asked is (filters != Filters())


def test_the_honest_mix():
    project = make_project(funding=[
        {"source": "own", "amount": Money(100)}, {"source": "hours", "hours": 40}, {"source": "municipality", "amount": Money(200)},
        {"source": "municipality", "amount": Money(100)},
    ])  # fmt: skip
    mix = funding_of(project)
    assert (mix.total, mix.hours, [row.source for row in mix.rows]) == (
        Money(400),
        40,
        ["municipality", "municipality", "own", "hours"],
    )
    assert mix.houses == [House("municipality", 300, 0, 750, 75), House("own", 100, 750, 250, 25)]


def test_who_carries_all_of_them():
    make_project(funding=[{"source": "own", "amount": Money(100)}, {"source": "hours", "hours": 9}])
    make_project(funding=[{"source": "state", "amount": Money(200)}, {"source": "own", "amount": Money(100)}])
    make_project(state="submitted", funding=[{"source": "business", "amount": Money(10_000)}])
    assert [(house.source, house.cents) for house in queries.funding_of_all()] in (
        [("own", 200), ("state", 200)], [("state", 200), ("own", 200)],
    )  # fmt: skip


def test_nearby_are_others_that_are_public_going_on_first_then_the_nearest():
    here = make_project()

    def at(km, **overrides):
        project = make_project(**overrides)
        Project.objects.filter(pk=project.pk).update(lat=here.lat + km / 111.195, lon=here.lon)
        return project

    at(26), at(1, state="submitted")
    far, done, close, closest = at(24), at(0), at(2), at(1)
    Project.objects.filter(pk=done.pk).update(state="done")
    assert queries.projects_nearby(here, most=9) == [closest, close, far, done]
    assert queries.projects_nearby(here) == [closest, close, far]
    here.lat = None
    assert queries.projects_nearby(here) == []


def test_sections(monkeypatch):
    monkeypatch.setattr(sections, "_providers", [])

    def late(project, viewer):
        return Section("late.html", order=90)

    for provider in (late, late, lambda project, viewer: None, lambda project, viewer: Section("early.html")):
        sections.register(provider)
    assert [section.template for section in sections.sections_for(make_project(), NOBODY)["main"]] == [
        "early.html",
        "late.html",
    ]

"""Projects by what they still lack: a filter of their list that the board adds."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.exchange.models import Need, Notice
from tests.factories.exchange import make_need
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def titles(page):
    return set(re.findall(r"Vorhaben [A-Z]", page.partition('<ul class="project-cards')[2]))


@pytest.fixture
def lacking():
    """A lacks chairs, B time; C had chairs that are all there, D asks partners only, E's day is over, F lacks nothing."""
    projects = {letter: make_project(title=f"Vorhaben {letter}") for letter in "ABCDEF"}
    for letter, fields in {
        "A": {}, "B": {"kind": "zeit"}, "C": {}, "D": {"audience": Notice.Audience.PARTNERS}, "E": {},
    }.items():  # fmt: skip
        need = make_need(**fields)
        Need.objects.filter(pk=need.pk).update(project=projects[letter])
        if letter == "C":
            Need.objects.filter(pk=need.pk).update(covered=need.amount)
        if letter == "E":
            Need.objects.filter(pk=need.pk).update(until=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?art=sachen", {"A"}),
        ("?art=zeit", {"B"}),
        ("?art=geld", set()),
        ("?art=quatsch", set("ABCDEF")),
        ("", set("ABCDEF")),
    ],
)
def test_the_list_by_what_is_missing(client, lacking, query, found):
    assert titles(client.get(f"/vorhaben/{query}").text) == {f"Vorhaben {letter}" for letter in found}


def test_the_choice_stands_beside_the_list_and_can_be_dropped(client, lacking):
    page = client.get("/vorhaben/?art=sachen&bis=31.12.2030&stand=laufend").text
    assert 'value="sachen" selected' in page
    assert 'href="?stand=laufend&amp;bis=2030-12-31"' in page  # without the kind
    assert 'href="?stand=laufend&amp;art=sachen"' in page  # without the day
    assert "art=sachen" in re.search(r'href="([^"]*feed\.xml[^"]*)"', page)[1]

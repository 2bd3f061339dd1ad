"""Who may do what with a project."""

from copy import deepcopy

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.projects import rules
from tests.factories.organisations import make_agency, make_member, make_office, make_organisation
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_municipality
from tests.factories.projects import make_project

MAY = {
    "can_check_project": {"agency", "office"},
    "runs_project": {"author", "runner"},
    "can_edit_project": {"author", "runner", "agency", "office"},
}


@pytest.fixture(scope="module")
def built(standing):
    agency, club = make_agency(), make_organisation()
    elsewhere = make_agency(areas=[make_municipality(name="Magdeburg", lat=52.13, lon=11.62)])
    author = make_account()
    project = make_project(organisation=club, contact=make_confirmed_contact(user=author, email=author.email))
    gone = make_member(club)
    gone.is_active = False
    gone.save()
    return {
        "project": project, "nobody": AnonymousUser(), "stranger": make_account(), "author": author, "runner": make_member(club),
        "club_contact": make_member(club, "contact"), "agency": make_member(agency), "other_agency": make_member(elsewhere),
        "office": make_office(), "inactive": gone,
    }  # fmt: skip


@pytest.fixture
def people(built, db):
    return deepcopy(built)


ROLES = ["nobody", "stranger", "author", "runner", "club_contact", "agency", "other_agency", "office", "inactive"]


@pytest.mark.parametrize("rule", MAY)
@pytest.mark.parametrize("role", ROLES)
def test_rules(people, rule, role):
    assert bool(getattr(rules, rule)(people[role], people["project"])) is (role in MAY[rule])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", ["draft", "unconfirmed", "submitted", "returned", "published", "done", "hidden"])
def test_seeing(people, role, state):
    people["project"].state = state
    assert rules.can_see_project(people[role], people["project"]) is (
        state in {"published", "done"} or role in MAY["can_edit_project"]
    )


def test_an_unconfirmed_address_owns_nothing(people):
    project = people["project"]
    project.contact.confirmed_at = None
    assert not rules.is_author(people["author"], project)
    project.contact = None
    assert not rules.is_author(people["author"], project)
    assert not rules.is_author(AnonymousUser(), project)

"""A team in Halle with a guide, and the people around it."""

import pytest

from tests.factories.guides import make_guide, make_team
from tests.factories.organisations import make_agency, make_member
from tests.factories.people import make_account


@pytest.fixture
def agency(db):
    return make_agency(name="Freiwilligenagentur Halle", phone="0345 2003456")


@pytest.fixture
def team(agency):
    return make_team(agency=agency)


@pytest.fixture
def amira(team):
    return make_guide(team=team)


@pytest.fixture
def renate(agency):
    return make_member(agency, name="Renate Kühn")


@pytest.fixture
def office(db):
    return make_account(name="Nora Netz", roles=["office"])


@pytest.fixture
def stranger(db):
    return make_account(name="Stefan Strang")

"""An agency in Halle, two who work there, and a stranger."""

import pytest

from tests.factories.answers import make_agency, make_staff
from tests.factories.people import make_account


@pytest.fixture
def agency(db):
    return make_agency()


@pytest.fixture
def renate(agency):
    return make_staff(agency, name="Renate Kühn")


@pytest.fixture
def kim(agency):
    return make_staff(agency, name="Kim Kollege")


@pytest.fixture
def stranger(db):
    return make_account(name="Stefan Strang")

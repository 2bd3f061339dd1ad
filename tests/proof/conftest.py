"""What every test of this room needs: a folder for papers, the office, a moment."""

import pytest

from tests.factories.people import make_account


@pytest.fixture(autouse=True)
def _papers(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office(db):
    return make_account(roles=["office"])

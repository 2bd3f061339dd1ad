"""An agency with a page."""

import pytest

from gemeinsinn.portal.actions.access import group_of_agency
from gemeinsinn.portal.models import AgencyPage
from tests.factories.editorial import NOW, list_of
from tests.factories.organisations import make_agency


@pytest.fixture
def page_of_agency(db):
    """The published page of the agency of Halle."""
    list_of()
    agency = make_agency()
    group_of_agency(agency=agency, now=NOW)
    page = AgencyPage.objects.get(agency=agency)
    page.get_latest_revision().publish()
    return AgencyPage.objects.get(agency=agency)

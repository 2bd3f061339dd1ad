"""/schreibtisch/plattformen/: addresses for other platforms, and whether the agency's own contact travels along."""

import pytest
from django.test import Client

from gemeinsinn.volunteering.models import ContactRelease
from tests.factories.exchange import make_agency_of, make_body, make_broker
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db
PAGE = "/schreibtisch/plattformen/"


def test_an_agency_lets_its_contact_go_along_and_takes_it_back():
    agency = make_agency_of(make_municipality(), phone="0345 1")
    browser = Client()
    browser.force_login(make_broker(agency))
    page = browser.get(PAGE).content.decode()
    assert f"opportunities.csv?agency={agency.slug}" in page and f"?agentur={agency.slug}" in page
    assert f"{agency.email}, 0345 1 mitgeben" in page
    for value, there in (("1", True), ("0", False)):
        page = browser.post(f"{PAGE}{agency.pk}/kontakt/", {"mitgeben": value}, follow=True).content.decode()
        assert ContactRelease.objects.filter(agency=agency).exists() is there
        assert ("Ihre Erreichbarkeit geht mit: " in page) is there


def test_an_agency_without_a_contact_has_nothing_to_let_go():
    browser = Client()
    browser.force_login(make_broker(make_body(email="")))
    page = browser.get(PAGE).content.decode()
    assert "keine Adresse und keine Nummer" in page and 'name="mitgeben"' not in page

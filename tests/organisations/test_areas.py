"""What an agency is responsible for."""

from unittest.mock import patch

import pytest
from django.db import IntegrityError

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations import actions
from gemeinsinn.organisations.models import AgencyArea
from gemeinsinn.organisations.queries import agency_for
from gemeinsinn.places import uses
from gemeinsinn.places.models import Quarter
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation
from tests.factories.places import make_municipality, make_quarter

pytestmark = pytest.mark.django_db


def test_a_quarter_goes_before_its_town():
    town, here = make_agency(), make_agency(areas=[])
    quarter = make_quarter()
    area = actions.set_area(agency=here, municipality=quarter.municipality, quarter=quarter, by=make_office(), now=NOW)
    assert agency_for(quarter.municipality, quarter) == here and agency_for(quarter.municipality) == town
    assert actions.set_area(agency=here, municipality=quarter.municipality, quarter=quarter, by=None, now=NOW) == area
    assert str(area) == "Halle-Neustadt" and agency_for(None) is None
    actions.drop_area(area=area, by=None, now=NOW)
    assert agency_for(quarter.municipality, quarter) == town


def test_what_another_has_is_not_taken_over():
    make_agency()
    with pytest.raises(DomainError):
        actions.set_area(agency=make_agency(areas=[]), municipality=make_municipality(), by=make_office(), now=NOW)


def test_two_at_once_is_said_in_words():
    agency = make_agency(areas=[])
    with patch.object(AgencyArea.objects, "create", side_effect=IntegrityError), pytest.raises(DomainError):
        actions.set_area(agency=agency, municipality=make_municipality(), by=None, now=NOW)


def test_a_quarter_of_another_town_is_refused():
    with pytest.raises(NotAllowed):
        actions.set_area(
            agency=make_agency(),
            municipality=make_municipality(name="Dessau"),
            quarter=make_quarter(),
            by=None,
            now=NOW,
        )


def test_only_the_office_gives_areas_and_only_to_agencies():
    agency, shop = make_agency(), make_organisation()
    for person in (make_member(agency, "owner"), make_member(make_agency(areas=[]), "owner")):
        with pytest.raises(NotAllowed):
            actions.set_area(agency=agency, municipality=make_municipality(name="Dessau"), by=person, now=NOW)
        with pytest.raises(NotAllowed):
            actions.drop_area(area=agency.areas.get(), by=person, now=NOW)
    with pytest.raises(NotAllowed):
        actions.set_area(agency=shop, municipality=make_municipality(name="Dessau"), by=make_office(), now=NOW)


def drawing(**overrides):
    return {
        "municipality": make_municipality(),
        "name": "Südpark",
        "lat": 51.47,
        "lon": 11.9,
        "radius_m": 700,
        "area": None,
    } | overrides


def test_an_owner_draws_inside_the_own_area():
    agency = make_agency()
    owner = make_member(agency, "owner")
    quarter = actions.draw_quarter(agency=agency, drawing=drawing(), by=owner, now=NOW)
    assert (quarter.name, quarter.radius_m) == ("Südpark", 700) and agency.areas.count() == 1
    actions.draw_quarter(agency=agency, drawing=drawing(), by=owner, now=NOW)
    with pytest.raises(NotAllowed):
        actions.draw_quarter(
            agency=agency, drawing=drawing(municipality=make_municipality(name="Dessau")), by=owner, now=NOW
        )
    for person in (make_member(agency), make_member(make_agency(areas=[]), "owner")):
        with pytest.raises(NotAllowed):
            actions.draw_quarter(agency=agency, drawing=drawing(), by=person, now=NOW)


def test_what_the_office_draws_joins_the_area():
    agency = make_agency(areas=[])
    ring = [[11.8, 51.4], [11.9, 51.4], [11.9, 51.5], [11.8, 51.4]]
    area = {"type": "Polygon", "coordinates": [ring]}
    quarter = actions.draw_quarter(agency=agency, drawing=drawing(area=area), by=make_office(), now=NOW)
    assert agency.areas.get().quarter == quarter and quarter.polygon == area


def test_a_quarter_drawn_by_mistake_is_removed_by_whom_it_could_be_drawn():
    agency = make_agency()
    owner = make_member(agency, "owner")
    quarter = actions.draw_quarter(agency=agency, drawing=drawing(), by=owner, now=NOW)
    for person in (make_member(agency), make_member(make_agency(areas=[]), "owner")):
        with pytest.raises(NotAllowed):
            actions.remove_quarter(agency=agency, quarter=quarter, by=person, now=NOW)
    actions.remove_quarter(agency=agency, quarter=quarter, by=owner, now=NOW)
    assert not Quarter.objects.filter(pk=quarter.pk).exists()


def test_the_office_takes_it_out_of_the_area_as_well_but_not_from_another_agency():
    agency, other = make_agency(areas=[]), make_agency(areas=[])
    quarter = actions.draw_quarter(agency=agency, drawing=drawing(), by=make_office(), now=NOW)
    with pytest.raises(DomainError, match="Gebiete von Agenturen: 1"):
        actions.remove_quarter(agency=other, quarter=quarter, by=make_office(), now=NOW)
    actions.remove_quarter(agency=agency, quarter=quarter, by=make_office(), now=NOW)
    assert not Quarter.objects.filter(pk=quarter.pk).exists() and not AgencyArea.objects.exists()


def test_a_quarter_in_use_stays_and_says_what_uses_it():
    agency, quarter = make_agency(), make_quarter()
    for firm in (make_organisation(), make_organisation()):
        firm.quarter = quarter
        firm.save()
    with pytest.raises(DomainError, match="Partner: 3"):
        actions.remove_quarter(agency=agency, quarter=quarter, by=None, now=NOW)
    assert Quarter.objects.filter(pk=quarter.pk).exists()


def test_every_kind_of_thing_in_a_quarter_has_a_word():
    assert {model._meta.label for model, _field in uses._links()} <= set(uses._WORDS)

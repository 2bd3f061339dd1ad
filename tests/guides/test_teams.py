"""Founding and changing teams, and who carries them."""

from datetime import date

import pytest

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions.teams import add_sponsor, change_team, end_sponsor, found_team
from gemeinsinn.guides.forms.guides import agreement_words
from gemeinsinn.guides.queries.teams import possible_agreements, possible_sponsors, teams_for
from gemeinsinn.people.models import Contact
from tests.factories.answers import hang_need
from tests.factories.guides import HALL, make_guide, make_team
from tests.factories.organisations import NOW, make_agency, make_member, make_organisation, make_spot
from tests.factories.partnerships import make_signed
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


def verbs(thing):
    return list(Event.objects.filter(subject_id=thing.pk).order_by("pk").values_list("verb", flat=True))


def test_a_team_knows_its_place_and_its_town_hall(agency, renate):
    team = found_team(name=" E-Lotsen  Neustadt ", place=make_spot(), agency=agency, town_hall=HALL, by=renate, now=NOW)
    assert (team.name, team.place_name, team.town_hall.email) == (
        "E-Lotsen Neustadt", "Halle-Neustadt", "rathmann@example.org",
    )  # fmt: skip
    assert (team.town_hall_function, verbs(team)[-1]) == ("Fachbereich Soziales", "team_founded")


def test_a_team_is_founded_by_its_agency_and_in_a_town(agency, stranger, renate):
    with pytest.raises(NotAllowed):
        found_team(name="X", place=make_spot(), agency=agency, by=stranger, now=NOW)
    with pytest.raises(DomainError):
        found_team(name="X", place=make_spot(municipality=None), agency=agency, by=renate, now=NOW)


def test_somebody_else_in_the_town_hall_is_a_new_contact_and_the_old_one_goes(team, renate):
    old = team.town_hall
    change_team(team=team, name="Lotsen", town_hall=HALL, by=renate, now=NOW)
    assert team.town_hall == old
    change_team(team=team, name="Lotsen", town_hall=HALL | {"name": "Herr Neumann"}, by=renate, now=NOW)
    assert (team.town_hall.name, Contact.objects.filter(pk=old.pk).exists()) == ("Herr Neumann", False)
    change_team(team=team, name="Lotsen", town_hall={}, by=renate, now=NOW)
    assert (team.town_hall, team.town_hall_function, Contact.objects.count()) == (None, "", 0)


def test_a_housing_company_carries_a_team_with_an_agreement_behind_it(team, renate, stranger):
    house, agreement = make_organisation(kind="housing"), make_signed()
    agreement.response.need.organisation = house
    with pytest.raises(DomainError, match="hat diese Vereinbarung nicht unterschrieben"):
        add_sponsor(
            team=team, organisation=make_organisation(), gives="raeume", since=date(2026, 1, 1), agreement=agreement,
            by=renate, now=NOW,
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        add_sponsor(team=team, organisation=house, gives="raeume", since=date(2026, 1, 1), by=stranger, now=NOW)
    row = add_sponsor(
        team=team, organisation=house, gives="raeume", words="Laden", since=date(2026, 1, 1), agreement=agreement,
        by=renate, now=NOW,
    )  # fmt: skip
    assert (row.organisation, row.agreement, row.until) == (house, agreement, None)
    with pytest.raises(DomainError):
        end_sponsor(sponsor=row, until=date(2025, 12, 31), by=renate, now=NOW)
    end_sponsor(sponsor=row, until=date(2026, 11, 23), by=renate, now=NOW)
    row.refresh_from_db()
    assert (row.until, verbs(team)[-2:]) == (date(2026, 11, 23), ["sponsor_added", "sponsor_ended"])


def test_an_agency_sees_its_own_teams_with_who_works_in_them(team, renate, office, stranger):
    other = make_agency(areas=[])
    theirs = make_team(agency=other, name="Anderswo")
    for name, state in (("A B", "published"), ("C D", "prepared")):
        make_guide(team=team, name=name, state=state)
    assert [(row, row.working) for row in teams_for(renate)] == [(team, 2)]
    assert set(teams_for(office)) == {team, theirs}
    assert list(teams_for(make_member(other))) == [theirs]
    assert list(teams_for(stranger)) == []


def test_who_could_carry_a_team_and_which_agreement_stands_behind_it(team):
    house = make_organisation(kind="housing")
    make_organisation(place=make_spot(municipality=make_municipality(name="Magdeburg"), quarter=None))
    ours, theirs = make_signed(), make_signed()
    type(ours.response.need).objects.filter(pk=ours.response.need_id).update(agency=team.agency)
    assert list(possible_sponsors(team)) == [house]
    type(ours.response).objects.filter(pk=ours.response_id).update(organisation=house)
    (shown,) = possible_agreements(team)
    assert (shown, agreement_words(shown)) == (ours, f"{ours.response.need.title} ({house.name})")
    assert theirs.pk and hang_need().pk
    type(ours).objects.filter(pk=ours.pk).update(signed_at=None)
    assert list(possible_agreements(team)) == []

"""Who belongs where, what waits, and the list of partners."""

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.organisations import queries
from gemeinsinn.organisations.actions import register_organisation
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import Filters, found_organisations
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation, make_spot
from tests.factories.people import make_account, make_confirmed_contact
from tests.factories.places import make_municipality, make_postcode, make_quarter

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def test_whose_desk():
    agency, other, waiting = make_agency(), make_agency(areas=[]), make_organisation(kind="agency", state="submitted")
    staff, contact, hopeful = make_member(agency), make_member(agency, "contact"), make_member(waiting, "owner")
    assert list(queries.agencies_of(staff)) == [agency]
    assert [list(queries.agencies_of(person)) for person in (contact, hopeful, NOBODY)] == [[], [], []]
    assert set(queries.agencies_of(make_office())) == {agency, other, waiting}


def test_own_organisations():
    shop, user = make_organisation(), make_account()
    make_organisation()
    assert list(queries.organisations_of(make_member(shop, "contact"))) == [shop]
    assert not queries.organisations_of(user) and not queries.organisations_of(NOBODY)


def test_registered_with_an_address():
    shop, user = make_organisation(), make_account()
    shop.contact = make_confirmed_contact(user=user, email=user.email)
    shop.save()
    assert list(queries.registered_with(user)) == [shop]
    make_member(shop, "owner")
    assert not queries.registered_with(user) and not queries.registered_with(NOBODY)


def names(**filters):
    return [row.name for row in found_organisations(NOBODY, Filters(**filters)).page]


def test_only_what_is_published_is_listed():
    make_organisation(name="Ja")
    for state in ("draft", "unconfirmed", "submitted", "returned", "hidden"):
        make_organisation(name=state, state=state)
    assert names() == ["Ja"]


def test_filters_and_counts():
    make_postcode()
    there = make_spot(
        municipality=make_municipality(name="Magdeburg", lat=52.13, lon=11.62), quarter=None, lat=52.13, lon=11.62
    )
    make_organisation(name="A", gives_kinds={"sachen": "Leimhölzer"})
    make_organisation(name="B", kind="housing", gives_kinds=["raeume", "sachen"], about="Wir vermieten")
    make_organisation(name="C", place=there, gives_kinds=["zeit"])
    quarter = make_quarter()
    assert names(kind="housing") == ["B"] and names(gives="sachen") == ["A", "B"]
    assert names(quarter=quarter.slug) == ["A", "B"] and names(quarter="nirgends") == []
    assert names(place="06122", reach=5) == ["A", "B"] and names(place="Atlantis") == []
    assert names(place="06122", reach=50) == ["A", "B"]
    assert (
        names(words="vermieten") == ["B"]
        and names(words="leimhölzer") == ["A"]
        and names(words="wir treppen") == ["A", "C"]
    )
    found = found_organisations(NOBODY, Filters(kind="housing"))
    assert found.by_kind == {"company": 2, "housing": 1}
    assert found.by_giving == {"zeit": 0, "wissen": 0, "sachen": 1, "raeume": 1, "geld": 0}
    assert found_organisations(NOBODY, Filters(gives="zeit")).by_kind == {"company": 1}


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ({}, Filters()),
        ({"art": "housing", "gibt": "zeit", "umkreis": "25", "ort": " Halle ", "wort": "a\u202eb", "quartier": "x"},
         Filters("housing", "x", "Halle", 25, "zeit", "ab")),
        ({"art": "' OR 1=1", "gibt": "<b>", "umkreis": "-1", "ort": "\x00", "wort": "x" * 10_000}, Filters(words="x" * 120)),
        ({"umkreis": "10.0"}, Filters()),
    ],
)  # fmt: skip
def test_filters_are_read_from_the_address(query, filters):
    assert Filters.of(query) == filters


def test_the_address_of_filters():
    assert Filters("housing", "", "Halle", 25, "", "a b").query() == "art=housing&ort=Halle&umkreis=25&wort=a+b"
    assert Filters(reach=25).query() == "" and Filters(place="Halle").query(place="") == ""
    assert not Filters(reach=25).asked and Filters(words="x").asked


def test_pages_and_nonsense_pages():
    for _number in range(26):
        make_organisation()
    assert len(found_organisations(NOBODY, Filters(), "2").page) == 2
    assert found_organisations(NOBODY, Filters(), "abc").page.number == 1
    assert found_organisations(NOBODY, Filters(), "99999999999").page.number == 2


def test_nearby_are_others_that_are_public_of_the_same_kind_first_then_the_nearest():
    here = make_organisation()

    def at(km, **overrides):
        row = make_organisation(**overrides)
        Organisation.objects.filter(pk=row.pk).update(lat=here.lat + km / 111.195, lon=here.lon)
        return row

    at(26), at(1, state="submitted")
    school, far, close = at(1, kind="school"), at(24), at(2)
    assert queries.partners_nearby(here) == [close, far, school]
    assert queries.partners_nearby(here, most=1) == [close]
    here.lat = None
    assert queries.partners_nearby(here) == []


def test_registering_keeps_the_place():
    row = register_organisation(by=None, now=NOW, kind="school", name="Schule", place=make_spot(postcode="06122"))
    assert (row.place_name, row.postcode, row.lat) == ("Halle-Neustadt", "06122", 51.4795)

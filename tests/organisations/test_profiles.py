"""Changing a profile: what goes back to the agency, who may, and logos."""

import pytest
from django.core.files.storage import default_storage

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations import actions
from tests.factories.images import make_image
from tests.factories.organisations import NOW, make_agency, make_member, make_office, make_organisation, make_spot
from tests.factories.people import make_account
from tests.factories.places import make_municipality

pytestmark = pytest.mark.django_db


def edit(organisation, by, **fields):
    return actions.edit_organisation(organisation=organisation, fields=fields, by=by, now=NOW)


@pytest.fixture
def shop():
    make_agency()
    return make_organisation(owner=make_account())


def last():
    return Event.objects.filter(verb="organisation_changed").latest("pk").data


def test_texts_appear_at_once_names_go_back(shop):
    owner = shop.memberships.get().user
    edit(shop, owner, about="Neu\u202e", phone=" 0345  1 ", gives_kinds={"sachen": " Reste ", "x": "y"})
    assert (shop.state, shop.about, shop.phone, shop.gives_kinds) == ("published", "Neu", "0345 1", {"sachen": "Reste"})
    assert last() == {"fields": ["about", "gives_kinds", "phone"], "checked_again": False}
    slug = shop.slug
    edit(shop, owner, name="Anders")
    shop.refresh_from_db()
    assert (shop.state, shop.slug) == ("submitted", slug) and last() == {"fields": ["name"], "checked_again": True}


def test_nothing_changed_is_no_event(shop):
    edit(shop, shop.memberships.get().user, about=shop.about)
    assert not Event.objects.filter(verb="organisation_changed").exists()


def test_the_agency_edits_without_checking_itself_and_the_link_is_nobody(shop):
    edit(shop, make_member(shop.agency), name="Vom Tresen")
    assert shop.state == "published"
    edit(shop, None, name="Per Link")
    assert shop.state == "submitted"


def test_an_answer_to_a_return_goes_back(shop):
    actions.edit_organisation(organisation=shop, fields={"kind": "housing"}, by=shop.memberships.get().user, now=NOW)
    actions.return_organisation(organisation=shop, by=None, now=NOW, note="x")
    edit(shop, shop.memberships.get().user, about="Mehr")
    assert shop.state == "submitted"


def test_moving_house_changes_the_agency(shop):
    there = make_municipality(name="Magdeburg", lat=52.13, lon=11.62)
    agency = make_agency(areas=[there])
    edit(shop, shop.memberships.get().user, place=make_spot(municipality=there, quarter=None), spot="Breiter Weg 1")
    assert (shop.agency, shop.spot, shop.state) == (agency, "Breiter Weg 1", "published")
    edit(shop, shop.memberships.get().user, spot="Breiter Weg 2")
    assert shop.spot == "Breiter Weg 2"


def test_becoming_an_agency_is_a_decision_of_the_office(shop):
    for by in (shop.memberships.get().user, make_member(shop.agency), None):
        with pytest.raises(NotAllowed):
            edit(shop, by, kind="agency")
    shop.refresh_from_db()
    edit(shop, make_office(), kind="agency")
    assert shop.kind == "agency"


def test_an_agency_keeps_its_desk_while_its_name_changes():
    agency = make_agency(owner=make_account())
    edit(agency, agency.memberships.get().user, name="Anders", brand="#11513a", place=make_spot())
    assert (agency.state, agency.agency) == ("published", None)
    with pytest.raises(DomainError):
        edit(agency, agency.memberships.get().user, brand="#ffff00")


@pytest.mark.parametrize("role", [None, "contact"])
def test_others_change_nothing(shop, role):
    person = make_member(shop, role) if role else make_member(make_organisation())
    for act in (
        lambda: edit(shop, person, about="Böse"),
        lambda: actions.set_logo(organisation=shop, image=make_image(), by=person, now=NOW),
        lambda: actions.remove_logo(organisation=shop, by=person, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    shop.refresh_from_db()
    assert shop.about == "Wir bauen Treppen." and not shop.logo


def test_a_new_logo_replaces_the_old_file(shop, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    owner = shop.memberships.get().user
    actions.remove_logo(organisation=shop, by=owner, now=NOW)
    actions.set_logo(organisation=shop, image=make_image(), by=owner, now=NOW)
    first = shop.logo.name
    assert default_storage.exists(first)
    with django_capture_on_commit_callbacks(execute=True):
        actions.set_logo(organisation=shop, image=make_image(), by=owner, now=NOW)
    assert shop.logo.name != first and not default_storage.exists(first) and default_storage.exists(shop.logo.name)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_logo(organisation=shop, by=owner, now=NOW)
    shop.refresh_from_db()
    assert not shop.logo and default_storage.listdir("logos")[1] == []

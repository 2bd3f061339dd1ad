"""Who may do what: every role against every rule."""

from copy import deepcopy

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.organisations import rules
from tests.factories.organisations import make_agency, make_member, make_office, make_organisation
from tests.factories.people import make_account
from tests.factories.places import make_municipality

ROLES = [
    "nobody",
    "stranger",
    "contact",
    "editor",
    "owner",
    "other_owner",
    "agency",
    "other_agency",
    "office",
    "inactive",
]


@pytest.fixture(scope="module")
def built(standing):
    agency = make_agency()
    elsewhere = make_agency(areas=[make_municipality(name="Magdeburg", lat=52.13, lon=11.62)])
    shop, other = make_organisation(), make_organisation()
    gone = make_member(shop, "owner")
    gone.is_active = False
    gone.save()
    return {
        "agency_row": agency, "shop": shop,
        "nobody": AnonymousUser(), "stranger": make_account(), "contact": make_member(shop, "contact"),
        "editor": make_member(shop, "editor"), "owner": make_member(shop, "owner"), "other_owner": make_member(other, "owner"),
        "agency": make_member(agency, "owner"), "other_agency": make_member(elsewhere, "owner"), "office": make_office(), "inactive": gone,
    }  # fmt: skip


@pytest.fixture
def people(built, db):
    return deepcopy(built)


MAY = {
    "can_edit_organisation": {"editor", "owner", "agency", "office"},
    "can_check_organisation": {"agency", "office"},
    "can_manage_members": {"owner", "office"},
    "can_see_members": {"contact", "editor", "owner", "office"},
    "can_set_area": set(),
    "can_draw_quarters": set(),
}


@pytest.mark.parametrize("rule", MAY)
@pytest.mark.parametrize("role", ROLES)
def test_a_shop(people, rule, role):
    assert bool(getattr(rules, rule)(people[role], people["shop"])) is (role in MAY[rule])


MAY_AGENCY = {
    "can_edit_organisation": {"agency", "office"},
    "can_check_organisation": {"office"},
    "can_manage_members": {"agency", "office"},
    "can_set_area": {"office"},
    "can_draw_quarters": {"agency", "office"},
    "can_work_at_desk_of": {"agency", "office"},
}


@pytest.mark.parametrize("rule", MAY_AGENCY)
@pytest.mark.parametrize("role", ROLES)
def test_an_agency(people, rule, role):
    assert bool(getattr(rules, rule)(people[role], people["agency_row"])) is (role in MAY_AGENCY[rule])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", ["published", "submitted", "hidden", "unconfirmed"])
def test_seeing(people, role, state):
    shop = people["shop"]
    shop.state = state
    insiders = {"contact", "editor", "owner", "agency", "office"}
    assert rules.can_see_organisation(people[role], shop) is (state == "published" or role in insiders)


def test_calling_oneself_an_agency_opens_no_desk(people):
    impostor = make_account()
    false = make_organisation(kind="agency", owner=impostor, state="submitted")
    assert not rules.can_work_at_desk_of(impostor, false)
    assert not rules.can_work_at_desk_of(people["owner"], people["shop"])
    assert not rules.can_work_at_desk_of(impostor, None)
    assert rules.can_work_at_desk_of(people["office"], None)
    assert not rules.works_for(impostor, None)

"""State × role: who may read, check and own a notice."""

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.rules.notices import can_check_notice, can_read_notice, is_partner, owns_notice
from tests.factories.answers import make_company, make_staff
from tests.factories.exchange import make_author, make_body, make_need, make_place
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
ROLES = ("nobody", "visitor", "person", "author", "own organisation", "partner", "agency", "other agency", "office")
INSIDE = {"author", "own organisation", "agency", "office"}


def cast():
    _town, agency, broker = make_place()
    author = make_account()
    organisation = make_company(state="submitted")
    people = {
        "nobody": None,
        "visitor": AnonymousUser(),
        "person": make_account(),
        "author": author,
        "own organisation": make_staff(organisation),
        "partner": make_staff(make_company()),
        "agency": broker,
        "other agency": make_staff(make_body()),
        "office": make_account(roles=["office"]),
    }
    return people, {"contact": make_author(user=author), "agency": agency, "organisation": organisation}


@pytest.mark.parametrize("state", list(State))
def test_who_reads_what_is_for_everyone(state):
    people, about = cast()
    need = make_need(state=state, **about)
    readers = {role for role in ROLES if can_read_notice(people[role], need)}
    shown = state in {State.PUBLISHED, State.EXPIRED, State.DONE}
    assert readers == (set(ROLES) if shown else INSIDE)


@pytest.mark.parametrize("state", list(State))
def test_who_reads_what_is_for_partners(state):
    people, about = cast()
    need = make_need(state=state, audience="partners", **about)
    readers = {role for role in ROLES if can_read_notice(people[role], need)}
    shown = state in {State.PUBLISHED, State.EXPIRED, State.DONE}
    assert readers == (INSIDE | {"partner"} if shown else INSIDE)


def test_who_checks_and_who_owns():
    people, about = cast()
    need = make_need(**about)
    assert {role for role in ROLES if can_check_notice(people[role], need)} == {"agency", "office"}
    assert {role for role in ROLES if owns_notice(people[role], need)} == {"author", "own organisation"}
    assert {role for role in ROLES if is_partner(people[role])} == {"partner"}


def test_without_an_agency_only_the_office_checks():
    people, about = cast()
    need = make_need(**{**about, "agency": None})
    assert {role for role in ROLES if can_check_notice(people[role], need)} == {"office"}


def test_a_closed_account_may_nothing():
    user = make_account(is_active=False)
    need = make_need(contact=make_author(user=user))
    company = make_company()
    staff = make_staff(company, is_active=False)
    assert not owns_notice(user, need)
    assert not is_partner(staff)


def test_a_notice_without_author_is_nobodys():
    need = make_need()
    need.contact = None
    assert not owns_notice(make_account(), need)

"""Who may do what with answers and calls: every role times every act."""

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.exchange.models import Response
from gemeinsinn.exchange.rules.responses import (
    can_change_response,
    can_decide_response,
    can_handle_call,
    can_link_organisation,
    gave_response,
)
from tests.factories.answers import give_answer, hang_need, make_agency, make_company, make_staff, want_call
from tests.factories.people import make_account, make_confirmed_contact

pytestmark = pytest.mark.django_db

WHO = [
    "anonymous",
    "stranger",
    "inactive giver",
    "giver",
    "giver's firm",
    "asker",
    "asker's firm",
    "agency",
    "other agency",
    "office",
]
MAY = {
    gave_response: {"giver", "giver's firm"},
    can_change_response: {"giver", "giver's firm", "agency", "office"},
    can_decide_response: {"asker", "asker's firm", "agency", "office"},
}


@pytest.fixture
def cast():
    """An answer with everybody around it."""
    asker, firm, club = make_account(), make_company(), make_company(name="Hofcafé e. V.")
    contact = make_confirmed_contact(name="Oksana Petrenko", email=asker.email)
    contact.user = asker
    contact.save()
    need = hang_need(contact=contact, organisation=club)
    response = give_answer(need)
    giver = make_account()
    response.contact.user = giver
    response.contact.save()
    Response.objects.filter(pk=response.pk).update(organisation=firm)
    response.refresh_from_db()
    people = {
        "anonymous": AnonymousUser(),
        "stranger": make_account(),
        "giver": giver,
        "giver's firm": make_staff(firm),
        "asker": asker,
        "asker's firm": make_staff(club),
        "agency": make_staff(need.agency),
        "other agency": make_staff(make_agency(name="Agentur Dessau")),
        "office": make_account(roles=["office"]),
    }
    sleeping = make_account()
    sleeping.is_active = False
    people["inactive giver"] = sleeping
    return response, people


@pytest.mark.parametrize("rule", MAY)
def test_rules(rule, cast):
    response, people = cast
    assert {who for who in WHO if rule(people[who], response)} == MAY[rule]


def test_an_inactive_account_gave_nothing(cast):
    response, people = cast
    response.contact.user = people["inactive giver"]
    assert gave_response(people["inactive giver"], response) is False


def test_linking_an_organisation(cast):
    response, people = cast
    firm = response.organisation
    assert {who for who in WHO if can_link_organisation(people[who], response, firm)} == {"agency", "office"}
    response.contact.user = people["giver's firm"]
    assert can_link_organisation(people["giver's firm"], response, firm) is True
    assert can_link_organisation(people["giver's firm"], response, None) is False


def test_calls_belong_to_a_desk(cast):
    response, people = cast
    call = want_call(response.notice)
    assert {who for who in WHO if can_handle_call(people[who], call)} == {"agency", "office"}
    assert {who for who in WHO if can_handle_call(people[who], want_call())} == {"office"}

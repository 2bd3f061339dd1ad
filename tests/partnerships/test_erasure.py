"""Whoever leaves is named nowhere any more; what happened stays counted."""

import json
from datetime import UTC, datetime

import pytest

from gemeinsinn.partnerships.account import collect_agreements
from gemeinsinn.partnerships.actions import accept_response
from gemeinsinn.partnerships.actions.erasure import erase_agreements
from gemeinsinn.partnerships.models import Thanks
from gemeinsinn.people.actions.leaving import close_account
from gemeinsinn.people.models import User
from gemeinsinn.people.personal_data import person_of
from tests.factories.answers import give_answer, hang_need, hang_offer, make_staff
from tests.factories.partnerships import make_agreement, make_settled, make_signed
from tests.factories.people import make_account

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
UNIQUE = "Xaveria Quittenbaum"
pytestmark = pytest.mark.django_db


def as_account(contact, **overrides) -> User:
    user = make_account(**overrides)
    contact.user = user
    contact.save()
    return user


def named_in(agreement) -> str:
    """Every word kept about an agreement."""
    terms = [version.terms for version in agreement.versions.all()]
    names = list(agreement.versions.values_list("signatures__typed_name", flat=True))
    said = list(agreement.answers.values_list("sentence", "reason"))
    return json.dumps([terms, names, said], ensure_ascii=False)


@pytest.mark.parametrize("make", [make_agreement, make_signed])
def test_what_is_still_to_come_is_called_off(make):
    agreement = make(give_answer(now=NOW, name=UNIQUE), now=NOW)
    user = as_account(agreement.response.contact, name=UNIQUE)
    erase_agreements(person_of(user), now=NOW)
    agreement.refresh_from_db()
    assert agreement.state == "cancelled"
    assert UNIQUE not in named_in(agreement)
    assert agreement.versions.get().terms["seeker"]["name"] == "Oksana Petrenko"


def test_a_kept_promise_stays_counted_without_name_or_thanks():
    agreement = make_settled(now=NOW, may_publish=(True, True))
    user = as_account(agreement.response.need.contact, name="Oksana Petrenko")
    erase_agreements(person_of(user), now=NOW)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.outcome, Thanks.objects.count()) == ("settled", "yes", 0)
    assert "Oksana" not in named_in(agreement)
    terms = agreement.versions.get().terms
    assert (terms["organiser"], terms["giver"]["name"]) == ("N. N.", "Jule Brandt")


def test_whoever_organises_something_else_stays_named():
    agreement = make_signed(now=NOW)
    version = agreement.versions.get()
    version.terms["organiser"] = "Der Hausmeister"
    version.save()
    erase_agreements(person_of(as_account(agreement.response.contact)), now=NOW)
    assert agreement.versions.get().terms["organiser"] == "Der Hausmeister"


def test_a_broker_who_leaves_leaves_the_agency():
    response = give_answer(now=NOW)
    staff = make_staff(response.notice.agency, name=UNIQUE)
    agreement = accept_response(response=response, by=staff, now=NOW)
    erase_agreements(person_of(staff), now=NOW)
    agreement.refresh_from_db()
    assert (agreement.state, agreement.versions.get().terms["broker"]) == ("open", "Freiwilligenagentur Halle")


def test_closing_the_account_goes_all_the_way():
    agreement = make_settled(give_answer(hang_offer(now=NOW), now=NOW, amount=100, name=UNIQUE), now=NOW)
    user = as_account(agreement.response.contact, name=UNIQUE)
    close_account(user=user, now=NOW)
    agreement.response.contact.refresh_from_db()
    assert UNIQUE not in named_in(agreement) + agreement.response.contact.name


def test_a_copy_of_what_is_held():
    agreement = make_settled(give_answer(hang_need(now=NOW), now=NOW), now=NOW)
    user = as_account(agreement.response.contact)
    make_signed(now=NOW)
    (held,) = collect_agreements(user)
    assert (held["side"], held["state"], held["terms"]["how_much"]) == ("giver", "settled", "5 Stühle")
    assert held["signed"] == [{"name": "Jule Brandt", "at": NOW.isoformat()}]
    assert held["answers"] == [
        {
            "outcome": "yes",
            "amount": 500,
            "reason": "",
            "concrete": 5,
            "benefit_felt": 4,
            "sentence": "Ich bin drei Stunden geblieben.",
            "may_publish": False,
        }
    ]
    assert collect_agreements(make_account()) == []

"""Who may see, change and broker an agreement."""

import pytest

from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.rules import can_broker, can_change_agreement, can_see_response, side_of
from tests.exchange.test_response_rules import WHO, cast  # noqa: F401  # the same people around an answer
from tests.factories.partnerships import make_agreement

pytestmark = pytest.mark.django_db

SIDES = {"giver": Side.GIVER, "giver's firm": Side.GIVER, "asker": Side.SEEKER, "asker's firm": Side.SEEKER}
STAFF = {"agency", "office"}


def test_rules(cast):  # noqa: F811  # the fixture by its name
    response, people = cast
    agreement = make_agreement(response)
    assert {who for who in WHO if can_see_response(people[who], response)} == set(SIDES) | STAFF
    assert {who for who in WHO if can_change_agreement(people[who], agreement)} == set(SIDES) | STAFF
    assert {who for who in WHO if can_broker(people[who], agreement)} == STAFF


def test_sides(cast):  # noqa: F811  # the fixture by its name
    response, people = cast
    assert {who: side for who in WHO if (side := side_of(people[who], response))} == SIDES

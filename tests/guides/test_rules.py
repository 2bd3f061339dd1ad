"""Who may what with a guide, as a table."""

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.exchange.rules.responses import can_handle_call
from gemeinsinn.guides import rules
from gemeinsinn.guides.models import Guide
from tests.factories.guides import make_guide
from tests.factories.organisations import make_agency, make_member
from tests.guides.test_asking import wish

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(amira, renate, office, stranger):
    return {
        "anonymous": AnonymousUser(), "stranger": stranger, "guide": amira.user, "other guide": make_guide(team=amira.team).user,
        "staff": renate, "foreign": make_member(make_agency(areas=[])), "office": office,
    }  # fmt: skip


def who(people, rule, thing):
    return {name for name, user in people.items() if rule(user, thing)}


def test_who_may_what(people, amira):
    assert who(people, rules.can_manage_team, amira.team) == {"staff", "office"}
    assert who(people, rules.can_manage_guide, amira) == {"staff", "office"}
    assert who(people, rules.is_own_page, amira) == {"guide"}
    assert who(people, rules.can_edit_guide, amira) == {"guide", "staff", "office"}
    assert who(people, rules.can_see_guide, amira) == set(people)
    Guide.objects.filter(pk=amira.pk).update(state="paused")
    amira.refresh_from_db()
    assert who(people, rules.can_see_guide, amira) == {"guide", "staff", "office"}
    Guide.objects.filter(pk=amira.pk).update(state="ended")
    amira.refresh_from_db()
    assert who(people, rules.can_edit_guide, amira) == {"staff", "office"}


def test_who_looks_after_guides(people):
    assert {name for name, user in people.items() if rules.manages_guides(user)} == {"staff", "foreign", "office"}
    people["staff"].is_active = False
    assert not rules.manages_guides(people["staff"])


def test_a_guide_handles_the_calls_that_name_them(people, amira):
    call = wish(amira).call
    assert who(people, rules.is_called_guide, call) == {"guide"}
    assert who(people, can_handle_call, call) == {"guide", "staff", "office"}

"""Who has which task in the network: every role against every kind of person."""

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.people.models import NetworkRole, User
from gemeinsinn.people.rules import has_network_role, is_network_office, network_roles
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db
ROLES = [role.value for role in NetworkRole.Role]


@pytest.mark.parametrize("asked", ROLES)
@pytest.mark.parametrize("held", [None, *ROLES])
def test_a_role_counts_for_itself(held, asked):
    user = make_account(roles=[held] if held else [])
    assert has_network_role(user, asked) is (held == asked)
    assert has_network_role(user, *ROLES) is (held is not None)
    assert is_network_office(user) is (held == "office")


def test_a_closed_account_has_no_task():
    user = make_account(roles=["office"], is_active=False)
    assert not has_network_role(user, "office")
    assert not is_network_office(user)


def test_a_visitor_has_none_and_a_superuser_all():
    assert not has_network_role(AnonymousUser(), "office")
    root = User.objects.create_superuser("root@example.org")
    assert has_network_role(root, "jury")
    assert is_network_office(root)
    assert not root.has_usable_password()


def test_all_roles_of_a_person_at_once():
    assert network_roles(make_account(roles=["jury", "treasurer"])) == {"jury", "treasurer"}
    assert network_roles(make_account(roles=["office"], is_active=False)) == frozenset()
    assert network_roles(AnonymousUser()) == frozenset()
    assert network_roles(User.objects.create_superuser("root@example.org")) == set(ROLES)

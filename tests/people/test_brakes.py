"""Which network a request is counted for."""

import pytest
from django.test import RequestFactory

from gemeinsinn.people.adapters import AccountAdapter
from gemeinsinn.people.brakes import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("unix:", "unknown"),
    ],
)
def test_a_household_is_one_network(address, network):
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_allauth_sees_a_stand_in_that_is_an_address_and_not_the_address():
    adapter = AccountAdapter()
    one = adapter.get_client_ip(RequestFactory().get("/", REMOTE_ADDR="203.0.113.7"))
    two = adapter.get_client_ip(RequestFactory().get("/", REMOTE_ADDR="203.0.113.8"))
    assert one == adapter.get_client_ip(RequestFactory().get("/", REMOTE_ADDR="203.0.113.7"))
    assert one != two
    assert one.startswith("fd")

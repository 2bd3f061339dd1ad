"""Recorded kinds of traffic: of programs none is counted, of people every one."""

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from gemeinsinn.presence.lifecycle import MOST_A_MINUTE, MOST_FROM_NETWORK
from gemeinsinn.presence.queries import stand
from gemeinsinn.presence.registers import memory
from tests.presence.traffic import BEACON, CHROME, FIREFOX, GERMAN, PAGE, PEOPLE, PHONE, PROGRAMS


def replay(client, visit, address):
    for path in visit.paths:
        client.get(path, headers={"user-agent": visit.agent, **visit.headers}, REMOTE_ADDR=address)


NOON = "2026-11-28T11:00:00Z"


def guests():
    return memory.REGISTER.marks(now=timezone.now().timestamp()).count(0)


def sign(client, address, agent=PHONE):
    return client.get(BEACON, headers={"user-agent": agent, **GERMAN}, REMOTE_ADDR=address)


@pytest.mark.parametrize("visit", PROGRAMS, ids=lambda visit: visit.name)
def test_programs_are_not_counted(client, db, visit):
    replay(client, visit, "192.0.2.7")
    assert guests() == 0


@pytest.mark.parametrize("visit", PEOPLE, ids=lambda visit: visit.name)
def test_people_are_counted_once(client, db, visit):
    replay(client, visit, "192.0.2.7")
    assert guests() == 1


def test_the_883_of_the_old_site_are_nobody(client, db):
    """Each from an address of its own, each called like a browser, each one page (a small one) and nothing else."""
    for number in range(883):
        client.get(
            "/online/stand/",
            headers={"user-agent": CHROME, **GERMAN},
            REMOTE_ADDR=f"198.51.{number // 250}.{number % 250}",
        )
    assert guests() == 0
    sign(client, "198.51.0.1")  # the control: one that moves counts
    assert guests() == 1


def test_several_behind_one_address_are_told_apart_by_their_browsers(client, db):
    for agent in (PHONE, CHROME, FIREFOX):
        sign(client, "192.0.2.7", agent)
    assert guests() == 3


def test_a_household_with_ipv6_stays_one_when_its_address_changes(client, db):
    for address in ("2001:db8:1:2::1", "2001:db8:1:2:aaaa::9"):
        sign(client, address)
    sign(client, "2001:db8:1:3::1")
    assert guests() == 2


@time_machine.travel(NOON, tick=False)
def test_who_turns_pages_faster_than_people_is_not_counted_any_more(client, db):
    for _page in range(MOST_A_MINUTE):
        sign(client, "192.0.2.7")
    assert guests() == 1
    sign(client, "192.0.2.7")
    assert guests() == 0
    sign(client, "192.0.2.7")
    assert guests() == 0


@time_machine.travel(NOON, tick=False)
def test_a_network_that_invents_browsers_is_not_counted_past_its_limit(client, db):
    for number in range(MOST_FROM_NETWORK + 20):
        sign(client, "192.0.2.7", FIREFOX.replace("133", str(1000 + number)))
    assert guests() == MOST_FROM_NETWORK
    sign(client, "192.0.2.8")
    assert guests() == MOST_FROM_NETWORK + 1


def test_no_cookie_nothing_in_the_database_nothing_to_keep(db, django_assert_num_queries):
    client = Client()
    stand(now=timezone.now())
    with django_assert_num_queries(0):
        answer = sign(client, "192.0.2.7")
        part = client.get("/online/stand/", headers={"user-agent": PHONE, **GERMAN})
    assert (answer["Content-Type"], answer["Cache-Control"], answer.cookies) == ("image/gif", "no-store", {})
    assert (part["Cache-Control"], part.cookies) == ("public, max-age=10", {})
    assert client.get("/online/").cookies == {}
    assert PAGE not in str(memory.REGISTER.rows.tobytes()) and b"192.0.2.7" not in memory.REGISTER.rows.tobytes()

"""Every address of the portal × every role: what comes back, and what must never be in it."""

import re

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gemeinsinn.config.pagestore.gate import KEPT
from tests.permissions import (
    expected_grants,
    expected_juries,
    expected_letters,
    expected_messages,
    expected_money,
    expected_site,
    expected_votes,
)
from tests.permissions.addresses import addresses, route_of, routes
from tests.permissions.expected import GET, POST, Table
from tests.permissions.world import MARKS, ROLES

OTHER_METHODS = ("put", "patch", "delete", "options", "trace")
STRANGERS = {"anonymous", "rival", "foreign", "jury"}
# Where somebody from outside may read such a mark after all: companies read what is written for companies.
MAY_READ = {("rival", "for partners")}
# What the people of an answer know of each other, and what they never do.
NEVER = {
    "resident": ("note", "caller", "invited", "firm", "writer"),
    "partner": ("note", "caller", "unseen", "firm", "writer"),
    "staff": ("invited",),
    "head": ("invited",),
    "office": ("volunteer",),
}
# The control: these read these marks on some page, so whoever looks for them can find something.
READ = {
    "office": {mark for kind in MARKS if kind != "volunteer" for mark in MARKS[kind]},
    "head": set(MARKS["volunteer"]),
}


def rows(table: Table) -> dict[str, dict[str, str]]:
    """Label → role → answer."""
    found: dict[str, dict[str, str]] = {}
    for row, labels in table.items():
        answers = dict(zip(ROLES, row.split(), strict=True))
        for label in labels:
            assert label not in found, f"{label} is in the table twice"
            found[label] = answers
    return found


EXPECTED = {
    "get": rows(GET)
    | rows(expected_grants.GET)
    | rows(expected_juries.GET)
    | rows(expected_letters.GET)
    | rows(expected_messages.GET)
    | rows(expected_money.GET)
    | rows(expected_site.GET)
    | rows(expected_votes.GET),
    "post": rows(POST)
    | rows(expected_grants.POST)
    | rows(expected_juries.POST)
    | rows(expected_letters.POST)
    | rows(expected_messages.POST)
    | rows(expected_money.POST)
    | rows(expected_votes.POST),
}
NOBODY = dict.fromkeys(ROLES, "405")
# Pages that are a form and nothing else: opening one is the first use of its token. No other page sets a cookie.
FORMS = {
    "account_login", "contact:write", "exchange:call", "exchange:call_need", "exchange:call_offer",
    "exchange:respond_need", "exchange:respond_offer", "exchange:write_need", "exchange:write_offer", "fund:apply",
    "guides:call", "guides:sheet", "guides:write", "matching:save", "newsletter:link", "newsletter:order",
    "organisations:register", "projects:write", "recognition:check", "volunteering:sign_up",
    "voting:poll",  # while the vote runs it is its ballot
}  # fmt: skip
ELSEWHERE = {
    "Accept-Language": "en", "User-Agent": "Mozilla/5.0 (X11)", "Referer": "https://elsewhere.example/",
    "X-Forwarded-Host": "elsewhere.example", "X-Forwarded-For": "198.51.100.9", "Forwarded": "host=elsewhere.example",
    "X-Original-Url": "/konto/", "X-Http-Method-Override": "POST",
}  # fmt: skip


def test_every_address_stands_in_the_table(world):
    named = {*EXPECTED["get"], *EXPECTED["post"]}
    assert sorted(named ^ set(addresses(world))) == []
    assert sorted(routes() - {route_of(label) for label in named}) == []


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says_and_nothing_leaks(role, world, visit):
    wrong, leaks, read = [], [], set()
    hidden = forbidden_marks(role)
    for label, path in addresses(world).items():
        if label == "ui:gallery" and role != "anonymous":
            continue  # the longest page, with examples only
        for method, table in EXPECTED.items():
            expected = table.get(label, NOBODY)[role]
            status, page = visit(role, method, path)
            if status != expected:
                wrong.append(f"{method} {label}: {status} instead of {expected}")
            leaks += [f"{method} {label}: {mark}" for mark in hidden if mark in page]
            read |= {mark for mark in READ.get(role, ()) if method == "get" and mark in page}
    assert (wrong, leaks) == ([], [])
    assert read == READ.get(role, set())


def forbidden_marks(role: str) -> list[str]:
    """What this role must not find anywhere."""
    kinds = [kind for kind in MARKS if (role, kind) not in MAY_READ] if role in STRANGERS else list(NEVER.get(role, ()))
    return [mark for kind in kinds for mark in MARKS[kind]]


def test_no_other_method_is_a_server_fault_or_does_anything(world, visit):
    wrong = []
    for number, (label, path) in enumerate(addresses(world).items()):
        for role in ("anonymous", "head"):
            method = OTHER_METHODS[number % len(OTHER_METHODS)]  # each pattern with one, all of them in turn
            status, _page = visit(role, method, path)
            if status.startswith("5") or status == "done":
                wrong.append(f"{method} {label}: {status}")
    assert wrong == []


def test_the_english_addresses_are_as_closed_as_the_german_ones(world, visit):
    german_only = {
        "favicon.ico",
        "picture",
        "core:alive",
        "core:ready",
        "plain_home",
        "plain_page",
        "wagtaildocs_serve",
    }
    wrong, leaks = [], []
    for label, path in addresses(world).items():
        status, page = visit("anonymous", "get", f"/en{path}")
        german_only_too = label in german_only or label.startswith("api_v1:")  # there the language is a parameter
        expected = "404" if german_only_too else EXPECTED["get"].get(label, NOBODY)["anonymous"]
        if status != expected:
            wrong.append(f"{label}: {status} instead of {expected}")
        leaks += [f"{label}: {mark}" for mark in forbidden_marks("anonymous") if mark in page]
    assert (wrong, leaks) == ([], [])


def test_a_first_visit_gets_no_cookie_and_the_page_everybody_gets(world):
    cookies, differ, kept = set(), [], set()
    with time_machine.travel(timezone.now(), tick=False):
        for label, path in addresses(world).items():
            if EXPECTED["get"].get(label, NOBODY)["anonymous"] != "200" or label.startswith(("core:", "ui:")):
                continue
            with transaction.atomic(), CaptureQueriesContext(connection) as asked:
                answers = Client().get(path), Client().get(path, headers=ELSEWHERE, REMOTE_ADDR="198.51.100.7")
                transaction.set_rollback(True)
            if label in KEPT:
                kept.add(label)
                told = answers[0]["Content-Type"].partition(";")[0], answers[0].get("Cache-Control"), writes(asked)
                assert told == ("text/html", None, []), label
            if answers[0].cookies:
                cookies.add(label)
            elif answers[0].getvalue() != answers[1].getvalue():
                differ.append(label)
    assert (cookies, differ) == (FORMS, [])
    assert (KEPT & FORMS, KEPT - kept) == (set(), {"wagtail_serve"})  # tests/config/test_pagestore.py has an article


def writes(asked: CaptureQueriesContext) -> list[str]:
    """What changed rows: a page that does is never kept, so none that should be may."""
    return [query["sql"] for query in asked if re.match(r"INSERT|UPDATE|DELETE", query["sql"])]


@pytest.mark.parametrize("role", ["staff", "office", "jury"])
def test_who_can_act_for_others_gets_nowhere_without_a_second_factor(role, world, visit, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    settings.DEMO = False
    open_doors = []
    for label, path in addresses(world).items():
        status, page = visit(role, "get", path)
        led_there = status == "302" and page.endswith("/konto/sicherheit/")
        if not led_there and not path.startswith(("/konto/", "/gesundheit/")):
            open_doors.append(f"{label}: {status}")
    assert open_doors == []

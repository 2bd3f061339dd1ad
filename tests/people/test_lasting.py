"""How long one stays signed in, what a browser keeps of it, and what the log says about the door."""

import json
import logging
from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from gemeinsinn.core.logs import LineFormatter
from gemeinsinn.people.actions import give_role
from tests.factories.people import make_account
from tests.people.test_second_factor import SECOND, digits, half_signed_in, with_app

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def signed_in(user, code_for):
    client = Client()
    client.post("/konto/anmelden/", {"email": user.email})
    client.post("/konto/anmelden/code/", {"code": code_for(user.email)})
    return client


@pytest.mark.parametrize(
    ("acts_for_others", "unused", "old", "status"),
    [
        (False, 13 * DAY, 13 * DAY, 200),
        (False, 14 * DAY, 14 * DAY, 302),
        (False, HOUR, 89 * DAY, 200),
        (False, HOUR, 90 * DAY, 302),
        (True, 11 * HOUR, 11 * HOUR, 200),
        (True, 12 * HOUR, 12 * HOUR, 302),
        (True, HOUR, 6 * DAY, 200),
        (True, HOUR, 7 * DAY, 302),
    ],
)
def test_a_session_ends_unused_or_old(code_for, settings, acts_for_others, unused, old, status):
    user = make_account()
    client = signed_in(user, code_for)
    if acts_for_others:
        settings.REQUIRE_SECOND_FACTOR = True
        give_role(user=user, role="office", by=None, now=timezone.now())
    now = timezone.now()
    UserSession.objects.update(last_seen_at=now - unused, created_at=now - old)
    cache.clear()
    assert client.get("/konto/").status_code == status
    assert UserSession.objects.exists() == (status == 200)
    assert client.get("/konto/").status_code == status


def test_what_somebody_signed_in_was_shown_is_kept_nowhere(code_for):
    client = signed_in(make_account(), code_for)
    assert "Cache-Control" not in Client().get("/bedarfe/")
    assert client.get("/bedarfe/")["Cache-Control"] == "no-store"
    assert client.post("/konto/abmelden/")["Clear-Site-Data"] == '"cache"'


def test_proving_it_again_changes_the_key_of_the_session(code_for):
    user = make_account()
    client = signed_in(user, code_for)
    before = client.cookies["sessionid"].value
    client.post("/konto/bestaetigen/", {"send": "1"})
    assert client.cookies["sessionid"].value == before
    client.post("/konto/bestaetigen/", {"code": code_for(user.email)})
    after = client.cookies["sessionid"].value
    assert after != before
    assert UserSession.objects.get().session_key == after
    client.cookies["sessionid"] = before
    assert client.get("/konto/").status_code == 302


def test_ending_a_session_takes_a_proof(code_for):
    user = make_account()
    here, there = signed_in(user, code_for), signed_in(user, code_for)
    session = here.session
    session["account_authentication_methods"][0]["at"] -= 11 * 60
    session.save()
    assert here.post("/konto/sitzungen/", {"others": "1"})["Location"].startswith("/konto/bestaetigen/")
    assert there.get("/konto/").status_code == 200
    assert here.get("/konto/sitzungen/").status_code == 200


def test_the_code_of_an_app_opens_once_whichever_process_it_reaches(code_for):
    user = make_account()
    secret = with_app(user)
    client, _answer = half_signed_in(user, code_for)
    code = digits(secret)
    assert client.post(SECOND, {"code": code}).status_code == 302
    other, _answer = half_signed_in(user, code_for)
    cache.clear()  # another process has a cache of its own
    assert other.post(SECOND, {"code": f" {code[:3]} {code[3:]}"}).status_code == 200
    assert other.get("/konto/").status_code == 302


def test_the_log_tells_what_happened_at_the_door_and_not_to_whom(code_for, caplog):
    caplog.set_level(logging.INFO, logger="gemeinsinn.door")
    user = make_account(email="maria@example.org")
    secret = with_app(user)
    client = Client()
    client.post("/konto/anmelden/", {"email": user.email})
    client.post("/konto/anmelden/code/", {"code": "x"})
    client.post("/konto/anmelden/code/", {"code": code_for(user.email)})
    client.post(SECOND, {"code": "000"})
    client.post(SECOND, {"code": digits(secret)})
    said = [LineFormatter().format(record) for record in caplog.records if record.name == "gemeinsinn.door"]
    told = [json.loads(line) for line in said]
    kept = ("what", "purpose", "outcome", "step", "right", "by", "acts_for_others")
    assert [{key: line[key] for key in kept if key in line} for line in told] == [
        {"what": "code", "purpose": "sign-in", "outcome": "wrong"},
        {"what": "code", "purpose": "sign-in", "outcome": "right"},
        {"what": "second step", "step": "mfa_authenticate", "right": False},
        {"what": "signed in", "by": ["code", "mfa"], "acts_for_others": False},
        {"what": "second step", "step": "mfa_authenticate", "right": True},
    ]
    assert not [line for line in said if "maria" in line or "127.0.0.1" in line]

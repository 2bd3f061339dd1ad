"""Proof of work: what counts, what does not, and that it counts once."""

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.core import challenges
from gemeinsinn.core.challenges import (
    LASTS,
    TICKET_LASTS,
    forget_challenges,
    make_challenge,
    make_ticket,
    redeem_challenge,
    redeem_ticket,
)
from gemeinsinn.core.models import SpentChallenge
from gemeinsinn.core.tasks import forget_old_challenges

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(challenges, "HARDNESS", 50)


def solved(**changes):
    """As a browser sends it."""
    told = make_challenge(now=NOW)
    numbers = range(told["maxnumber"] + 1)
    right = next(n for n in numbers if hashlib.sha256(f"{told['salt']}{n}".encode()).hexdigest() == told["challenge"])
    answer = {name: told[name] for name in ("algorithm", "challenge", "salt", "signature")} | {"number": right}
    return base64.b64encode(json.dumps(answer | changes).encode()).decode()


def test_a_solution_counts_once_and_in_time():
    answer = solved()
    assert not redeem_challenge(answer, now=NOW + LASTS)
    assert redeem_challenge(answer, now=NOW)
    assert not redeem_challenge(answer, now=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 51}, {"number": "x"}, {"signature": "0" * 64}, {"salt": "x"}, {"salt": "x?expires=4070908800"},
        {"salt": "x?expires=99999999999999999999"}, {"challenge": "0" * 64},
    ],
)  # fmt: skip
def test_what_was_tampered_with_does_not_count(changes):
    assert not redeem_challenge(solved(**changes), now=NOW)


@pytest.mark.parametrize("payload", ["", "x", "!!!!", "bnVsbA==", "W10=", "A" * 3000, "e30="])
def test_nonsense_does_not_count(payload):
    assert not redeem_challenge(payload, now=NOW)


def test_a_ticket_counts_after_a_few_seconds_for_an_hour_and_once():
    ticket = make_ticket(now=NOW)
    assert not redeem_ticket(ticket, now=NOW + timedelta(seconds=2))
    assert not redeem_ticket(ticket, now=NOW + TICKET_LASTS)
    assert redeem_ticket(ticket, now=NOW + timedelta(seconds=3))
    assert not redeem_ticket(ticket, now=NOW + timedelta(seconds=4))
    assert not redeem_ticket("", now=NOW)
    assert not redeem_ticket(ticket[:-1] + "g", now=NOW + timedelta(seconds=3))


def test_what_has_run_out_is_forgotten():
    assert redeem_challenge(solved(), now=NOW)
    assert forget_challenges(now=NOW + LASTS) == 0
    forget_old_challenges(now=NOW + LASTS + timedelta(seconds=1))
    assert not SpentChallenge.objects.exists()

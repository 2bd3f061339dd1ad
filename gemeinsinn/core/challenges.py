"""Proof of work against programs that fill in forms, without a third party: the browser guesses a number (ALTCHA, v1).

The other way, for browsers without script: the form is shown once more, and a ticket counts only after a few seconds.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

from django.conf import settings
from django.db import IntegrityError, transaction

from gemeinsinn.core.models import SpentChallenge

HARDNESS = 50_000  # at most so many guesses: about a second on a telephone
LASTS = timedelta(hours=2)
TICKET_AFTER = timedelta(seconds=3)
TICKET_LASTS = timedelta(hours=1)
LONGEST = 2000


def make_challenge(*, now: datetime) -> dict[str, Any]:
    """What the browser has to solve: which number behind `salt` gives `challenge` (SHA-256)?"""
    ends = int((now + LASTS).timestamp())
    salt = f"{secrets.token_hex(12)}?expires={ends}"
    challenge = hashlib.sha256(f"{salt}{secrets.randbelow(HARDNESS + 1)}".encode()).hexdigest()
    return {
        "algorithm": "SHA-256", "challenge": challenge, "maxnumber": HARDNESS, "salt": salt,
        "signature": _signed("challenge", challenge),
    }  # fmt: skip


def redeem_challenge(payload: str, *, now: datetime) -> bool:
    """Whether this solution (base64 of JSON, as the ALTCHA widget sends it) is right, ours, in time and new."""
    if not payload or len(payload) > LONGEST:
        return False
    try:
        told = json.loads(base64.b64decode(payload, validate=True))
        salt, challenge = str(told["salt"]), str(told["challenge"])
        number, signature = int(told["number"]), str(told["signature"])
        ends = datetime.fromtimestamp(int(parse_qs(salt.partition("?")[2])["expires"][0]), tz=UTC)
    except (ValueError, KeyError, TypeError, OverflowError, binascii.Error):
        return False
    if ends <= now or not _same(signature, _signed("challenge", challenge)):
        return False
    if not _same(challenge, hashlib.sha256(f"{salt}{number}".encode()).hexdigest()):
        return False
    return _spend(signature, ends)


def make_ticket(*, now: datetime) -> str:
    """For the second page a browser without script gets."""
    told = f"{int(now.timestamp())}.{secrets.token_hex(8)}"
    return f"{told}.{_signed('ticket', told)}"


def redeem_ticket(ticket: str, *, now: datetime) -> bool:
    """Whether this ticket is ours, a few seconds old, not older than an hour, and new."""
    told, _dot, signature = ticket[:LONGEST].rpartition(".")
    if not told or not _same(signature, _signed("ticket", told)):
        return False
    made = datetime.fromtimestamp(int(told.partition(".")[0]), tz=UTC)
    if not made + TICKET_AFTER <= now < made + TICKET_LASTS:
        return False
    return _spend(signature, made + TICKET_LASTS)


def forget_challenges(*, now: datetime) -> int:
    """Deletes what has run out anyway; returns how many."""
    return SpentChallenge.objects.filter(expires_at__lt=now).delete()[0]


def _spend(signature: str, ends: datetime) -> bool:
    """Of two at once one gets through: the database says which."""
    try:
        with transaction.atomic():
            SpentChallenge.objects.create(digest=signature, expires_at=ends)
    except IntegrityError:
        return False
    return True


def _signed(what: str, told: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"{what}:{told}".encode(), "sha256").hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())

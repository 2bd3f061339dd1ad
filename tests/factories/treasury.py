"""Pots and commitments."""

from itertools import count

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.commitments import commit
from gemeinsinn.treasury.actions.pots import open_pot
from gemeinsinn.treasury.models import Commitment, Pot

_numbers = count(1)


def make_pot(euros: int = 1000, **overrides) -> Pot:
    """A pot of the Land with that many euros in it."""
    told = {
        "name": "Engagementfonds 2026", "funder": "Land Sachsen-Anhalt", "year": 2026, "budget": Money(euros * 100),
        "by": None, "now": timezone.now(),
    } | overrides  # fmt: skip
    return open_pot(**told)


def make_commitment(euros: int = 400, *, pot: Pot | None = None, reference: str = "", **overrides) -> Commitment:
    """That many euros promised out of a pot."""
    told = {
        "pot_id": (pot or make_pot()).pk, "reference": reference or f"EF-2026-{next(_numbers):04}",
        "amount": Money(euros * 100), "by": None, "now": timezone.now(),
    } | overrides  # fmt: skip
    return commit(**told)

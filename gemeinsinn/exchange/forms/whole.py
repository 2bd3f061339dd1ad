"""A number that must be whole where things and people are counted."""

from typing import Any

from django import forms

from gemeinsinn.exchange.counting import can_count, can_share
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.amounts import whole_words


def check_counted(form: forms.Form, found: dict[str, Any], notice: Need | Offer) -> None:
    """The amount of a notice that is being written, in the unit that stands beside it."""
    amount, unit = found.get("amount"), found.get("unit") or notice.unit
    words = found.get("unit_words") or ""
    if amount is not None and not can_count(amount, unit, words):
        form.add_error("amount", whole_words(amount, unit, words))


def check_share(form: forms.Form, found: dict[str, Any], notice: Need | Offer) -> None:
    """A share of a notice: promised, agreed, or what it came to."""
    amount = found.get("amount")
    if amount is not None and not can_share(notice, amount):
        form.add_error("amount", whole_words(amount, notice.unit, notice.unit_words))

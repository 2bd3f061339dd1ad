"""Data of cards: loaded once, then kept by agencies and the network's office."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.recognition.models import CardRule
from gemeinsinn.recognition.rules import can_edit_card

KNOWN = Path(__file__).parents[1] / "data" / "cards.json"
FIELDS = (
    "name", "state", "place", "a_year", "a_week", "in_all", "in_all_pupils", "years", "least_age", "since", "until",
    "words", "source", "noted_on",
)  # fmt: skip


def load_cards() -> int:
    """What is known of the Länder where there is no card yet, as the migration does; returns how many."""
    if CardRule.objects.exists():
        return 0
    return len(CardRule.objects.bulk_create(CardRule(**row) for row in known_cards()))


def known_cards() -> list[dict[str, Any]]:
    """The rows of the file, days as days."""
    rows: list[dict[str, Any]] = json.loads(KNOWN.read_text(encoding="utf-8"))
    days = ("since", "noted_on")
    return [{key: date.fromisoformat(value) if key in days else value for key, value in row.items()} for row in rows]


def must_keep(card: CardRule, by: Any) -> None:
    """Raises NotAllowed for data of others."""
    if not can_edit_card(by, card):
        raise NotAllowed(_("This card is kept by somebody else."))


def must_hang_together(told: dict[str, Any]) -> None:
    """Raises DomainError for a rule that ends before it begins."""
    if told.get("since") and told.get("until") and told["until"] < told["since"]:
        raise DomainError(_("The last day is before the first."))


@transaction.atomic
def add_card(*, told: dict[str, Any], agency: Organisation | None, by: Any, now: datetime) -> CardRule:
    """One more, kept by an agency or by the network's office."""
    card = CardRule(agency=agency, **{name: told.get(name) or default_of(name) for name in FIELDS})
    must_keep(card, by)
    must_hang_together(told)
    card.save()
    record("card_added", card, by=by, now=now)
    return card


@transaction.atomic
def change_card(*, card: CardRule, told: dict[str, Any], by: Any, now: datetime) -> None:
    """Other figures from now on. The stream of events keeps the old ones."""
    must_keep(card, by)
    must_hang_together(told)
    before = {name: str(getattr(card, name) or "") for name in FIELDS}
    for name in FIELDS:
        setattr(card, name, told.get(name) or default_of(name))
    card.none = card.none and not card.threshold.is_known
    card.save()
    record("card_changed", card, by=by, now=now, before=before)


@transaction.atomic
def drop_card(*, card: CardRule, by: Any, now: datetime) -> None:
    """It is not there any more."""
    must_keep(card, by)
    record("card_dropped", card, by=by, now=now, name=card.name, state=card.state, place=card.place)
    card.delete()


def default_of(name: str) -> Any:
    """Nothing said: no words, or no figure."""
    return "" if name in {"name", "state", "place", "words", "source"} else None

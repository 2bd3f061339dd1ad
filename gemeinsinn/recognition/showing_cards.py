"""Cards as pages show them."""

from datetime import date
from typing import Any

from gemeinsinn.recognition.models import CardRule, Volunteer
from gemeinsinn.recognition.queries.cards import cards_for
from gemeinsinn.recognition.wording.cards import asks_words, standing_words


def cards_of(volunteer: Volunteer, *, today: date) -> list[dict[str, Any]]:
    """The cards that concern somebody, what they ask for, and whether it is reached."""
    return [
        {
            **card_row(one.card),
            "reached": one.reached,
            "said": standing_words(one.card, reached=one.reached, missing=one.missing),
        }
        for one in cards_for(volunteer, today=today)
    ]


def card_row(card: CardRule) -> dict[str, Any]:
    """One card as a line of a list."""
    return {
        "card": card,
        "title": f"{card.name}, {card.place or card.state}",
        "asks": asks_words(card),
        "words": card.words,
        "source": card.source,
        "noted_on": card.noted_on,
    }

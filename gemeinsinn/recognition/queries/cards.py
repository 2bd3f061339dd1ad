"""Which cards concern somebody, and who keeps their data."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.places.models import Municipality
from gemeinsinn.recognition.lifecycle.cards import is_reached, still_missing
from gemeinsinn.recognition.models import CardRule, Hours, Volunteer
from gemeinsinn.recognition.queries.hours import confirmed


@dataclass(frozen=True, slots=True)
class Standing:
    """One card for one person."""

    card: CardRule
    reached: bool
    missing: int  # minutes to the nearest figure


def cards_on(today: date) -> QuerySet[CardRule]:
    """What holds today, or will."""
    return CardRule.objects.filter(Q(until=None) | Q(until__gte=today))


def states_of(volunteer: Volunteer) -> set[str]:
    """The Länder somebody gives time in: where the need is, or else the agency."""
    rows = Hours.objects.filter(volunteer=volunteer).order_by()
    names = ("need__municipality", "organisation__municipality", "agency__municipality")
    towns = {pk for row in rows.values_list(*names).distinct() for pk in row if pk}
    return set(Municipality.objects.filter(pk__in=towns).values_list("state", flat=True))


def cards_for(volunteer: Volunteer, *, today: date) -> list[Standing]:
    """The cards of these Länder with what is reached, reached ones first."""
    cards = list(cards_on(today).filter(state__in=states_of(volunteer)))
    if not cards:
        return []
    hours = list(confirmed(Hours.objects.filter(volunteer=volunteer)).order_by().values_list("day", "minutes"))
    found = [
        Standing(
            card,
            is_reached(card.threshold, hours, today=today),
            still_missing(card.threshold, hours, today=today),
        )
        for card in cards
    ]
    return sorted(found, key=lambda one: (not one.reached, not one.card.threshold.is_known, one.missing))


def cards_kept_by(viewer: Any) -> QuerySet[CardRule]:
    """The data an account may change: all for the network's office."""
    if is_network_office(viewer):
        return CardRule.objects.select_related("agency")
    return CardRule.objects.select_related("agency").filter(agency__in=agencies_of(viewer))


def states_known() -> list[str]:
    """The Länder of all municipalities, by name."""
    return sorted(set(Municipality.objects.order_by().values_list("state", flat=True).distinct()))

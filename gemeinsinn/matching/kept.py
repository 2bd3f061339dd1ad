"""Kept searches on the account page and in a person's own copy of their data."""

from typing import Any

from django.urls import reverse

from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.saved import searches_of
from gemeinsinn.matching.wording.asked import RHYTHMS, asked_words
from gemeinsinn.matching.wording.saved import STATES, TONES
from gemeinsinn.people.models import User


def my_searches(user: User) -> tuple[str, dict[str, Any]] | None:
    """For the account page."""
    rows = [
        {
            "asked": asked_words(search),
            "rhythm": RHYTHMS[search.rhythm],
            "state": STATES[State(search.state)],
            "tone": TONES[State(search.state)],
            "href": reverse("matching:own", args=[search.pk]),
        }
        for search in searches_of(user)
    ]
    return ("matching/parts/own.html", {"rows": rows}) if rows else None


def collect_searches(user: User) -> list[dict[str, Any]]:
    """Every search with what it asks, how it stands and what it has told."""
    return [
        {
            "words": search.words,
            "sides": search.sides,
            "kinds": search.kinds,
            "languages": search.spoken,
            "accessible": search.accessible,
            "place": search.place,
            "km": search.km,
            "until": search.until,
            "how_often": search.rhythm,
            "state": search.state,
            "agency_that_may_ask": search.agency.name if search.agency else None,
            "since": search.created_at,
            "told": list(search.told.order_by("pk").values("key", "at")),
        }
        for search in SavedSearch.objects.filter(contact__user=user).select_related("agency").order_by("pk")
    ]

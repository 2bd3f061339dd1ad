"""What of the living portal an editor may put into a page: found by its address, shown as everyone may see it."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import listed
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.guides.cards import card_of
from gemeinsinn.guides.queries.listing import published_guides
from gemeinsinn.guides.queries.listing import with_card_data as with_guide_data
from gemeinsinn.organisations.queries import published_organisations
from gemeinsinn.projects.queries import published_projects, with_card_data

NEIGHBOURS = ("municipality", "quarter", "contact", "organisation")
Card = dict[str, Any]


def _need(key: str) -> Card | None:
    found = listed(AnonymousUser(), Need).select_related(*NEIGHBOURS).filter(pk=key).first()
    return {"sort": "notice", "card": notice_card(found)} if found else None


def _offer(key: str) -> Card | None:
    found = listed(AnonymousUser(), Offer).select_related(*NEIGHBOURS).filter(pk=key).first()
    return {"sort": "notice", "card": notice_card(found)} if found else None


def _project(key: str) -> Card | None:
    found = with_card_data(published_projects()).filter(pk=key).first()
    return {"sort": "project", "card": found} if found else None


def _partner(key: str) -> Card | None:
    found = published_organisations().select_related("municipality", "quarter").filter(slug=key).first()
    return {"sort": "partner", "card": found} if found else None


def _guide(key: str) -> Card | None:
    found = with_guide_data(published_guides()).filter(pk=key).first()
    return {"sort": "guide", "card": card_of(found, timezone.now())} if found else None


FINDERS: list[tuple[re.Pattern[str], Callable[[str], Card | None]]] = [
    (re.compile(r"(?:/en)?/bedarfe/(\d{1,15})-[\w-]+/"), _need),
    (re.compile(r"(?:/en)?/angebote/(\d{1,15})-[\w-]+/"), _offer),
    (re.compile(r"(?:/en)?/vorhaben/(\d{1,15})-[\w-]+/"), _project),
    (re.compile(r"(?:/en)?/partner/([\w-]{1,180})/"), _partner),
    (re.compile(r"(?:/en)?/lotsen/(\d{1,15})-[\w-]+/"), _guide),
]


def living_card(path: str) -> Card | None:
    """The card for an address such as /bedarfe/12-stuehle/; None for all that not everyone may see, or is gone."""
    for pattern, find in FINDERS:
        if match := pattern.fullmatch(path):
            return find(match.group(1))
    return None

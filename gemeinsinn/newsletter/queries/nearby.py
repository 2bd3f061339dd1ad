"""Needs near a reader, found once for each place however many live there."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.notices import listed
from gemeinsinn.newsletter.lifecycle.issues import MOST_NEAR, NEAR_KM
from gemeinsinn.places.distance import near


class Neighbourhoods:
    """What hangs near each place at this moment; `since` leaves out what is older. Remembers what it has looked up."""

    def __init__(self, since: datetime | None = None) -> None:
        self.since = since
        self.known: dict[tuple[float, float], list[Need]] = {}

    def needs_near(self, lat: float | None, lon: float | None) -> list[Need]:
        """The newest within three kilometres; none for who named no place."""
        if lat is None or lon is None:
            return []
        place = (round(lat, 3), round(lon, 3))
        if place not in self.known:
            self.known[place] = self._look(*place)
        return self.known[place]

    def _look(self, lat: float, lon: float) -> list[Need]:
        rows: Any = listed(AnonymousUser(), Need)
        if self.since is not None:
            rows = rows.filter(published_at__gte=self.since)
        return list(near(rows, lat=lat, lon=lon, km=NEAR_KM).order_by("-published_at", "-pk")[:MOST_NEAR])

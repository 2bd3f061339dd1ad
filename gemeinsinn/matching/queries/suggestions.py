"""What the desk shows of suggestions: who could do it, who was asked, what was put aside, what was learned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.lifecycle.suggestions import Reason, State, state_on
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import Partner, partner_of
from gemeinsinn.matching.queries.asked import asked_among, most_for, quiet_among
from gemeinsinn.matching.queries.fits import fit_between, fits_for_need
from gemeinsinn.matching.queries.wishes import wishes_seen_by

MOST = 8
LOOKED_AT = 40
MOST_LEARNED = 200
RELATED = (
    "wish__contact",
    "wish__agency",
    "organisation__contact",
    "organisation__agency",
    "offer__contact",
    "offer__agency",
    "by",
    "need",
    "response",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One partner on a need's list: how it fits, where the suggestion stands, and whether they may be asked."""

    fit: Fit
    state: State
    suggestion: Suggestion | None = None
    asked: int = 0  # this month
    most: int = 0
    quiet: bool = False
    last_asked: datetime | None = None

    @property
    def partner(self) -> Partner:
        return self.fit.partner

    @property
    def may_be_mailed(self) -> bool:
        return bool(self.partner.email) and not self.quiet and self.asked < self.most


@dataclass(frozen=True, slots=True)
class Ideas:
    """A need's list in three parts."""

    open: list[Candidate]
    asked: list[Candidate]
    aside: list[Candidate]


def suggestions() -> QuerySet[Suggestion]:
    """With what a line shows."""
    return Suggestion.objects.select_related(*RELATED)


def ideas_for(need: Need, viewer: Any, *, now: datetime, most: int = MOST) -> Ideas:
    """Who could do it. What was put aside is not among them, but shown, with the way back."""
    touched = {partner_of(row).key: row for row in suggestions().filter(wishes_seen_by(viewer), need=need)}
    fits = {fit.partner.key: fit for fit in fits_for_need(need, now=now, viewer=viewer, most=LOOKED_AT)}
    for key, row in touched.items():
        if key not in fits and row.state != State.OPEN:
            fits[key] = fit_between(need, partner_of(row), now=now)
    found = candidates(need, fits.values(), touched, now=now)
    return Ideas(
        open=[one for one in found if one.state == State.OPEN][:most],
        asked=[one for one in found if one.state in {State.ASKED, State.ACCEPTED, State.REFUSED}],
        aside=[one for one in found if one.state in {State.DISMISSED, State.SNOOZED}],
    )


def candidates(need: Need, fits: Iterable[Fit], touched: dict[str, Suggestion], *, now: datetime) -> list[Candidate]:
    """Fits with what is known about asking, in a constant number of queries but one for each agency's rule."""
    listed = list(fits)
    partners = [fit.partner for fit in listed]
    asked, quiet, last = asked_among(partners, now=now), quiet_among(partners), last_asked(partners)
    today: date = timezone.localdate(now)
    rules: dict[int | None, int] = {}
    found = []
    for fit in listed:
        agency = fit.partner.agency.pk if fit.partner.agency else None
        if agency not in rules:
            rules[agency] = most_for(need, fit.partner)
        row, key = touched.get(fit.partner.key), fit.partner.key
        state = state_on(row.state, row.until, today) if row else State.OPEN
        found.append(Candidate(fit, state, row, asked.get(key, 0), rules[agency], key in quiet, last.get(key)))
    return found


def last_asked(partners: Iterable[Partner]) -> dict[str, datetime]:
    """When each was asked last, about whatever need; one query."""
    listed = list(partners)
    bodies = {one.organisation.pk: one.key for one in listed if one.organisation is not None}
    offers = {one.offer.pk: one.key for one in listed if one.organisation is None and one.offer is not None}
    wishes = {one.wish.pk: one.key for one in listed if one.wish is not None}
    rows = Suggestion.objects.filter(
        Q(organisation__in=bodies) | Q(organisation=None, offer__in=offers) | Q(wish__in=wishes)
    )
    rows = rows.exclude(asked_at=None).order_by()
    return {
        bodies[body] if body else wishes[wish] if wish else offers[offer]: at
        for body, offer, wish, at in rows.values_list("organisation", "offer", "wish").annotate(at=Max("asked_at"))
    }


def learned_from(shown: Q, viewer: Any) -> QuerySet[Suggestion]:
    """Every no that counts beyond its pair, newest first; `shown` narrows it to a desk's needs."""
    rows = suggestions().filter(
        shown, wishes_seen_by(viewer), state__in=[State.DISMISSED, State.REFUSED], reason=Reason.NOT_THEIRS
    )
    return rows.order_by("-changed_at", "-pk")


def put_aside(shown: Q, viewer: Any) -> QuerySet[Suggestion]:
    """Every other pair that is off its list for now, newest first."""
    rows = (
        suggestions()
        .filter(shown, wishes_seen_by(viewer), state__in=[State.DISMISSED, State.SNOOZED])
        .exclude(reason=Reason.NOT_THEIRS)
    )
    return rows.order_by("-changed_at", "-pk")

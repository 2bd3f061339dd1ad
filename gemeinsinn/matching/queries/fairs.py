"""Planning a fair or a day of action: which needs and partners take part, how each pair fits, the best plan of all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import ON_A_CARD, listed
from gemeinsinn.matching.engine.allocation import Plan, plan_for
from gemeinsinn.matching.engine.fit.features import features_of
from gemeinsinn.matching.engine.fit.ranking import is_worth_a_look, score_of
from gemeinsinn.matching.engine.fit.reasons import reasons_for
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.queries.fits import keys_of
from gemeinsinn.matching.queries.gathering import LEFT, OF_AN_OFFER, listed_body
from gemeinsinn.matching.queries.givers import giver_of, known_of, responses_to, wanted_of
from gemeinsinn.matching.queries.pairwise import likeness_table
from gemeinsinn.matching.sources import key_of
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations

MOST = 150  # of each side
WISH = 3.0  # a pair both sides asked for: more than any one feature but the words


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the broker chose. Pairs are (id of the need, key of the partner)."""

    kinds: tuple[str, ...] = ()
    until: date | None = None
    words: tuple[str, ...] = ()
    profiles: bool = True
    for_need: int = 1
    for_partner: int = 1
    pinned: tuple[tuple[int, str], ...] = ()
    forbidden: tuple[tuple[int, str], ...] = ()
    wished: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fair:
    """The plan with both sides; `fits` holds the pairs of the plan in its order."""

    needs: list[Need]
    partners: list[Partner]
    plan: Plan
    fits: list[Fit]


def fair_for(viewer: Any, shown: Q, chosen: Chosen, *, now: datetime) -> Fair:
    """The best plan for what is chosen; `shown` narrows both sides to a desk. Raises TooManyPins."""
    needs, partners = needs_of_fair(viewer, shown, chosen), partners_of_fair(viewer, shown, chosen)
    fits = all_fits(needs, partners, now=now)
    scores = np.array([[fit.score if fit.is_worth_a_look else 0.0 for fit in row] for row in fits])
    scores = scores.reshape(len(needs), len(partners))
    places = _Places(needs, partners)
    for row, column in places.of(chosen.wished):
        scores[row, column] += WISH
    plan = plan_for(
        scores,
        need_room=[chosen.for_need] * len(needs),
        offer_room=[chosen.for_partner] * len(partners),
        pinned=places.of(chosen.pinned),
        forbidden=places.of(chosen.forbidden),
    )
    return Fair(needs, partners, plan, [fits[one.need][one.offer] for one in plan.pairs])


class _Places:
    """Rows and columns of pairs; those that do not take part are left out."""

    def __init__(self, needs: Sequence[Need], partners: Sequence[Partner]) -> None:
        self._rows = {need.pk: row for row, need in enumerate(needs)}
        self._columns = {partner.key: column for column, partner in enumerate(partners)}

    def of(self, pairs: Collection[tuple[int, str]]) -> list[tuple[int, int]]:
        known = ((self._rows.get(need), self._columns.get(partner)) for need, partner in pairs)
        return sorted({(row, column) for row, column in known if row is not None and column is not None})


def needs_of_fair(viewer: Any, shown: Q, chosen: Chosen) -> list[Need]:
    """Open needs of the desk, the soonest ending first."""
    rows = _narrowed(listed(viewer, Need).filter(LEFT, shown), chosen, ("title", "details"))
    return list(rows.select_related(*ON_A_CARD, "contact", "agency").order_by("until", "pk")[:MOST])


def partners_of_fair(viewer: Any, shown: Q, chosen: Chosen) -> list[Partner]:
    """Offers of the desk, one partner each; and if wanted the profiles of those who have none there."""
    rows = _narrowed(listed(viewer, Offer).filter(LEFT, shown), chosen, ("title", "details"))
    partners: dict[str, Partner] = {}
    for offer in rows.select_related(*OF_AN_OFFER).order_by("pk")[:MOST]:
        one = Partner(listed_body(offer.organisation), offer)
        partners.setdefault(one.key, one)
    if chosen.profiles:
        bodies = published_organisations().filter(shown).exclude(kind=Organisation.Kind.AGENCY).exclude(gives_kinds={})
        if chosen.kinds:
            gives = Q()
            for kind in chosen.kinds:
                gives |= Q(gives_kinds__has_key=kind)
            bodies = bodies.filter(gives)
        for body in bodies.select_related("contact", "agency", "municipality", "quarter").order_by("pk")[:MOST]:
            partners.setdefault(Partner(body).key, Partner(body))
    return list(partners.values())[:MOST]


def _narrowed(rows: Any, chosen: Chosen, fields: tuple[str, ...]) -> Any:
    """By kind, last day and words."""
    if chosen.kinds:
        rows = rows.filter(kind__in=chosen.kinds)
    if chosen.until is not None:
        rows = rows.filter(Q(until=None) | Q(until__lte=chosen.until))
    for word in chosen.words:
        somewhere = Q()
        for name in fields:
            somewhere |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(somewhere)
    return rows


def all_fits(needs: Sequence[Need], partners: Sequence[Partner], *, now: datetime) -> list[list[Fit]]:
    """Every pair, row by row; the same features and weights as everywhere. A constant number of queries."""
    if not needs or not partners:
        return [[] for _need in needs]
    today = timezone.localdate(now)
    alike = likeness_table([key_of("need", need.pk) for need in needs], [keys_of(one)[0] for one in partners])
    known, answered = known_of(partners, now=now), responses_to(needs)
    givers = [giver_of(one, known) for one in partners]
    table = []
    for row, need in enumerate(needs):
        wanted = wanted_of(need, answered.get(need.pk, 0))
        line = []
        for column, (partner, giver) in enumerate(zip(partners, givers, strict=True)):
            pair = features_of(wanted, giver, text=float(alike[row, column]), today=today)
            reasons = reasons_for(wanted, giver, pair)
            line.append(Fit(need, partner, pair, score_of(pair), reasons, is_worth_a_look(wanted, giver, pair)))
        table.append(line)
    return table

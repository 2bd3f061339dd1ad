"""The two sides of a match as the engine takes them, with what is known of many partners in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Q

from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.matching.engine.fit.sides import Giver, Wanted
from gemeinsinn.matching.lifecycle.suggestions import Reason, State
from gemeinsinn.matching.models import Suggestion
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.queries.asked import asked_among
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import Outcome
from gemeinsinn.partnerships.lifecycle import State as AgreementState
from gemeinsinn.partnerships.models import Agreement

TURNED_DOWN = (State.DISMISSED, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of some partners: kept and due promises by organisation, times asked and kinds refused by key."""

    records: dict[int, tuple[int, int]] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    refused: dict[str, dict[str, int]] = field(default_factory=dict)


def known_of(partners: Sequence[Partner], *, now: datetime) -> Known:
    """Four queries, however many they are."""
    bodies = {one.organisation.pk for one in partners if one.organisation is not None}
    return Known(records_of(bodies), asked_among(partners, now=now), refused_by(partners))


def records_of(organisations: set[int]) -> dict[int, tuple[int, int]]:
    """(kept, due) for each organisation that has promised anything whose outcome is known."""
    found: dict[int, tuple[int, int]] = {}
    for path, giving in (
        ("response__organisation", Q(response__need__isnull=False)),
        ("response__offer__organisation", Q()),
    ):
        rows = Agreement.objects.filter(giving, **{f"{path}__in": organisations}, state=AgreementState.SETTLED)
        rows = rows.exclude(outcome=Outcome.UNKNOWN)
        counted = rows.values_list(path).annotate(kept=Count("pk", filter=Q(outcome=Outcome.YES)), due=Count("pk"))
        for pk, kept, due in counted:
            before = found.get(pk, (0, 0))
            found[pk] = (before[0] + kept, before[1] + due)
    return found


def refused_by(partners: Sequence[Partner]) -> dict[str, dict[str, int]]:
    """How often each stated, or a broker for them, that a kind is not theirs."""
    bodies = {one.organisation.pk: one.key for one in partners if one.organisation is not None}
    offers = {one.offer.pk: one.key for one in partners if one.organisation is None and one.offer is not None}
    wishes = {one.wish.pk: one.key for one in partners if one.wish is not None}
    rows = Suggestion.objects.filter(
        Q(organisation__in=bodies) | Q(organisation=None, offer__in=offers) | Q(wish__in=wishes),
        state__in=TURNED_DOWN, reason=Reason.NOT_THEIRS,
    )  # fmt: skip
    found: dict[str, dict[str, int]] = {}
    counted = rows.values_list("organisation", "offer", "wish", "need__kind").annotate(n=Count("pk"))
    for body, offer, wish, kind, count in counted:
        kinds = found.setdefault(bodies[body] if body else wishes[wish] if wish else offers[offer], {})
        kinds[kind] = kinds.get(kind, 0) + count
    return found


def responses_to(needs: Sequence[Need]) -> dict[int, int]:
    """How many have answered each need; what was never confirmed does not count."""
    rows = Response.objects.filter(need__in=needs).exclude(state=ResponseState.UNCONFIRMED)
    return dict(rows.values_list("need").annotate(n=Count("pk")))


def wanted_of(need: Need, responses: int) -> Wanted:
    """A need for the engine."""
    return Wanted(
        key=f"need:{need.pk}", kind=need.kind, left=need.left, unit=need.unit, lat=need.lat, lon=need.lon,
        starts=need.starts, ends=need.until, responses=responses,
    )  # fmt: skip


def giver_of(partner: Partner, known: Known) -> Giver:
    """A partner for the engine: the offer says it more exactly than the profile."""
    body, offer = partner.organisation, partner.offer
    kept, due = known.records.get(body.pk, (0, 0)) if body is not None else (0, 0)
    asked, refused = known.asked.get(partner.key, 0), known.refused.get(partner.key, {})
    if offer is not None:
        return Giver(
            key=partner.key, kinds=frozenset({offer.kind}), one_thing=True, left=offer.left, unit=offer.unit, lat=offer.lat,
            lon=offer.lon, radius_km=offer.radius_km, starts=offer.starts, ends=offer.until, standing=offer.standing,
            kept=kept, due=due, asked=asked, refused=refused,
        )  # fmt: skip
    if partner.wish is not None:
        wish = partner.wish
        return Giver(
            key=partner.key, kinds=frozenset(wish.kinds) or None, one_thing=bool(wish.words), lat=wish.lat, lon=wish.lon,
            radius_km=wish.km, asked=asked, refused=refused,
        )  # fmt: skip
    assert body is not None  # a partner is one of the three
    return Giver(
        key=partner.key, kinds=kinds_of(body), lat=body.lat, lon=body.lon, kept=kept, due=due, asked=asked,
        refused=refused,
    )  # fmt: skip


def kinds_of(organisation: Organisation) -> frozenset[str] | None:
    """What it says it likes to give; None where it says nothing."""
    return frozenset(organisation.gives_kinds) or None

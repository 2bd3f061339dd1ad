"""Who is looked at: what hangs close by of the right kind, and what the index finds. Ranking comes after."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet

from gemeinsinn.exchange.lifecycle.responses import HOLDING
from gemeinsinn.exchange.models import Need, Notice, Offer, Response
from gemeinsinn.exchange.queries.notices import ON_A_CARD, listed
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.sources import key_of, parts_of
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations
from gemeinsinn.places.distance import near
from gemeinsinn.places.models import Located

FAR_KM = 30
NEAREST = 60  # of the right kind, besides what the index finds
FOUND = 40
CLOSE_KINDS = {"zeit": ("zeit", "wissen"), "wissen": ("wissen", "zeit")}

N = TypeVar("N", Need, Offer)
M = TypeVar("M", bound=Located)

LEFT = Q(amount=None) | Q(covered__lt=F("amount"))
OF_AN_OFFER = (*ON_A_CARD, "contact", "agency", "organisation__contact", "organisation__agency")


def partners_for(need: Need, viewer: Any, found: dict[str, float]) -> list[Partner]:
    """Everybody who might answer: an offer with or without its organisation, and profiles. Firms alone where it says so."""
    partners = [Partner(listed_body(one.organisation), one) for one in offers_for(need, viewer, found)]
    partners += [Partner(one) for one in bodies_for(need, found)]
    for_firms = need.audience == Notice.Audience.PARTNERS
    done, own = already_in(need), own_address(need)
    return [
        one
        for one in partners
        if one.key not in done
        and (not own or one.email.casefold() != own)
        and (not for_firms or (one.organisation is not None and one.organisation.is_company))
    ]


def listed_body(organisation: Organisation | None) -> Organisation | None:
    """The organisation behind an offer, if everybody may know it."""
    is_listed = organisation is not None and organisation.state == OrganisationState.PUBLISHED
    return organisation if is_listed else None


def offers_for(need: Need, viewer: Any, found: dict[str, float]) -> list[Offer]:
    """Offers with something left: the nearest of the kind, and what the index finds of any kind."""
    rows = listed(viewer, Offer).filter(LEFT)
    if need.organisation_id is not None:
        rows = rows.exclude(organisation=need.organisation_id)
    ids = {*nearest(rows.filter(kind__in=kinds_like(need.kind)), need), *best_of("offer", found)}
    return list(rows.filter(pk__in=ids).select_related(*OF_AN_OFFER).order_by("pk"))


def bodies_for(need: Need, found: dict[str, float]) -> list[Organisation]:
    """Organisations that like to give this kind, or that the index finds. An agency brokers; it does not answer."""
    rows = published_organisations().exclude(kind=Organisation.Kind.AGENCY)
    if need.organisation_id is not None:
        rows = rows.exclude(pk=need.organisation_id)
    gives = Q()
    for kind in kinds_like(need.kind):
        gives |= Q(gives_kinds__has_key=kind)
    ids = {*nearest(rows.filter(gives), need), *best_of("partner", found)}
    return list(rows.filter(pk__in=ids).select_related("contact", "agency", "municipality", "quarter").order_by("pk"))


def needs_for(partner: Partner, viewer: Any, found: dict[str, float]) -> list[Need]:
    """Open needs a partner may see: the nearest of the kinds it gives, and what the index finds."""
    place: Located | None = partner.offer or partner.organisation
    assert place is not None  # a partner is one of the two
    rows = listed(viewer, Need).filter(LEFT)
    if partner.organisation is not None:
        rows = rows.exclude(organisation=partner.organisation)
    ids = {*nearest(rows.filter(kind__in=kinds_given(partner)), place), *best_of("need", found)}
    return list(rows.filter(pk__in=ids).select_related(*ON_A_CARD, "contact", "agency").order_by("pk"))


def kinds_given(partner: Partner) -> set[str]:
    """The kinds worth looking at for a partner; all of them where nothing is said."""
    if partner.offer is not None:
        return set(kinds_like(partner.offer.kind))
    given = partner.organisation.gives_kinds if partner.organisation is not None else {}
    return {like for kind in given for like in kinds_like(kind)}


def kinds_like(kind: str) -> tuple[str, ...]:
    """The kind itself; time and skill go together."""
    return CLOSE_KINDS.get(kind, (kind,))


def nearest(rows: QuerySet[M], place: Located) -> list[int]:
    """Ids of the nearest; without a place the newest."""
    if place.lat is None or place.lon is None:
        return list(rows.order_by("-pk").values_list("pk", flat=True)[:NEAREST])
    around = near(rows, lat=place.lat, lon=place.lon, km=FAR_KM)
    return list(around.order_by("distance_km", "-pk").values_list("pk", flat=True)[:NEAREST])


def best_of(side: str, found: dict[str, float]) -> list[int]:
    """Ids of the best of one side that the index found."""
    keys = [key for key in found if key.startswith(key_of(side, 0)[:-1])]
    return [parts_of(key)[1] for key in sorted(keys, key=lambda key: (-found[key], key))[:FOUND]]


def already_in(need: Need) -> set[str]:
    """Keys of the organisations whose answer to this need counts already."""
    rows: Iterable[int | None] = Response.objects.filter(need=need, state__in=HOLDING).values_list(
        "organisation", flat=True
    )
    return {Partner(Organisation(pk=pk)).key for pk in rows if pk is not None}


def own_address(need: Need) -> str:
    """Whose need it is need not be asked."""
    return need.contact.email.casefold() if need.contact else ""

"""Reading needs and offers: boards, details, what waits for a check. The viewer always comes first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import Count, Exists, F, Q, QuerySet

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Kind, Need, Notice, Offer
from gemeinsinn.exchange.queries.filters import Filters
from gemeinsinn.exchange.rules.notices import is_partner, partner_memberships
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.places.distance import near, with_distance

PAGE_SIZE = 12
NEARBY_KM = 25
NARROWER = (32, 8, 1)  # shares of the radius that are tried in turn
KEEP_COUNTS_OVER = 2000
KEEP_COUNTS_FOR = 60  # seconds
ON_A_CARD = ("municipality", "quarter", "organisation")

N = TypeVar("N", Need, Offer)


@dataclass(frozen=True, slots=True)
class Board:
    """One page of a board, with the counts of the whole."""

    notices: list[Any]
    counts: dict[str, int]  # by kind, as if no kind were chosen
    total: int
    page: int
    pages: int
    accessible: int = 0  # how many of them one gets into without steps

    @property
    def has_more(self) -> bool:
        return self.page < self.pages


def listed(viewer: Any, model: type[N]) -> QuerySet[N]:
    """What hangs on the board for this viewer. What is for partners only is not even counted for others."""
    rows: QuerySet[N] = model._default_manager.filter(state=State.PUBLISHED)
    return rows if is_partner(viewer) else rows.filter(audience=Notice.Audience.PUBLIC)


def listed_at_once(viewer: Any, model: type[N]) -> QuerySet[N]:
    """The same, with the question who is a partner asked within: for pages that show several sorts of things."""
    rows: QuerySet[N] = model._default_manager.filter(state=State.PUBLISHED)
    return rows.filter(Q(audience=Notice.Audience.PUBLIC) | Exists(partner_memberships(viewer)))


def narrowed(rows: QuerySet[N], filters: Filters, *, radius: float | None = None) -> QuerySet[N]:
    """Everything but the kinds. With a place, nearest first, within the filters' radius or a smaller one."""
    if filters.quarter is not None:
        rows = rows.filter(quarter=filters.quarter)
    if filters.until is not None:
        rows = rows.filter(until__lte=filters.until)
    if filters.accessible:
        rows = rows.filter(access=Notice.Access.YES)
    for word in filters.words:
        found = Q(title__icontains=word) | Q(details__icontains=word)
        rows = rows.filter(
            found | Q(benefit__icontains=word) if rows.model is Need else found | Q(conditions__icontains=word)
        )
    if filters.spot is not None:
        rows = nearest_first(near(rows, lat=filters.spot.lat, lon=filters.spot.lon, km=radius or filters.radius))
    return rows


def nearest_first(rows: Any) -> Any:
    """Rows with a distance, by it; of two equally near ones the newer."""
    return rows.order_by("distance_km", "-pk")


def of_kinds(rows: QuerySet[N], kinds: tuple[str, ...]) -> QuerySet[N]:
    """Only some kinds; none chosen means all."""
    return rows.filter(kind__in=kinds) if kinds else rows


def board_of(viewer: Any, model: type[N], filters: Filters, *, size: int = PAGE_SIZE) -> Board:
    """One page in four reads: counts by kind (they add up to the total), of these without steps, ids in order, the rows.

    Counting and ordering touch only what the partial indexes hold; wide rows are read for one page.
    """
    rows = listed(viewer, model)
    counts = counts_by_kind(narrowed(rows, filters))
    total = sum(counts[kind] for kind in filters.kinds or Kind.values)
    accessible = total
    if total and not filters.accessible:
        easy = narrowed(rows, replace(filters, accessible=True))
        accessible = kept(of_kinds(easy, filters.kinds).order_by().values("pk"), lambda found: found.count())
    pages = max(1, -(-total // size))
    page = min(filters.page, pages)
    wanted = min(size, total - (page - 1) * size)
    ids = page_of_ids(of_kinds(rows, filters.kinds), filters, start=(page - 1) * size, wanted=wanted)
    return Board(rows_in_order(model, ids, filters), counts, total, page, pages, accessible)


def counts_by_kind(rows: QuerySet[N]) -> dict[str, int]:
    """How many of each kind. Counting many takes time, so large counts are kept for a minute; small ones are exact."""
    found: dict[str, int] = kept(rows.order_by().values_list("kind").annotate(n=Count("pk")), dict)
    return {kind: found.get(kind, 0) for kind in Kind.values}


def kept(counting: Any, count: Callable[[Any], Any]) -> Any:
    """What `count` makes of a query, or what it made within the last minute where there is much to count."""
    key = f"board-counts-{sha256(str(counting.query).encode()).hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = count(counting)
        if (sum(found.values()) if isinstance(found, dict) else found) > KEEP_COUNTS_OVER:
            cache.set(key, found, KEEP_COUNTS_FOR)
    return found


def page_of_ids(rows: QuerySet[N], filters: Filters, *, start: int, wanted: int) -> list[int]:
    """The ids of one page. Nearest first, a small circle that holds the whole page is as good as the large one."""
    if wanted <= 0:
        return []
    for share in NARROWER if filters.spot is not None else (1,):
        radius = filters.radius / share
        found = list(narrowed(rows, filters, radius=radius).values_list("pk", flat=True)[start : start + wanted])
        if len(found) == wanted:
            break
    return found


def newest_for(viewer: Any, model: type[N], filters: Filters, *, most: int) -> list[N]:
    """The latest on the board that pass the filters, whatever their distance."""
    rows = of_kinds(narrowed(listed(viewer, model), filters), filters.kinds).order_by("-published_at", "-pk")
    return rows_in_order(model, list(rows.values_list("pk", flat=True)[:most]), filters)


def rows_in_order(model: type[N], ids: list[int], filters: Filters) -> list[N]:
    """The rows of some ids in the order given, with what a card shows."""
    rows: QuerySet[N] = model._default_manager.filter(pk__in=ids).select_related(*ON_A_CARD, "contact").order_by()
    if filters.spot is not None:
        rows = with_distance(rows, filters.spot.lat, filters.spot.lon)
    by_id = {row.pk: row for row in rows} if ids else {}
    return [by_id[pk] for pk in ids if pk in by_id]


def notice_with_all(model: type[N], pk: int) -> N:
    """One notice with everything its page shows. Raises DoesNotExist."""
    wanted = ["municipality", "quarter", "organisation", "agency", "contact", "contact__user"]
    if model is Need:
        wanted.append("project")
    rows: QuerySet[N] = model._default_manager.select_related(*wanted)
    return rows.get(pk=pk)


def similar_nearby(notice: N, viewer: Any = None, *, most: int = 3) -> list[N]:
    """Others of the same kind close by, then of any kind: within 25 km, nearest first; something is left of each."""
    model = type(notice)
    rows = listed(viewer, model).exclude(pk=notice.pk).filter(Q(amount=None) | Q(covered__lt=F("amount")))
    if notice.lat is None or notice.lon is None:
        return list(rows.filter(kind=notice.kind).select_related(*ON_A_CARD, "contact")[:most])
    ids = nearest_ids(rows.filter(kind=notice.kind), notice.lat, notice.lon, most=most)
    if len(ids) < most:
        ids += nearest_ids(rows.exclude(pk__in=ids), notice.lat, notice.lon, most=most - len(ids))
    found = with_distance(model._default_manager.filter(pk__in=ids), notice.lat, notice.lon)
    by_id = {row.pk: row for row in found.select_related(*ON_A_CARD, "contact").order_by()}
    return [by_id[pk] for pk in ids]


def nearest_ids(rows: QuerySet[N], lat: float, lon: float, *, most: int) -> list[int]:
    """The nearest within 25 km, tried in growing circles."""
    found: list[int] = []
    for share in NARROWER:
        around = nearest_first(near(rows, lat=lat, lon=lon, km=NEARBY_KM / share))
        found = list(around.values_list("pk", flat=True)[:most])
        if len(found) == most:
            break
    return found


def own_notices(user: Any, model: type[N]) -> QuerySet[N]:
    """What an account wrote, itself or for an organisation it works for. Withdrawn ones are gone."""
    rows: QuerySet[N] = model._default_manager.exclude(state=State.WITHDRAWN)
    if user is None or not user.is_authenticated:
        return rows.none()
    works_for = Organisation.objects.filter(memberships__user=user, memberships__role__in=WORKING)
    mine = Q(contact__user=user) | Q(organisation__in=works_for)
    return rows.filter(mine).select_related(*ON_A_CARD, "contact").order_by("-changed_at", "-pk")


def notices_of_organisation(viewer: Any, organisation: Organisation, model: type[N]) -> QuerySet[N]:
    """What an organisation has on the board."""
    return listed(viewer, model).filter(organisation=organisation).select_related(*ON_A_CARD, "contact")


def visible(viewer: Any, rows: QuerySet[N]) -> QuerySet[N]:
    """Without what is for partners only, unless the viewer is one."""
    return rows if is_partner(viewer) else rows.filter(audience=Notice.Audience.PUBLIC)

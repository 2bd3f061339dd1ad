"""What the front page shows; every list is limited, so its cost does not grow with the portal."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Sum

from gemeinsinn.core.money import Money
from gemeinsinn.exchange.cards import notice_card
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Kind, Need, Offer
from gemeinsinn.partnerships.queries import Rate, network_rate
from gemeinsinn.projects.lifecycle import PUBLIC, House, houses_of
from gemeinsinn.projects.models import FundingShare, Project

ON_BOARD = 5
LEAD_FROM = 30  # the lead is chosen from the needs that end first
LEAD_WITHIN = timedelta(days=60)
IN_SITEMAP = 1000
NEIGHBOURS = ("municipality", "quarter", "contact", "organisation")


@dataclass(frozen=True, slots=True)
class Share:
    """One source's part of the funding mix: its house in the street of money."""

    label: str
    amount: Money
    house: House

    @property
    def percent(self) -> int:
        """Of the whole, rounded."""
        return round(self.house.width / 10)

    @property
    def path(self) -> str:
        """The house as an SVG path in a street 1000 wide and 150 high; wide ones are blocks, narrow ones have a gable."""
        left, width = self.house.start, max(self.house.width - 4, 2)
        if width > 130:
            return f"M{left} 150V34h{width}V150z"
        return f"M{left} 150V70L{left + width / 2} 20L{left + width} 70V150z"


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that the front page shows."""

    lead: dict[str, Any] | None
    lead_need: Need | None
    board: list[dict[str, Any]]
    offers: list[dict[str, Any]]
    kinds: list[dict[str, Any]]
    open_needs: int
    rate: Rate
    mix: list[Share]
    project: Project | None


def front_page(viewer: Any, *, today: date) -> FrontPage:
    """The front page for one viewer; shows only what everyone may see."""
    lead = lead_need(today)
    newest = Need.objects.filter(state=State.PUBLISHED, audience=Need.Audience.PUBLIC).select_related(*NEIGHBOURS)
    board = [need for need in newest[: ON_BOARD + 1] if lead is None or need.pk != lead.pk][:ON_BOARD]
    offers = Offer.objects.filter(state=State.PUBLISHED, audience=Offer.Audience.PUBLIC).select_related(*NEIGHBOURS)[:3]
    kinds = open_kinds()
    return FrontPage(
        lead=notice_card(lead) if lead else None,
        lead_need=lead,
        board=[notice_card(need) for need in board],
        offers=[notice_card(offer) for offer in offers],
        kinds=kinds,
        open_needs=sum(kind["count"] for kind in kinds),
        rate=network_rate(),
        mix=funding_mix(),
        project=newest_project(),
    )


def lead_need(today: date) -> Need | None:
    """Of the needs that end soon, the one with the largest part already promised: it is nearly done."""
    soon = Need.objects.filter(
        state=State.PUBLISHED, until__range=(today, today + LEAD_WITHIN), audience=Need.Audience.PUBLIC,
        amount__isnull=False, covered__lt=F("amount"),
    ).select_related(*NEIGHBOURS, "project").order_by("until", "pk")[:LEAD_FROM]
    return max(soon, key=lambda need: (need.covered / (need.amount or 1), need.amount or 0), default=None)


def open_kinds() -> list[dict[str, Any]]:
    """How many needs of each kind hang on the board."""
    counts = dict(
        Need.objects.filter(state=State.PUBLISHED).order_by().values_list("kind").annotate(n=Count("pk"))
    )
    return [{"kind": kind.value, "label": kind.label, "count": counts.get(kind.value, 0)} for kind in Kind]


def funding_mix() -> list[Share]:
    """Who carries the published projects: shares of the money, largest first."""
    sums = (
        FundingShare.objects.filter(project__state__in=PUBLIC, amount__isnull=False)
        .order_by().values_list("source").annotate(total=Sum("amount"))
    )
    cents = {source: total.cents if isinstance(total, Money) else int(total) for source, total in sums}
    largest_first = dict(sorted(cents.items(), key=lambda item: -item[1]))
    return [
        Share(str(FundingShare.Source(house.source).label), Money(house.cents), house) for house in houses_of(largest_first)
    ]


def newest_project() -> Project | None:
    """The project published last that has a picture."""
    return (
        Project.objects.filter(state__in=PUBLIC, pictures__isnull=False)
        .select_related("municipality", "quarter", "organisation").prefetch_related("pictures").first()
    )


def newest_public_addresses() -> list[tuple[str, list[Any]]]:
    """URL names and arguments of the newest public needs and offers, for the sitemap."""
    found: list[tuple[str, list[Any]]] = []
    for name, model in (("exchange:need", Need), ("exchange:offer", Offer)):
        rows = model._default_manager.filter(state=State.PUBLISHED, audience="public").values_list("pk", "slug")[:IN_SITEMAP]
        found += [(name, [pk, slug]) for pk, slug in rows]
    return found

"""What the front page shows; every list is limited, so its cost does not grow with the portal."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Kind, Need, Offer
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.guides.queries.listing import published_guides
from gemeinsinn.organisations.queries import published_organisations
from gemeinsinn.partnerships.queries import Rate, network_rate
from gemeinsinn.projects.lifecycle import PUBLIC, House
from gemeinsinn.projects.models import Project, ProjectPicture
from gemeinsinn.projects.queries import funding_of_all, published_projects
from gemeinsinn.showcase.models import Portrait
from gemeinsinn.showcase.queries import current_portrait, published_portraits

ON_BOARD = 6
LEAD_FROM = 30  # the lead is chosen from the needs that end first
LEAD_WITHIN = timedelta(days=60)
IN_SITEMAP = 1000
NEIGHBOURS = ("municipality", "quarter", "contact", "organisation")


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that the front page shows."""

    lead: dict[str, Any] | None
    lead_need: Need | None
    lead_picture: ProjectPicture | None
    board: list[dict[str, Any]]
    offers: list[dict[str, Any]]
    kinds: list[dict[str, Any]]
    open_needs: int
    rate: Rate
    houses: list[House]
    project: Project | None
    portrait: Portrait | None


def front_page(*, today: date) -> FrontPage:
    """The front page, the same for everyone."""
    lead = lead_need(today)
    newest = Need.objects.filter(state=State.PUBLISHED, audience=Need.Audience.PUBLIC).select_related(*NEIGHBOURS)
    board = [need for need in newest[: ON_BOARD + 1] if lead is None or need.pk != lead.pk][:ON_BOARD]
    offers = Offer.objects.filter(state=State.PUBLISHED, audience=Offer.Audience.PUBLIC).select_related(*NEIGHBOURS)[:3]
    kinds = open_kinds()
    return FrontPage(
        lead=notice_card(lead) if lead else None,
        lead_need=lead,
        lead_picture=picture_of(lead.project) if lead and lead.project else None,
        board=[notice_card(need) for need in board],
        offers=[notice_card(offer) for offer in offers],
        kinds=kinds,
        open_needs=sum(kind["count"] for kind in kinds),
        rate=network_rate(),
        houses=funding_of_all(),
        project=newest_project(),
        portrait=current_portrait(AnonymousUser(), today=today),
    )


def lead_need(today: date) -> Need | None:
    """Of the needs that end soon, the one with the largest part already promised: it is nearly done."""
    soon = (
        Need.objects.filter(
            state=State.PUBLISHED,
            until__range=(today, today + LEAD_WITHIN),
            audience=Need.Audience.PUBLIC,
            amount__isnull=False,
            covered__lt=F("amount"),
        )
        .select_related(*NEIGHBOURS, "project")
        .order_by("until", "pk")[:LEAD_FROM]
    )
    return max(soon, key=lambda need: (need.covered / (need.amount or 1), need.amount or 0), default=None)


def picture_of(project: Project) -> ProjectPicture | None:
    """The first picture of a published project."""
    return project.pictures.order_by("position", "pk").first() if project.state in PUBLIC else None


def open_kinds() -> list[dict[str, Any]]:
    """How many needs of each kind hang on the board, for everyone to read."""
    shown = Need.objects.filter(state=State.PUBLISHED, audience=Need.Audience.PUBLIC)
    counts = dict(shown.order_by().values_list("kind").annotate(n=Count("pk")))
    return [{"kind": kind.value, "label": kind.label, "count": counts.get(kind.value, 0)} for kind in Kind]


def newest_project() -> Project | None:
    """The project published last that has a picture."""
    return (
        Project.objects.filter(state__in=PUBLIC, pictures__isnull=False)
        .select_related("municipality", "quarter", "organisation")
        .prefetch_related("pictures")
        .first()
    )


def newest_public_addresses() -> list[tuple[str, list[Any]]]:
    """URL names and arguments of what everyone may open, newest first, for the sitemap."""
    found: list[tuple[str, list[Any]]] = []
    for name, model in (("exchange:need", Need), ("exchange:offer", Offer)):
        rows = model._default_manager.filter(state=State.PUBLISHED, audience="public").values_list("pk", "slug")[
            :IN_SITEMAP
        ]
        found += [(name, [pk, slug]) for pk, slug in rows]
    projects = published_projects().order_by("-published_at", "-pk").values_list("pk", "slug")[:IN_SITEMAP]
    found += [("projects:detail", [pk, slug]) for pk, slug in projects]
    partners = published_organisations().order_by("-pk").values_list("slug", flat=True)[:IN_SITEMAP]
    found += [("organisations:detail", [slug]) for slug in partners]
    portraits = published_portraits(AnonymousUser()).values_list("pk", "slug")[:IN_SITEMAP]
    found += [("showcase:detail", [pk, slug]) for pk, slug in portraits]
    guides = published_guides().order_by("-pk").values_list("pk", "slug")[:IN_SITEMAP]
    return found + [("guides:detail", [pk, slug]) for pk, slug in guides]

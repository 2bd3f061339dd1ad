"""Portraits for everyone, and what a new one may begin with."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from gemeinsinn.fund.following import hidden_from
from gemeinsinn.fund.lifecycle.applications import State as GrantState
from gemeinsinn.fund.models import Application
from gemeinsinn.people.models import User
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import published_projects
from gemeinsinn.showcase.lifecycle import State
from gemeinsinn.showcase.models import MonthVote, Portrait, PortraitPicture, Quote
from gemeinsinn.showcase.rules import can_write_portraits
from gemeinsinn.voting.models import Poll
from gemeinsinn.voting.queries.polls import winners_of

MOST = 200


def portraits_for(viewer: Any) -> QuerySet[Portrait]:
    """What this viewer may see, with pictures that may be shown and quotes that were agreed to."""
    shown = Prefetch("pictures", PortraitPicture.objects.filter(agreed=True), to_attr="shown_pictures")
    said = Prefetch("quotes", Quote.objects.filter(agreed_at__isnull=False), to_attr="shown_quotes")
    rows = Portrait.objects.select_related("project__organisation", "application", "prize").prefetch_related(
        shown, said
    )
    return rows if can_write_portraits(viewer) else rows.filter(state=State.PUBLISHED)


def published_portraits(viewer: Any) -> QuerySet[Portrait]:
    """The archive, newest month first."""
    return portraits_for(viewer).filter(state=State.PUBLISHED)


def current_portrait(viewer: Any, *, today: date) -> Portrait | None:
    """The one of this month, else the last before it; never one of a month to come."""
    return published_portraits(viewer).filter(month__lte=today).first()


def portrait_of(project: Project) -> Portrait | None:
    """The public portrait of a project."""
    return Portrait.objects.filter(project=project, state=State.PUBLISHED).first()


def taken_months() -> list[date]:
    """Months with a public portrait."""
    return list(Portrait.objects.filter(state=State.PUBLISHED).values_list("month", flat=True))


def possible_projects() -> QuerySet[Project]:
    """Public projects without a portrait, newest first."""
    rows = published_projects().filter(portraits=None).select_related("organisation", "municipality")
    return rows.order_by("-published_at", "-pk")[:MOST]


def candidates(most: int = 40) -> QuerySet[Project]:
    """The newest of these, as rows a form may narrow."""
    newest = list(possible_projects().values_list("pk", flat=True)[:most])
    return Project.objects.filter(pk__in=newest).order_by("-published_at", "-pk")


def possible_grants(viewer: Any) -> QuerySet[Application]:
    """Accepted grants without a portrait that the viewer does not stay out of, newest first."""
    rows = Application.objects.filter(state=GrantState.ACCEPTED, portraits=None).select_related("round__fund")
    rows = rows.exclude(pk__in=hidden_from(viewer))
    return rows.order_by("-ended_at", "-pk")[:MOST]


def winner_of(vote: MonthVote) -> Project | None:
    """The candidate most people want; None before the count, or without a vote."""
    winners = winners_of(vote.poll)
    found = vote.candidates.filter(option__in=winners[:1]).select_related("project").first()
    return found.project if found else None


def is_month_vote(poll: Poll) -> bool:
    """Whether a poll is about a month."""
    return MonthVote.objects.filter(poll=poll).exists()


def own_quotes(user: User) -> list[dict[str, Any]]:
    """For the copy of one's data."""
    rows = Quote.objects.filter(contact__user=user).order_by("pk")
    return [dict(row) for row in rows.values("portrait__title", "text", "name", "function", "agreed_at")]

"""Which project a need may belong to, and which needs a project has."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from gemeinsinn.activity.queries import events_of
from gemeinsinn.exchange.lifecycle.notices import State, is_expired
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.notices import ON_A_CARD, listed, visible
from gemeinsinn.people.models import Contact
from gemeinsinn.projects.lifecycle import GOING
from gemeinsinn.projects.lifecycle import State as ProjectState
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import projects_of

UNSENT = frozenset({State.DRAFT, State.UNCONFIRMED})  # the address may still be anybody's
BEGUN = "begun_for_project"  # recorded when a draft starts from a project's page: the proof that it may name it


def choosable_projects(user: Any, need: Need) -> QuerySet[Project]:
    """What somebody may tie this need to: the project it has, and what they run themselves.

    Running is proven by the account, by having begun at the project's own page or personal link, and, once the
    address is confirmed, by being the author of both.
    """
    allowed = Q(pk=need.project_id)
    if user is not None and user.is_authenticated:
        allowed |= Q(pk__in=projects_of(user).filter(state__in=GOING).values("pk"))
    if need.pk is not None:
        begun = [event.data.get("project") for event in events_of(need).filter(verb=BEGUN)]
        allowed |= Q(pk__in=begun, state__in=GOING)
    if need.contact is not None and need.contact.confirmed_at is not None and need.state not in UNSENT:
        allowed |= Q(pk__in=projects_of_author(need.contact).values("pk"))
    return Project.objects.filter(allowed).order_by("title", "pk")


def projects_of_author(contact: Contact) -> QuerySet[Project]:
    """Projects everybody sees that were written from the same confirmed address, or with the same account."""
    public = Project.objects.filter(state=ProjectState.PUBLISHED)
    same = Q(contact__email__iexact=contact.email) if contact.email else Q(pk=None)
    if contact.user_id is not None:
        same |= Q(contact__user=contact.user_id)
    return public.filter(same, contact__confirmed_at__isnull=False)


def projects_at_desk(need: Need) -> QuerySet[Project]:
    """What the agency of its place may tie a need to: projects of the same area, and the one it has."""
    return Project.objects.filter(Q(agency=need.agency_id, state__in=GOING) | Q(pk=need.project_id)).order_by(
        "title", "pk"
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A project's needs: what is still missing, and what is settled or wholly promised."""

    missing: list[Need]
    settled: list[Need]


def needs_of_project(viewer: Any, project: Project) -> Standing:
    """What hangs and is open comes first, the newest on top; what is over or was taken down is in neither list."""
    rows = Need.objects.filter(project=project, state__in=[State.PUBLISHED, State.DONE])
    rows = visible(viewer, rows).select_related(*ON_A_CARD, "contact").order_by("-published_at", "-pk")
    today = timezone.localdate()
    missing, settled = [], []
    for need in rows:
        if need.state == State.DONE or need.left == 0:
            settled.append(need)
        elif not is_expired(need.until, today):
            missing.append(need)
    return Standing(missing, settled)


def projects_lacking(projects: QuerySet[Project], kind: str) -> QuerySet[Project]:
    """Those for which something of this kind is still missing, as everyone may read on the board."""
    short = Q(amount=None) | Q(covered__lt=F("amount"))
    open_still = Q(until=None) | Q(until__gte=timezone.localdate())
    needs = listed(AnonymousUser(), Need).filter(short, open_still, kind=kind, project__isnull=False)
    return projects.filter(pk__in=needs.values("project"))

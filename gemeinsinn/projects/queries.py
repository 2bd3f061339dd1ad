"""Reading projects."""

from typing import Any

from django.db.models import Q, QuerySet

from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.organisations.rules import WORKING
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.projects.lifecycle import PUBLIC, State
from gemeinsinn.projects.models import Project


def published_projects() -> QuerySet[Project]:
    """What everyone may see."""
    return Project.objects.filter(state__in=PUBLIC)


def projects_of(user: Any) -> QuerySet[Project]:
    """A person's own: written with this account, or run by an organisation they work for."""
    if not user.is_authenticated:
        return Project.objects.none()
    return Project.objects.filter(
        Q(contact__user=user, contact__confirmed_at__isnull=False)
        | Q(organisation__memberships__user=user, organisation__memberships__role__in=WORKING)
    ).exclude(state__in=[State.DRAFT, State.UNCONFIRMED]).distinct()


def projects_to_check(user: Any) -> QuerySet[Project]:
    """What waits for a check at the desks of this person, the oldest first."""
    waiting = Project.objects.filter(state=State.SUBMITTED).select_related("agency", "municipality", "quarter", "contact")
    if not is_network_office(user):  # whose desk also gets what no agency is responsible for
        waiting = waiting.filter(agency__in=agencies_of(user))
    return waiting.order_by("changed_at", "pk")

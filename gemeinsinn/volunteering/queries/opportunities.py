"""Reading what volunteers are told about a need, and the fields of engagement."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.models import EngagementField, Opportunity
from gemeinsinn.volunteering.rules import can_edit_fields


def opportunity_of(need: Need) -> Opportunity:
    """What is known; an unsaved one that says nothing where nothing is. Asked for once a need and page."""
    if not Need._meta.get_field("opportunity").is_cached(need):
        found = Opportunity.objects.select_related("field").filter(pk=need.pk).first()
        need.opportunity = found or Opportunity(need=need)
    return need.opportunity


def fields_to_choose(kept: int | None = None) -> QuerySet[EngagementField]:
    """What is offered, and what somebody has chosen before it was hidden."""
    return EngagementField.objects.filter(Q(hidden=False) | Q(pk=kept))


def all_fields(viewer: Any) -> QuerySet[EngagementField]:
    """Every field with the number of needs that have it (`used`), for those who name them."""
    rows = EngagementField.objects.annotate(used=Count("opportunities")).order_by("position", "pk")
    return rows if can_edit_fields(viewer) else rows.none()


def field_called(name: str) -> EngagementField | None:
    """A field by its name in either language; one that is offered before one that is hidden."""
    rows = EngagementField.objects.filter(Q(name__iexact=name) | Q(name_en__iexact=name))
    return rows.order_by("hidden", "position", "pk").first()

"""Hand-overs of a guide, and who could take somebody over."""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.utils.translation import gettext as _

from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.queries.notices import listed
from gemeinsinn.guides.lifecycle.handovers import OPEN, State
from gemeinsinn.guides.models import Guide, HandOver
from gemeinsinn.guides.queries.quarter import within_reach
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations

MOST = 60
Choices = list[tuple[str, list[tuple[str, str]]]]


def handovers_of(guide: Guide, *, most: int = 12) -> list[HandOver]:
    """A guide's own, those that go on first, then what became of the others."""
    rows = HandOver.objects.filter(guide=guide).select_related("contact", "need", "organisation")
    rest = Case(When(state__in=[State.ASKED, *OPEN], then=0), default=1)
    return list(
        rows.annotate(rest=rest).order_by("rest", F("ended_at").desc(nulls_last=True), "-created_at", "-pk")[:most]
    )


def handovers_with_all() -> QuerySet[HandOver]:
    """Every hand-over with what its pages show."""
    return HandOver.objects.select_related(
        "contact", "guide", "team__agency", "need__contact", "need__organisation", "organisation__contact"
    )


def receivers_for(viewer: Any, guide: Guide) -> Choices:
    """The agency, needs on the board within reach, and organisations of the town that can be written to."""
    can_be_written_to = Q(contact__email__gt="") | Q(organisation__email__gt="")
    needs = listed(viewer, Need).filter(within_reach(guide)).filter(can_be_written_to).order_by("-published_at", "-pk")
    bodies = published_organisations().filter(municipality=guide.team.municipality_id)
    bodies = bodies.exclude(kind=Organisation.Kind.AGENCY).filter(Q(contact__email__gt="") | Q(email__gt=""))
    agency = guide.team.agency
    found: Choices = [(_("Agency"), [(f"organisation-{agency.pk}", agency.name)])]
    if rows := [(f"need-{need.pk}", need.title) for need in needs[:MOST]]:
        found.append((_("Needs"), rows))
    if rows := [(f"organisation-{body.pk}", body.name) for body in bodies.order_by("name")[:MOST]]:
        found.append((_("Initiatives and organisations"), rows))
    return found


def receiver_of(viewer: Any, guide: Guide, key: str) -> Need | Organisation:
    """Whom a choice means. Raises LookupError for what was not among the choices."""
    if key not in {value for _group, rows in receivers_for(viewer, guide) for value, _label in rows}:
        raise LookupError(key)
    sort, _dash, pk = key.partition("-")
    if sort == "need":
        return Need.objects.select_related("contact", "organisation").get(pk=pk)
    return Organisation.objects.select_related("contact").get(pk=pk)

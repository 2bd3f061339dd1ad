"""What an agency is responsible for: municipalities and quarters."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.organisations.actions.moves import allow, must
from gemeinsinn.organisations.models import AgencyArea, Organisation
from gemeinsinn.organisations.rules import can_draw_quarters, can_set_area
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.places.actions import save_quarter
from gemeinsinn.places.models import Municipality, Quarter
from gemeinsinn.places.uses import uses_of


@transaction.atomic
def set_area(
    *, agency: Organisation, municipality: Municipality, quarter: Quarter | None = None, by: Any, now: datetime
) -> AgencyArea:
    """Makes an agency responsible for a municipality or one quarter of it; what another has is not taken over."""
    allow(can_set_area, by, agency)
    must(quarter is None or quarter.municipality_id == municipality.pk)
    existing = AgencyArea.objects.filter(municipality=municipality, quarter=quarter).select_related("agency").first()
    if existing is not None:
        if existing.agency_id != agency.pk:
            raise DomainError(
                _("%(agency)s is responsible for %(place)s. Take it away there first.")
                % {"agency": existing.agency.name, "place": existing}
            )
        return existing
    try:
        with transaction.atomic():
            area = AgencyArea.objects.create(agency=agency, municipality=municipality, quarter=quarter)
    except IntegrityError as problem:
        raise DomainError(_("Somebody else has just given this place to an agency. Please look again.")) from problem
    record("area_added", agency, by=by, now=now, municipality=municipality.pk, quarter=quarter.pk if quarter else None)
    return area


@transaction.atomic
def drop_area(*, area: AgencyArea, by: Any, now: datetime) -> None:
    """Ends an agency's responsibility for one place."""
    allow(can_set_area, by, area.agency)
    record("area_dropped", area.agency, by=by, now=now, municipality=area.municipality_id, quarter=area.quarter_id)
    area.delete()


@transaction.atomic
def draw_quarter(*, agency: Organisation, drawing: Mapping[str, Any], by: Any, now: datetime) -> Quarter:
    """Draws a quarter (fields as places' save_quarter). The network office draws anywhere and the quarter joins the
    agency's area; an agency's owner draws inside the municipalities the agency is responsible for.
    """
    allow(can_draw_quarters, by, agency)
    municipality = drawing["municipality"]
    office = _must_look_after(agency, municipality, by)
    quarter, changed = save_quarter(**drawing)
    if changed:
        record("quarter_drawn", agency, by=by, now=now, quarter=quarter.pk)
    if office and not AgencyArea.objects.filter(agency=agency, municipality=municipality, quarter=None).exists():
        set_area(agency=agency, municipality=municipality, quarter=quarter, by=by, now=now)
    return quarter


@transaction.atomic
def remove_quarter(*, agency: Organisation, quarter: Quarter, by: Any, now: datetime) -> None:
    """Takes away a quarter drawn by mistake, by whom draw_quarter lets draw it. One that is used stays, and the
    DomainError says what uses it. The office takes it out of the agency's own area as well.
    """
    allow(can_draw_quarters, by, agency)
    office = _must_look_after(agency, quarter.municipality, by)
    quarter = Quarter.objects.select_for_update().get(pk=quarter.pk)  # nothing new moves in meanwhile
    own = office and not AgencyArea.objects.filter(quarter=quarter).exclude(agency=agency).exists()
    uses = uses_of(quarter, but=frozenset({AgencyArea._meta.label} if own else ()))
    if uses:
        listed = ", ".join(f"{words}: {count}" for words, count in uses.items())
        raise DomainError(
            _("%(place)s is in use and stays (%(uses)s). You can draw it anew under the same name.")
            % {"place": quarter, "uses": listed}
        )
    record("quarter_removed", agency, by=by, now=now, quarter=quarter.pk, name=quarter.name)
    quarter.delete()


def _must_look_after(agency: Organisation, municipality: Municipality, by: Any) -> bool:
    """The office draws anywhere; anybody else only in a town the agency is responsible for. True for the office."""
    office = by is None or bool(is_network_office(by))
    must(office or AgencyArea.objects.filter(agency=agency, municipality=municipality, quarter=None).exists())
    return office

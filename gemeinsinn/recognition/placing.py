"""To whom hours go: the need, the organisation behind it, the agency that looks after both, the field."""

from dataclasses import dataclass
from typing import Any

from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.volunteering.models import EngagementField, Opportunity


@dataclass(frozen=True, slots=True)
class Place:
    """Where hours belong."""

    need: Need | None = None
    organisation: Organisation | None = None
    agency: Organisation | None = None
    field: EngagementField | None = None

    def fields(self) -> dict[str, Any]:
        """For a row of hours."""
        return {"need": self.need, "organisation": self.organisation, "agency": self.agency, "field": self.field}


def place_of_need(need: Need) -> Place:
    """The need's own organisation, agency and field of engagement."""
    described = Opportunity.objects.select_related("field").filter(pk=need.pk).first()
    return Place(need, need.organisation, need.agency, described.field if described else None)


def place_of_organisation(organisation: Organisation, field: EngagementField | None = None) -> Place:
    """An organisation without a notice: its agency, or itself where it is one."""
    is_agency = organisation.kind == Organisation.Kind.AGENCY
    return Place(None, organisation, organisation if is_agency else organisation.agency, field)

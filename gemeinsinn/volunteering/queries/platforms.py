"""Which agencies let their own address travel with their opportunities."""

from collections.abc import Iterable

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.volunteering.models import ContactRelease


def released_agencies(agencies: Iterable[Organisation]) -> set[int]:
    """The ids of those that have said yes."""
    rows = ContactRelease.objects.filter(agency__in=list(agencies))
    return {row.pk for row in rows}

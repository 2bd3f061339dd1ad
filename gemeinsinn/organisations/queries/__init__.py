"""Reading organisations, memberships and areas."""

from gemeinsinn.organisations.queries.belonging import (
    agencies_of,
    agency_for,
    agency_of_place,
    drafts_of,
    organisations_of,
    published_organisations,
    registered_with,
)
from gemeinsinn.organisations.queries.listing import (
    AS_LIST,
    Filters,
    Found,
    found_organisations,
    newest_organisations,
    partners_nearby,
)

__all__ = [
    "AS_LIST",
    "Filters",
    "Found",
    "agencies_of",
    "agency_for",
    "agency_of_place",
    "drafts_of",
    "found_organisations",
    "newest_organisations",
    "organisations_of",
    "partners_nearby",
    "published_organisations",
    "registered_with",
]

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
from gemeinsinn.organisations.queries.listing import Filters, Found, found_organisations

__all__ = [
    "Filters",
    "Found",
    "agencies_of",
    "agency_for",
    "agency_of_place",
    "drafts_of",
    "found_organisations",
    "organisations_of",
    "published_organisations",
    "registered_with",
]

"""/konto/ leads those who write the site to the editors' desk."""

from gemeinsinn.matching.beside import Section as SearchSection
from gemeinsinn.people.models import User
from gemeinsinn.people.sections import Section
from gemeinsinn.portal.queries.found import found_pages
from gemeinsinn.portal.rules import can_write_pages


def editors_section(user: User) -> Section | None:
    """For the network's editors and those who write for an agency."""
    return ("portal/parts/editors.html", {}) if can_write_pages(user) else None


def pages_section(words: str) -> SearchSection | None:
    """/suche/ shows what editors have written below needs and offers."""
    found = found_pages(words)
    return ("portal/parts/found.html", {"pages": found}) if found else None

"""/konto/ leads those who write the site to the editors' desk."""

from gemeinsinn.people.models import User
from gemeinsinn.people.sections import Section
from gemeinsinn.portal.rules import can_write_pages


def editors_section(user: User) -> Section | None:
    """For the network's editors and those who write for an agency."""
    return ("portal/parts/editors.html", {}) if can_write_pages(user) else None

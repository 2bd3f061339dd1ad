"""A project's page says that it was project of a month."""

from typing import Any

from gemeinsinn.projects.models import Project
from gemeinsinn.projects.sections import Section
from gemeinsinn.showcase.queries import portrait_of
from gemeinsinn.showcase.wording import month_words


def month_section(project: Project, viewer: Any) -> Section | None:
    """At the side of the page."""
    found = portrait_of(project)
    if found is None:
        return None
    return Section(
        "showcase/parts/project.html", {"portrait": found, "month": month_words(found.month)}, place="side", order=20
    )

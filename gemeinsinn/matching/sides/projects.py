"""Projects in the index: what is published or done."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.sides.boilerplate import parted
from gemeinsinn.matching.sides.scrubbing import without_people
from gemeinsinn.matching.sources import Source, Text, key_of
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import published_projects, with_card_data


class ProjectSource(Source):
    """Aim and target group mean something; steps are found as words. Supporters are people: they stay out."""

    side = "project"
    model = Project
    words = ("title", "aim", "target_group")
    newest = "published_at"

    def findable(self) -> QuerySet[Any]:
        return published_projects()

    def visible(self, viewer: Any) -> QuerySet[Any]:
        return published_projects()

    def shown(self, viewer: Any, ids: Iterable[int]) -> QuerySet[Any]:
        return with_card_data(super().shown(viewer, ids))

    def texts(self, ids: Sequence[int]) -> dict[int, Text]:
        rows = self.findable().filter(pk__in=ids)
        rows = rows.select_related("municipality", "quarter", "organisation", "contact").prefetch_related("steps")
        return {row.pk: Text(self._document(row), facets=facets_of(row)) for row in rows.order_by("pk")}

    def _document(self, row: Any) -> Document:
        names = (row.contact.name,) if row.contact else ()
        text, small_print = parted(without_people(row.aim, names))
        runner = (
            row.organisation.name if row.organisation and row.organisation.state == OrganisationState.PUBLISHED else ""
        )
        steps = (without_people(step.title, names) for step in row.steps.all())
        return Document(
            key=key_of(self.side, row.pk),
            side=self.side,
            kind="",
            title=without_people(row.title, names),
            text="\n".join(part for part in (text, without_people(row.target_group, names)) if part),
            details="\n".join(
                part for part in (small_print, without_people(row.access_words, names), runner, *steps) if part
            ),
            place=row.place_name,
            lat=row.lat,
            lon=row.lon,
            language=row.language,
            starts=row.starts,
            ends=row.ends,
            changed=timezone.localdate(row.published_at or row.changed_at),
        )


def facets_of(project: Project) -> dict[str, list[str]]:
    """Whether one gets in without steps."""
    return {"access": [project.access]} if project.access else {}

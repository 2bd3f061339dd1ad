"""`gemeinsinn export needs|offers|projects|partners FILE`: what everyone may read, in the shapes of the interface."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from pydantic import BaseModel

from gemeinsinn.api.queries.notices import NOBODY, notices_of
from gemeinsinn.api.queries.projects import projects_of
from gemeinsinn.api.telling import need_told, offer_told, organisation_told, project_told
from gemeinsinn.core.exports import Row
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import listed
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations
from gemeinsinn.projects.queries import Filters, listed_projects
from gemeinsinn.volunteering.lifecycle.opportunities import CHOICES, WORDS

BATCH = 500  # rows in memory at a time
PLACE = ("place.name", "place.postcode", "place.municipality", "place.latitude", "place.longitude")
FACTS = tuple(f"opportunity.{name}" for name in (*CHOICES, *WORDS))
NOTICE = (
    "id", "title", "details", "kind", "kind_label", "state", "amount.words", "missing.words", "starts", "until", "when", *PLACE,
    "access", "organisation.name", "languages", "published_at", "changed_at", "url",
)  # fmt: skip


@dataclass(slots=True)
class BoardExporter:
    """One list of the portal as everyone sees it."""

    name: str
    help: str
    columns: tuple[str, ...]
    ids: Callable[[], QuerySet[Any]]
    load: Callable[[list[int]], Sequence[Any]]
    tell: Callable[[Any], BaseModel]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Nothing but the file."""

    def rows(self, options: dict[str, Any]) -> Iterator[Row]:
        """In the order of their ids."""
        last = 0
        while ids := list(self.ids().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
            for thing in self.load(ids):
                yield self.tell(thing).model_dump(mode="json")
            last = ids[-1]


def partners_of(ids: list[int]) -> Sequence[Organisation]:
    """The rows in the order of the ids, which is that of the list."""
    return list(Organisation.objects.filter(pk__in=ids).select_related("municipality", "quarter").order_by("pk"))


EXPORTERS = (
    BoardExporter(
        "needs", "Needs on the board that everyone may read.", (*NOTICE, "benefit", "project.title", *FACTS),
        lambda: listed(NOBODY, Need), lambda ids: notices_of(Need, ids), need_told,
    ),
    BoardExporter(
        "offers", "Offers on the board that everyone may read.", (*NOTICE, "standing", "reach_km", "conditions"),
        lambda: listed(NOBODY, Offer), lambda ids: notices_of(Offer, ids), offer_told,
    ),
    BoardExporter(
        "projects", "Projects that everyone may read; plan and mix of means stand in JSON only.",
        ("id", "title", "aim", "target_group", "state", "organisation.name", "starts", "ends", *PLACE, "published_at", "changed_at", "url"),
        lambda: listed_projects(Filters(), None, None), projects_of, project_told,
    ),
    BoardExporter(
        "partners", "Published organisations, without how to reach them.",
        ("name", "kind", "kind_label", "branch", "about", "gives", *PLACE, "url"),
        published_organisations, partners_of, organisation_told,
    ),
)  # fmt: skip

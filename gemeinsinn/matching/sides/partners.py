"""Partners in the index: published profiles."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.sides.boilerplate import parted
from gemeinsinn.matching.sides.scrubbing import without_people
from gemeinsinn.matching.sources import Source, Text, key_of
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations


class PartnerSource(Source):
    """What somebody is and likes to give; what they do not give stays out, or it would be found."""

    side = "partner"
    model = Organisation
    words = ("name", "branch", "about", "gives")
    newest = "created_at"

    def findable(self) -> QuerySet[Any]:
        return published_organisations()

    def visible(self, viewer: Any) -> QuerySet[Any]:
        return published_organisations()

    def shown(self, viewer: Any, ids: Iterable[int]) -> QuerySet[Any]:
        return super().shown(viewer, ids).select_related("municipality", "quarter")

    def texts(self, ids: Sequence[int]) -> dict[int, Text]:
        rows = self.findable().filter(pk__in=ids).select_related("municipality", "quarter", "contact")
        return {row.pk: Text(self._document(row), facets=facets_of(row)) for row in rows.order_by("pk")}

    def _document(self, row: Any) -> Document:
        names = (row.contact.name,) if row.contact and row.contact.name != row.name else ()
        about, small_print = parted(without_people(row.about, names))
        with translation.override("de"):
            given = [f"{label}: {words}" if words else label for _kind, label, words in row.givings]
            body = str(row.get_kind_display())
        gives = [row.branch, about, row.gives, *given]
        return Document(
            key=key_of(self.side, row.pk),
            side=self.side,
            kind="",
            title=row.name,
            text="\n".join(part for part in (without_people(words, names) for words in gives) if part),
            details="\n".join(
                part
                for part in (
                    body,
                    small_print,
                    *(without_people(words, names) for words in (row.spot, row.access_words)),
                )
                if part
            ),
            place=row.place_name,
            lat=row.lat,
            lon=row.lon,
            language=row.language,
            changed=timezone.localdate(row.created_at),  # a new phone number makes nobody new
        )


def facets_of(organisation: Organisation) -> dict[str, list[str]]:
    """What sort of body it is, the kinds it likes to give, and whether one gets in without steps."""
    given = [kind for kind, _label, _words in organisation.givings]
    access = {"access": [organisation.access]} if organisation.access else {}
    return {"bodies": [organisation.kind], "gives": given, **access}

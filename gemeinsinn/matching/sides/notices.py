"""Needs and offers in the index: what hangs on the board."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Need, Notice, Offer, Response
from gemeinsinn.exchange.queries.notices import ON_A_CARD, listed
from gemeinsinn.exchange.rules.notices import is_partner
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.sides.boilerplate import parted
from gemeinsinn.matching.sides.scrubbing import without_people
from gemeinsinn.matching.sources import EVERYONE, PARTNERS, Source, Text, key_of
from gemeinsinn.organisations.lifecycle import State as OrganisationState

RELATED = ("municipality", "quarter", "organisation", "contact")
ANSWERED = Q(responses__isnull=False) & ~Q(responses__state=ResponseState.UNCONFIRMED)


class NoticeSource(Source):
    """What needs and offers share."""

    model: type[Need] | type[Offer]
    newest = "published_at"
    related: tuple[str, ...] = RELATED

    def findable(self) -> QuerySet[Any]:
        return self.model._default_manager.filter(state=State.PUBLISHED)

    def visible(self, viewer: Any) -> QuerySet[Any]:
        return listed(viewer, self.model)

    def audiences(self, viewer: Any) -> frozenset[str]:
        return frozenset({EVERYONE, PARTNERS}) if is_partner(viewer) else frozenset({EVERYONE})

    def shown(self, viewer: Any, ids: Iterable[int]) -> QuerySet[Any]:
        return super().shown(viewer, ids).select_related(*ON_A_CARD, "contact")

    def touched_by(self, subject_type: str, ids: Sequence[int]) -> set[int]:
        if subject_type == "exchange.response":
            found = Response.objects.filter(pk__in=ids).values_list(f"{self.side}_id", flat=True)
            return {pk for pk in found if pk is not None}
        return super().touched_by(subject_type, ids)

    def texts(self, ids: Sequence[int]) -> dict[int, Text]:
        rows = self.findable().filter(pk__in=ids).select_related(*self.related)
        rows = rows.annotate(answers=Count("responses", filter=ANSWERED, distinct=True)).order_by("pk")
        return {row.pk: Text(self._document(row), audience_of(row), facets_of(row)) for row in rows}

    def _document(self, row: Any) -> Document:
        names = (row.contact.name,) if row.contact else ()
        text, small_print = parted(without_people(row.details, names))
        meant, aside = self._more(row)
        profile = row.organisation
        runner = profile.name if profile and profile.state == OrganisationState.PUBLISHED else ""
        details = [small_print, *(without_people(words, names) for words in (*aside, row.access_words)), runner]
        return Document(
            key=key_of(self.side, row.pk),
            side=self.side,
            kind=row.kind,
            title=without_people(row.title, names),
            text="\n".join(part for part in (text, without_people(meant, names)) if part),
            details="\n".join(part for part in details if part),
            place=row.place_name,
            lat=row.lat,
            lon=row.lon,
            language=row.language,
            starts=row.starts,
            ends=row.until,
            changed=timezone.localdate(row.published_at or row.changed_at),
            responses=row.answers,
        )

    @abstractmethod
    def _more(self, row: Any) -> tuple[str, tuple[str, ...]]:
        """Further words that carry meaning, and those that are found only as words."""


class NeedSource(NoticeSource):
    """Needs: the benefit is half of what they say; of time and skill also what one learns and the field it lies in."""

    side = "need"
    model = Need
    words = ("title", "details", "benefit", "opportunity__learns", "opportunity__training")
    related = (*RELATED, "opportunity__field")

    def _more(self, row: Any) -> tuple[str, tuple[str, ...]]:
        aside = (row.when_words, row.unit_words, row.spot)
        told = getattr(row, "opportunity", None)
        if told is None:
            return row.benefit, aside
        field = (told.field.name, told.field.name_en) if told.field else ()
        meant = "\n".join(part for part in (row.benefit, told.learns, *field[:1]) if part)
        return meant, (*aside, told.training, told.induction, told.way_there, told.expenses_words, *field[1:])


class OfferSource(NoticeSource):
    """Offers, once or standing."""

    side = "offer"
    model = Offer
    words = ("title", "details", "conditions")

    def _more(self, row: Any) -> tuple[str, tuple[str, ...]]:
        return "", (row.conditions, row.benefit_hoped, row.when_words, row.unit_words, row.spot)


def audience_of(notice: Notice) -> str:
    """Who may find it."""
    return PARTNERS if notice.audience == Notice.Audience.PARTNERS else EVERYONE


def facets_of(notice: Notice) -> dict[str, list[str]]:
    """What it is counted by: languages people can talk there, and whether one gets in without steps."""
    spoken = sorted({code for code in notice.languages if isinstance(code, str)})
    return {"languages": spoken, **({"access": [notice.access]} if notice.access else {})}

"""The seven sorts of things a desk handles, and finding one of them without seeing others'."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.desk.models import Assignment
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.wording import not_your_area
from gemeinsinn.exchange.lifecycle.notices import State as NoticeState
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import CallRequest, Need, Offer, Response
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.projects.lifecycle import State as ProjectState
from gemeinsinn.projects.models import Project


class Art(StrEnum):
    """A sort of thing; the value is its word in addresses."""

    NEED = "bedarf"
    OFFER = "angebot"
    RESPONSE = "rueckmeldung"
    CALL = "anruf"
    AGREEMENT = "vereinbarung"
    PROJECT = "vorhaben"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where one sort is kept: model, lookups to its agency, what to read with it, states the desk never sees.

    `named` is what a list needs of the things around it: names, mostly. Reading all of them would cost more than
    the rows themselves.
    """

    model: type[Model]
    agencies: tuple[str, ...]
    related: tuple[str, ...]
    named: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    elsewhere: dict[str, Any] = field(default_factory=dict)  # what has pages of its own: answers given shift by shift

    @property
    def subject_type(self) -> str:
        return str(self.model._meta.label_lower)


_NOTICE = ("contact", "organisation", "agency", "municipality", "quarter")
_ANSWERED = (
    "contact", "organisation", "need__contact", "need__organisation", "offer__contact", "offer__organisation",
)  # fmt: skip
_UNSENT = (NoticeState.DRAFT, NoticeState.UNCONFIRMED)

_WHO = ("contact__name", "contact__phone", "organisation__name")
_WHERE = ("municipality__name", "quarter__name")
_ABOUT = tuple(
    f"{notice}__{name}"
    for notice in ("need", "offer")
    for name in (
        "title",
        "kind",
        "amount",
        "unit",
        "unit_words",
        "language",
        "organisation_name",
        "contact__name",
        "organisation__name",
    )
)

SHELVES: dict[Art, Shelf] = {
    Art.NEED: Shelf(Need, ("agency",), (*_NOTICE, "project"), (*_WHO, *_WHERE), _UNSENT),
    Art.OFFER: Shelf(Offer, ("agency",), _NOTICE, (*_WHO, *_WHERE), _UNSENT),
    Art.RESPONSE: Shelf(
        Response,
        ("need__agency", "offer__agency"),
        _ANSWERED,
        (*_WHO, *_ABOUT),
        (ResponseState.UNCONFIRMED,),
        {"planned": True},
    ),
    Art.CALL: Shelf(
        CallRequest,
        ("agency",),
        (
            "contact",
            "agency",
            "need__contact",
            "need__organisation",
            "offer__contact",
            "offer__organisation",
            "taken_by",
        ),
        ("contact__name", "contact__phone", "need__title", "need__kind", "offer__title", "offer__kind"),
    ),
    Art.AGREEMENT: Shelf(
        Agreement,
        ("response__need__agency", "response__offer__agency"),
        ("response", *(f"response__{name}" for name in _ANSWERED)),
        tuple(f"response__{name}" for name in ("need_id", "offer_id", "amount", "organisation_name", *_WHO, *_ABOUT)),
    ),
    Art.PROJECT: Shelf(
        Project,
        ("agency",),
        ("contact", "organisation", "agency", "municipality", "quarter"),
        (*_WHO, *_WHERE),
        (ProjectState.DRAFT, ProjectState.UNCONFIRMED),
    ),
    Art.ORGANISATION: Shelf(
        Organisation,
        ("agency",),
        ("contact", "agency", "municipality", "quarter"),
        _WHERE,
        (OrganisationState.DRAFT, OrganisationState.UNCONFIRMED),
    ),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing on a desk, whatever its sort."""

    art: Art
    subject: Any
    assignee: Any = field(default=None, compare=False)

    @property
    def pk(self) -> int:
        return int(self.subject.pk)

    @property
    def key(self) -> str:
        """ "bedarf-12": its name in forms."""
        return f"{self.art}-{self.pk}"

    @property
    def shelf(self) -> Shelf:
        return SHELVES[self.art]

    @property
    def notice(self) -> Need | Offer | None:
        """The need or offer it is or belongs to."""
        found: Need | Offer | None
        match self.art:
            case Art.NEED | Art.OFFER:
                found = self.subject
            case Art.RESPONSE | Art.CALL:
                found = self.subject.notice
            case Art.AGREEMENT:
                found = self.subject.response.notice
            case _:
                found = None
        return found

    @property
    def agency_id(self) -> int | None:
        """The agency responsible; None where there is none."""
        holder = self.notice if self.art in {Art.RESPONSE, Art.AGREEMENT} else self.subject
        return None if holder is None else holder.agency_id


def matters(desk: Desk, art: Art) -> QuerySet[Any]:
    """Everything of one sort that this desk shows."""
    shelf = SHELVES[art]
    return every(art).filter(desk.covering(*shelf.agencies))


@cache
def every(art: Art) -> QuerySet[Any]:
    """Everything of one sort a desk could ever see, whoever's it is. Never read itself: every use narrows a copy."""
    shelf = SHELVES[art]
    found: QuerySet[Any] = shelf.model._default_manager.select_related(*shelf.related)
    found = found.exclude(**shelf.elsewhere) if shelf.elsewhere else found
    return found.exclude(state__in=shelf.unseen) if shelf.unseen else found


@cache
def slim_rows(art: Art) -> QuerySet[Any]:
    """As `every`, for lists: all of a thing itself, of what stands around it only names, and who looks after it."""
    shelf = SHELVES[art]
    own = [field.name for field in shelf.model._meta.concrete_fields]
    joined = dict.fromkeys(name.rpartition("__")[0] for name in shelf.named)
    rows = every(art).select_related(None).select_related(*joined).only(*own, *shelf.named)
    found: QuerySet[Any] = rows.annotate(assignee=assignee_of(art)).order_by()
    return found


def assignee_of(art: Art) -> Subquery:
    """The name of the colleague who looks after it, as an annotation of a list."""
    held = Assignment.objects.filter(subject_type=SHELVES[art].subject_type, subject_id=OuterRef("pk"))
    return Subquery(held.values("user__name")[:1])


def find_matters(desk: Desk, keys: Iterable[tuple[Art, int]]) -> list[Matter]:
    """The things named, in the order named; one query for each sort.

    Raises LookupError if one does not exist, NotAllowed if one belongs to another agency.
    """
    wanted = list(dict.fromkeys(keys))
    found: dict[tuple[Art, int], Any] = {}
    for art in dict.fromkeys(art for art, _pk in wanted):
        pks = [pk for kind, pk in wanted if kind is art]
        found |= {(art, subject.pk): subject for subject in every(art).filter(pk__in=pks)}
    result = []
    for art, pk in wanted:
        if (art, pk) not in found:
            raise LookupError(f"{art}-{pk}")
        matter = Matter(art, found[art, pk])
        if not desk.handles(matter.agency_id):
            raise NotAllowed(not_your_area())
        result.append(matter)
    return result


def find_matter(desk: Desk, art: Art, pk: int) -> Matter:
    """One thing with the colleague who looks after it. Raises as find_matters."""
    (matter,) = find_matters(desk, [(art, pk)])
    held = (
        Assignment.objects.select_related("user").filter(subject_type=matter.shelf.subject_type, subject_id=pk).first()
    )
    return Matter(matter.art, matter.subject, held.user if held else None)


def assigned_to(art: Art, user_id: int) -> Q:
    """Keeps what one colleague looks after."""
    held = Assignment.objects.filter(subject_type=SHELVES[art].subject_type, user_id=user_id)
    return Q(pk__in=held.values("subject_id"))

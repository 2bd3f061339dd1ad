"""Applications for those who may read them: the office all that was sent, an applicant their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.following import hidden_from
from gemeinsinn.fund.lifecycle.applications import FUNDED, OF_OFFICE, UNDECIDED, Part, State
from gemeinsinn.fund.models import Application, Message, Objection, Signatory
from gemeinsinn.fund.rules import can_advise, can_run_funds
from gemeinsinn.organisations.queries import agencies_of

WITH_ALL = ("round__fund", "round__pot", "rule_set", "contact", "municipality", "quarter", "agency", "project")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for."""

    state: str = ""
    fund: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "Filters":
        """Reads ?stand=&fonds=&wort=; strange values count as none."""
        state = str(query.get("stand", ""))
        return cls(
            state if state in OF_OFFICE else "", clean_line(str(query.get("fonds", ""))[:140]),
            clean_line(str(query.get("wort", ""))[:120]),
        )  # fmt: skip

    def query(self, state: str) -> str:
        """The address of the same filters with another state."""
        parts = {"stand": state, "fonds": self.fund, "wort": self.words}
        return urlencode({name: value for name, value in parts.items() if value})


def applications_for(viewer: Any) -> QuerySet[Application]:
    """What the office sees: everything that has been signed."""
    rows = Application.objects.select_related(*WITH_ALL)
    if not can_run_funds(viewer):
        return rows.none()
    return rows.filter(state__in=OF_OFFICE).exclude(pk__in=hidden_from(viewer))


def readable_applications(viewer: Any) -> QuerySet[Application]:
    """The office all that was sent, staff of an agency what happens at its place."""
    if can_run_funds(viewer):
        return applications_for(viewer)
    rows = Application.objects.select_related(*WITH_ALL).filter(state__in=OF_OFFICE)
    if not can_advise(viewer):
        return rows.none()
    return rows.filter(agency__in=agencies_of(viewer)).exclude(pk__in=hidden_from(viewer))


def filtered(viewer: Any, filters: Filters) -> QuerySet[Application]:
    """The list; without a state everything that waits for a decision or an acceptance."""
    rows = narrowed(viewer, filters)
    waiting = rows.filter(state__in=[*UNDECIDED, State.AWARDED])
    found = rows.filter(state=filters.state) if filters.state else waiting
    asked = Message.objects.filter(application=OuterRef("pk"), kind=Message.Kind.QUESTION, answered_at=None)
    objected = Objection.objects.filter(application=OuterRef("pk"), outcome=Objection.Outcome.OPEN)
    found = found.annotate(is_asked=Exists(asked), is_objected=Exists(objected))
    return found.order_by("submitted_at", "pk")


def narrowed(viewer: Any, filters: Filters) -> QuerySet[Application]:
    """By fund and words."""
    rows = readable_applications(viewer)
    if filters.fund:
        rows = rows.filter(round__fund__slug=filters.fund)
    for word in filters.words.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(reference__icontains=word) | Q(organisation_name__icontains=word)
            | Q(contact__name__icontains=word)
        )  # fmt: skip
    return rows


def counts_of(viewer: Any, filters: Filters) -> dict[str, int]:
    """How many of each state."""
    rows = narrowed(viewer, filters).order_by().values_list("state").annotate(n=Count("pk"))
    return dict(rows)


def similar_to(application: Application) -> list[tuple[Application, bool]]:
    """Others of the same applicant or under nearly the same title; True: the same applicant."""
    same = Q(pk=None)
    if application.contact is not None and application.contact.email:
        same |= Q(contact__email__iexact=application.contact.email)
    if application.organisation_name:
        same |= Q(organisation_name__iexact=application.organisation_name)
    alike = Q(title__iexact=application.title)
    rows = (
        Application.objects.filter(same | alike, state__in=OF_OFFICE)
        .exclude(pk=application.pk)
        .select_related("contact", "round__fund")
    )
    theirs = set(Application.objects.filter(same).values_list("pk", flat=True))
    return [(row, row.pk in theirs) for row in rows.order_by("-submitted_at", "-pk")[:10]]


def has_other_grant(application: Application) -> bool:
    """Whether the same applicant holds a grant of the same fund and year."""
    return any(
        same and row.state in FUNDED and row.round.fund_id == application.round.fund_id
        for row, same in similar_to(application)
    )


def own_applications(user: Any) -> QuerySet[Application]:
    """Sent with this account or its confirmed address."""
    return Application.objects.filter(contact__user=user, state__in=OF_OFFICE).select_related(*WITH_ALL)


def signatures_of(user: Any) -> QuerySet[Signatory]:
    """As host or co-applicant of what somebody else applied for."""
    rows = Signatory.objects.filter(contact__user=user, application__state__in=OF_OFFICE).exclude(part=Part.APPLICANT)
    return rows.select_related("contact", "application")

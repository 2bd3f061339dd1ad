"""What is due today: one limited query a sort of thing; what to count is handed to queries.counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from gemeinsinn.desk.lifecycle import (
    EXPIRES_WITHIN,
    GROUPS,
    LAST_CHANCE,
    UNANSWERED_AFTER,
    UNSIGNED_AFTER,
    Group,
    Why,
    working_day_before,
)
from gemeinsinn.desk.queries.matters import Art, matters, slim_rows
from gemeinsinn.desk.rules import Desk
from gemeinsinn.exchange.lifecycle import calls, notices, responses
from gemeinsinn.exchange.models import Notice
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.lifecycle import State as AgreementState
from gemeinsinn.partnerships.models import AgreementVersion, Fulfilment, Signature
from gemeinsinn.projects.lifecycle import State as ProjectState

SHOWN = 12  # rows of a group on the page: more than a morning's work; what follows comes up when these are done

CHECKED = {
    Art.NEED: notices.State.SUBMITTED,
    Art.OFFER: notices.State.SUBMITTED,
    Art.PROJECT: ProjectState.SUBMITTED,
    Art.ORGANISATION: OrganisationState.SUBMITTED,
}


@dataclass(frozen=True, slots=True)
class Due:
    """One row of the list: what, why, since when, and whether it already waits too long."""

    art: Art
    subject: Any
    why: Why
    since: datetime | date | None
    late: bool = False

    @property
    def key(self) -> str:
        return f"{self.art}-{self.subject.pk}"

    @property
    def group(self) -> Group:
        return Group.LATE if self.late else GROUPS[self.why]


@dataclass(frozen=True, slots=True)
class Source:
    """Things that are due for one reason. Its state and order follow an index, so the first few cost little."""

    name: str
    art: Art
    why: Why
    rows: QuerySet[Any]
    order: str
    late: bool = False


def due_sources(desk: Desk, *, now: datetime) -> list[Source]:
    """Every source of the day. Calls are split so that each part is read in the order of its index."""
    today = timezone.localdate(now)
    waits = working_day_before(timezone.localtime(now))
    found: list[Source] = []
    for state in calls.WAITING:
        tried = state == calls.State.MISSED
        waiting = matters(desk, Art.CALL).filter(state=state)
        old = waiting if tried else waiting.filter(created_at__lt=waits)
        found.append(Source(f"{state}_late", Art.CALL, Why.CALL, old, "created_at", late=True))
        if not tried:
            found.append(Source(str(state), Art.CALL, Why.CALL, waiting.filter(created_at__gte=waits), "created_at"))
    undecided = matters(desk, Art.RESPONSE).filter(state=responses.State.OFFERED)
    found.append(Source("answer", Art.RESPONSE, Why.ANSWER, undecided.filter(waits_for_us(now)), "lapses_at"))
    for art, checked in CHECKED.items():
        waiting = matters(desk, art).filter(state=checked)
        if art is Art.ORGANISATION and not desk.office:
            waiting = waiting.exclude(kind=Organisation.Kind.AGENCY)  # the network office alone checks an agency
        found.append(Source(f"check_{art}", art, Why.CHECK, waiting, "pk"))
    for art in (Art.NEED, Art.OFFER):
        listed = matters(desk, art).filter(state=notices.State.PUBLISHED)
        stale = listed.filter(asked_at__isnull=False)
        ending = listed.filter(until__gte=today, until__lte=today + EXPIRES_WITHIN, asked_at=None)
        found.append(Source(f"stale_{art}", art, Why.STALE, stale, "asked_at"))
        found.append(Source(f"ending_{art}", art, Why.EXPIRING, ending, "until"))
    agreements = matters(desk, Art.AGREEMENT)
    unsigned = agreements.filter(state=AgreementState.OPEN, created_at__lte=now - UNSIGNED_AFTER)
    over = agreements.filter(state=AgreementState.SIGNED, due_on__lt=today)
    found.append(Source("sign", Art.AGREEMENT, Why.SIGN, unsigned, "pk"))
    found.append(Source("ask", Art.AGREEMENT, Why.ASK, over.filter(asked_at=None), "due_on"))
    found.append(Source("report", Art.AGREEMENT, Why.REPORT, over.filter(asked_at__isnull=False), "due_on"))
    alone = matters(desk, Art.ORGANISATION).filter(unattended_since__isnull=False, state=OrganisationState.PUBLISHED)
    if not desk.office:
        alone = alone.exclude(kind=Organisation.Kind.AGENCY)
    found.append(Source("alone", Art.ORGANISATION, Why.ALONE, alone, "unattended_since"))
    return found


def waits_for_us(now: datetime) -> Q:
    """Answers the agency sees to: the asker has let them wait, they lapse soon, or nobody but us has heard of them."""
    # An answer lapses ANSWER_WITHIN after it was confirmed, or earlier; that day is what the index knows.
    waited = Q(
        lapses_at__lte=now + responses.ANSWER_WITHIN - UNANSWERED_AFTER, confirmed_at__lte=now - UNANSWERED_AFTER
    )
    ours = Q()
    for notice in ("need", "offer"):
        without_address = Q(**{f"{notice}__contact": None}) | Q(**{f"{notice}__contact__email": ""})
        first = Q(**{f"{notice}__contact_mode": Notice.ContactMode.BROKER})
        ours |= Q(**{f"{notice}__isnull": False}) & (without_address | first)
    return waited | Q(lapses_at__lte=now + LAST_CHANCE) | ours


def counts_by_reason(sources: list[Source], counted: dict[str, int]) -> dict[Why, int]:
    """How much there is of each reason."""
    return {why: sum(counted[one.name] for one in sources if one.why is why) for why in Why}


def count_late(sources: list[Source], counted: dict[str, int]) -> int:
    """How much already waits too long."""
    return sum(counted[one.name] for one in sources if one.late)


def shares(sources: list[Source], counted: dict[str, int]) -> dict[str, int]:
    """How many rows each source gets: SHOWN for each group, dealt out in turns, so that no reason hides another."""
    given = {source.name: 0 for source in sources}
    for group in Group:
        own = [source.name for source in sources if (Group.LATE if source.late else GROUPS[source.why]) is group]
        room = min(SHOWN, sum(counted[name] for name in own))
        while room:
            for name in own:
                if room and given[name] < counted[name]:
                    given[name] += 1
                    room -= 1
    return given


def due_rows(sources: list[Source], counted: dict[str, int], *, now: datetime) -> dict[Group, list[Due]]:
    """The rows of the day by group, the longest waiting first; one query for each sort of thing."""
    found: dict[Group, list[Due]] = {group: [] for group in Group}
    given = shares(sources, counted)
    for art in Art:
        own = [(source, given[source.name]) for source in sources if source.art is art and given[source.name]]
        for due in _rows_of(art, own, now=now) if own else ():
            found[due.group].append(due)
    order = list(Why)
    for rows in found.values():
        rows.sort(key=lambda due: (order.index(due.why), getattr(due.subject, "tries", 0), str(due.since)))
    return found


def _rows_of(art: Art, sources: list[tuple[Source, int]], *, now: datetime) -> Iterator[Due]:
    """The rows of one sort. Each source is a limited subquery on an index; the outer query reads only those."""
    wanted = Q()
    for source, most in sources:
        wanted |= Q(pk__in=source.rows.order_by(source.order).values("pk")[:most])
    for subject in with_sides(art, slim_rows(art).filter(wanted)):
        yield classify(art, subject, now=now)


def with_sides(art: Art, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Tells for agreements who has signed the current version and who has answered; others stay as they are."""
    if art is not Art.AGREEMENT:
        return rows
    latest = AgreementVersion.objects.filter(agreement=OuterRef("pk")).order_by("-number")
    rows = rows.annotate(current=Subquery(latest.values("pk")[:1]))
    for side in Side:
        rows = rows.annotate(
            **{
                f"{side}_signed": Exists(Signature.objects.filter(version=OuterRef("current"), side=side)),
                f"{side}_answered": Exists(Fulfilment.objects.filter(agreement=OuterRef("pk"), side=side)),
            }
        )
    return rows


def classify(art: Art, subject: Any, *, now: datetime) -> Due:
    """Says why a thing is due and since when; only what due_sources found may be asked."""
    match art:
        case Art.CALL:
            before = working_day_before(timezone.localtime(now))
            late = subject.state == calls.State.MISSED or subject.created_at < before
            return Due(art, subject, Why.CALL, subject.created_at, late)
        case Art.RESPONSE:
            return Due(art, subject, Why.ANSWER, subject.confirmed_at)
        case Art.AGREEMENT if subject.state == AgreementState.OPEN:
            return Due(art, subject, Why.SIGN, subject.created_at)
        case Art.AGREEMENT if subject.asked_at is None:
            return Due(art, subject, Why.ASK, subject.due_on)
        case Art.AGREEMENT:
            return Due(art, subject, Why.REPORT, subject.asked_at)
    if subject.state == CHECKED[art]:
        return Due(art, subject, Why.CHECK, getattr(subject, "confirmed_at", None) or subject.created_at)
    if art is Art.ORGANISATION:
        return Due(art, subject, Why.ALONE, subject.unattended_since)
    if subject.asked_at is not None:
        return Due(art, subject, Why.STALE, subject.asked_at)
    return Due(art, subject, Why.EXPIRING, subject.until)

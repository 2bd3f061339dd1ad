"""Promises and what became of them: for a partner's record, for the network's rate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from gemeinsinn.exchange.models import Notice
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.partnerships.lifecycle import Outcome, State
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.queries.quotes import Quote, quotes_of
from gemeinsinn.partnerships.wording import OUTCOME_LABELS, OUTCOME_MARKS

SHOWN = 8

# Evaluation of 48 markets for good deals: about 70 % of the agreements were kept.
PEERS_PERCENT = 70
PEERS_SOURCE = "csr-news.net 2009"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the promises that were due have been kept. `percent` is None as long as none was due."""

    kept: int
    due: int
    percent: int | None
    peers: int = PEERS_PERCENT
    source: str = PEERS_SOURCE


@dataclass(frozen=True, slots=True)
class Promise:
    """One row of the record; quotes only with the consent of both sides."""

    title: str
    when: date | None
    outcome: str
    label: str
    mark: str
    quotes: list[Quote]
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """A partner's promises. The rate counts only those that were due and whose outcome is known."""

    kept: int
    partly: int
    broken: int
    unknown: int
    open: int
    rate: Rate
    rows: list[Promise]

    @property
    def total(self) -> int:
        """Every promise in the record."""
        return self.kept + self.partly + self.broken + self.unknown + self.open


def rate_of(kept: int, due: int) -> Rate:
    """The share in whole per cent."""
    return Rate(kept, due, round(100 * kept / due) if due else None)


def promises_by(organisation: Organisation) -> QuerySet[Agreement]:
    """Signed agreements in which the organisation gives."""
    gives = Q(response__need__isnull=False, response__organisation=organisation) | Q(
        response__offer__isnull=False, response__offer__organisation=organisation
    )
    return Agreement.objects.filter(gives, state__in=[State.SIGNED, State.SETTLED])


def counted(agreements: QuerySet[Agreement]) -> dict[str, int]:
    """How many of each outcome, in one query."""
    known = {str(o.value): Count("pk", filter=Q(state=State.SETTLED, outcome=o)) for o in Outcome}
    return agreements.aggregate(**known, open=Count("pk", filter=Q(state=State.SIGNED)))


def record_of(organisation: Organisation, *, most: int = SHOWN) -> Record:
    """The public record of kept promises; constant in queries however long it is."""
    rows = promises_by(organisation)
    numbers = counted(rows)
    kept, partly, broken = numbers[Outcome.YES], numbers[Outcome.PARTLY], numbers[Outcome.NO]
    newest = with_answers(rows).order_by("-settled_at", "-signed_at", "-pk")
    running = list(newest.filter(state=State.SIGNED)[:most])
    settled = list(newest.filter(state=State.SETTLED)[: most - len(running)]) if len(running) < most else []
    return Record(
        kept=kept, partly=partly, broken=broken, unknown=numbers[Outcome.UNKNOWN], open=numbers["open"],
        rate=rate_of(kept, kept + partly + broken), rows=list(promises(running + settled)),
    )  # fmt: skip


def with_answers(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With everything a row shows."""
    return agreements.select_related(
        "thanks", "response__contact", "response__organisation", "response__need__contact", "response__need__organisation",
        "response__offer__contact", "response__offer__organisation",
    ).prefetch_related("answers")  # fmt: skip


def promises(agreements: Iterable[Agreement]) -> Iterable[Promise]:
    """Rows for the page."""
    for agreement in agreements:
        notice: Any = agreement.response.notice
        public = hasattr(agreement, "thanks")
        outcome = agreement.outcome if agreement.state == State.SETTLED else ""
        settled = timezone.localdate(agreement.settled_at) if agreement.settled_at else None
        yield Promise(
            title=notice.title if notice.audience == Notice.Audience.PUBLIC else "",
            when=agreement.due_on if settled else (timezone.localdate(agreement.signed_at) if agreement.signed_at else None),
            outcome=outcome, label=OUTCOME_LABELS[outcome], mark=OUTCOME_MARKS[outcome],
            quotes=quotes_of(agreement) if public else [],
            reason=next((answer.reason for answer in agreement.answers.all() if answer.reason), "") if public else "",
        )  # fmt: skip


def network_rate() -> Rate:
    """The whole network's promises that were due."""
    numbers = counted(Agreement.objects.all())
    kept = numbers[Outcome.YES]
    return rate_of(kept, kept + numbers[Outcome.PARTLY] + numbers[Outcome.NO])

"""Points, words and votes of members; votes taken down by whoever leads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_text
from gemeinsinn.jury.actions.conflicts import own_seat
from gemeinsinn.jury.lifecycle.conflicts import Standing
from gemeinsinn.jury.lifecycle.sittings import SCORING, Kind, Result, State
from gemeinsinn.jury.lifecycle.tally import Choice
from gemeinsinn.jury.models import Case, Member, Presence, Remark, Score, Vote
from gemeinsinn.jury.queries.cases import conflict_of, recused_ids
from gemeinsinn.jury.rules import can_lead, can_run_juries

MOST_POINTS = 5
LONGEST = 4000


def locked(case: Case) -> Case:
    """The case with its sitting as they stand now, held until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self", "sitting"))
    return rows.select_related("sitting__jury", "application__rule_set", "application__round").get(pk=case.pk)


def allow_member(case: Case, member: Member) -> None:
    """Raises DomainError if the member is recused, or has not answered whether they should be."""
    found = conflict_of(member, case)
    if found is not None and found.standing == Standing.STANDS:
        raise NotAllowed(_("You stay out of this one."))
    if found is not None and found.standing == Standing.SUGGESTED:
        raise DomainError(_("Please say first whether you are biased."))


def allow_lead(case: Case, by: Any, now: datetime) -> None:
    """Raises NotAllowed unless `by` leads this sitting and is not recused; None is the program itself."""
    if by is None:
        return
    day = timezone.localdate(now)
    kept_out = Member.objects.filter(pk__in=recused_ids(case), user=by).exists()
    if kept_out or not can_lead(by, case.sitting.jury, day):
        raise NotAllowed(_("Only the chair and the office lead a sitting."))


@transaction.atomic
def score(*, case: Case, points: Mapping[str, int], reasons: str, by: Any, now: datetime) -> Score:
    """Points a criterion, which the member may change until the votes are counted."""
    held, member = locked(case), own_seat(case, by, now)
    allow_member(held, member)
    if held.result != Result.PENDING or held.sitting.state not in SCORING:
        raise DomainError(_("This one has been decided."))
    kept = {one.key: int(points[one.key]) for one in held.application.rules.jury.criteria if one.key in points}
    if not kept or any(not 0 <= value <= MOST_POINTS for value in kept.values()):
        raise DomainError(_("Please give 0 to 5 points for each."))
    made, _fresh = Score.objects.update_or_create(
        case=held, member=member, defaults={"points": kept, "reasons": clean_text(reasons)[:LONGEST], "at": now}
    )
    record("case_scored", held, by=by, now=now)
    return made


@transaction.atomic
def remark(*, case: Case, text: str, by: Any, now: datetime) -> Remark:
    """A word for the others who decide."""
    if not can_run_juries(by):
        allow_member(case, own_seat(case, by, now))
    words = clean_text(text)[:LONGEST]
    if not words:
        raise DomainError(_("Please write something."))
    made: Remark = Remark.objects.create(case=case, by=by, text=words, at=now)
    return made


@transaction.atomic
def vote(*, case: Case, choice: str, amount: Money | None, by: Any, now: datetime) -> Vote:
    """One's own vote; it may be changed until the votes are counted."""
    held, member = locked(case), own_seat(case, by, now)
    made = cast(held, member, choice, amount, by=by, now=now)
    record("case_voted", held, by=by, now=now)
    return made


@transaction.atomic
def record_votes(*, case: Case, votes: Mapping[int, tuple[str, Money | None]], by: Any, now: datetime) -> None:
    """At a meeting: what each member said, by the id of the seat. Whoever is missing from `votes` keeps theirs."""
    held = locked(case)
    allow_lead(held, by, now)
    for member in held.sitting.jury.members.filter(pk__in=votes).order_by("pk"):
        choice, amount = votes[member.pk]
        cast(held, member, choice, amount, by=by, now=now)
    record("case_votes_recorded", held, by=by, now=now, n=len(votes))


def cast(case: Case, member: Member, choice: str, amount: Money | None, *, by: Any, now: datetime) -> Vote:
    """Keeps a vote of a locked case. Raises DomainError or NotAllowed."""
    allow_member(case, member)
    if case.result != Result.PENDING or case.sitting.state != State.OPEN:
        raise DomainError(_("Votes are not taken at the moment."))
    closes = case.sitting.closes_at
    if closes is not None and now >= closes:
        raise DomainError(_("The time for this vote is over."))
    if case.sitting.kind == Kind.MEETING and not is_there(case, member):
        raise DomainError(_("Whoever votes at a meeting has to be noted as present."))
    less = Choice(choice) == Choice.LESS
    if less and (amount is None or not Money(0) < amount < case.application.asked):
        raise DomainError(_("Please name an amount above zero and below what was asked for."))
    key = member.institution_key if case.application.rules.jury.one_vote_an_institution else ""
    told: dict[str, Any] = {
        "choice": choice, "amount": amount if less else None, "institution_key": key or None, "by": by, "at": now,
    }  # fmt: skip
    try:
        with transaction.atomic():
            made, _fresh = Vote.objects.update_or_create(case=case, member=member, defaults=told)
    except IntegrityError as problem:
        raise DomainError(_("This institution has one vote, and somebody has given it.")) from problem
    return made


def is_there(case: Case, member: Member) -> bool:
    """Whether somebody was noted as present."""
    return Presence.objects.filter(sitting=case.sitting_id, member=member, present=True).exists()

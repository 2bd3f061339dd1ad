"""Results: written down case by case, handed to the fund in the same transaction; then the minutes are frozen."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund.actions.by_jury import award_by, defer_by, reject_by
from gemeinsinn.fund.content import digest_of
from gemeinsinn.fund.lifecycle.applications import State as Stage
from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.jury.actions.appointing import allow_office
from gemeinsinn.jury.actions.convening import allow_lead_of, move
from gemeinsinn.jury.actions.judging import LONGEST, allow_lead, locked
from gemeinsinn.jury.lifecycle.sittings import DECIDING, Kind, Move, Result
from gemeinsinn.jury.lifecycle.tally import Tally
from gemeinsinn.jury.minutes import minutes_of
from gemeinsinn.jury.models import Case, Sitting
from gemeinsinn.jury.queries.cases import tally_of


def open_case(case: Case, by: Any, now: datetime) -> Case:
    """The locked case, while its result can be written by whoever leads."""
    held = locked(case)
    allow_lead(held, by, now)
    if held.result != Result.PENDING or held.sitting.state != DECIDING[Kind(held.sitting.kind)]:
        raise DomainError(_("A result cannot be written here at the moment."))
    return held


@transaction.atomic
def conclude(*, case: Case, conditions: str, reasons: str, by: Any, now: datetime) -> Case:
    """The votes are counted and the result holds. Raises BudgetExceeded if the pot does not hold what carried."""
    held = open_case(case, by, now)
    tally = tally_of(held)
    words = {"conditions": clean_text(conditions)[:LONGEST], "reasons": clean_text(reasons)[:LONGEST]}
    if held.application.state != Stage.JURY:
        return keep(held, Result.DROPPED, tally, by=by, now=now)
    if not tally.quorate:
        return keep(held, Result.NO_QUORUM, tally, by=by, now=now)
    if tally.cents is None:
        decision = reject_by(application=held.application, decider=Decider.JURY, reasons=reasons, by=by, now=now)
        return keep(held, Result.REJECTED, tally, by=by, now=now, decision=decision, **words)
    amount = Money(tally.cents)
    if held.application.rules.decider(amount.cents) == Decider.BODY:
        return keep(held, Result.RECOMMENDED, tally, by=by, now=now, amount=amount, **words)
    decision = award_by(application=held.application, decider=Decider.JURY, amount=amount, by=by, now=now, **words)
    return keep(held, Result.AWARDED, tally, by=by, now=now, amount=amount, decision=decision, **words)


def keep(case: Case, result: Result, tally: Tally | None, *, by: Any, now: datetime, **fields: Any) -> Case:
    """The result with the count as it was."""
    case.result, case.concluded_at = result, now
    if tally is not None:
        case.tally = {
            name: getattr(tally, name) for name in ("yes", "less", "no", "abstain", "present", "quorum", "tied")
        }
    for name, value in fields.items():
        setattr(case, name, value)
    case.save()
    record("case_concluded", case, by=by, now=now, result=result)
    return case


@transaction.atomic
def put_off(*, case: Case, until: date, reasons: str, by: Any, now: datetime) -> Case:
    """Without a vote: not now; a later sitting takes it up again."""
    held = open_case(case, by, now)
    decision = defer_by(
        application=held.application, decider=Decider.JURY, until=until, reasons=reasons, by=by, now=now
    )
    words = clean_text(reasons)[:LONGEST]
    return keep(held, Result.DEFERRED, tally_of(held), by=by, now=now, decision=decision, reasons=words)


@transaction.atomic
def record_body(*, case: Case, agrees: bool, day: date, who: str, reasons: str, by: Any, now: datetime) -> Case:
    """What the body above decided about a recommendation, on which day."""
    allow_office(by)
    held = locked(case)
    if held.result != Result.RECOMMENDED:
        raise DomainError(_("There is no recommendation that waits."))
    name = clean_line(who)[:160]
    if not name or day > timezone.localdate(now):
        raise DomainError(_("Please write who decided, and a day that is not to come."))
    told = {"application": held.application, "decider": Decider.BODY, "by": by, "now": now}
    fields: dict[str, Any] = {"body_day": day, "body_name": name}
    if agrees and held.amount is not None:
        decision = award_by(amount=held.amount, conditions=held.conditions, reasons=reasons or held.reasons, **told)
        return keep(held, Result.AWARDED, None, by=by, now=now, decision=decision, **fields)
    decision = reject_by(reasons=reasons, **told)
    words = clean_text(reasons)[:LONGEST]
    return keep(held, Result.REJECTED, None, by=by, now=now, decision=decision, amount=None, reasons=words, **fields)


@transaction.atomic
def finish(*, sitting: Sitting, by: Any, now: datetime) -> None:
    """Every case has its result: the minutes are frozen."""
    allow_lead_of(sitting, by, now)
    held = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if held.state != DECIDING[Kind(held.kind)]:
        raise DomainError(_("This sitting has changed in the meantime. Please look at it again."))
    if held.cases.filter(result=Result.PENDING).exists():
        raise DomainError(_("Some cases have no result yet."))
    content = minutes_of(held, now=now)
    move(sitting, Move.FINISH, minutes=content, digest=digest_of(content), finished_at=now)
    record("sitting_finished", sitting, by=by, now=now)

"""Changes on the way: what the rules leave free holds at once, anything else the office answers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_text
from gemeinsinn.proof.actions.moves import allow_office, locked, locked_open, move, moved_on, tell
from gemeinsinn.proof.lifecycle.figures import over_by, total_of
from gemeinsinn.proof.lifecycle.grants import Answer, Change, Move, State, settle_by
from gemeinsinn.proof.models import ChangeRequest, Grant, PlanVersion
from gemeinsinn.proof.papers import change_paper
from gemeinsinn.ui import formats

LONGEST = 2000


@transaction.atomic
def shift_costs(*, grant: Grant, costs: Mapping[str, int], reason: str, now: datetime) -> ChangeRequest:
    """Another plan, no larger than the contract's. Free within the per cent of the rules; else a request with a reason."""
    held = locked_open(grant)
    contract, before = (held.plans.order_by(way)[0].costs for way in ("number", "-number"))
    wanted = {key: cents for key, cents in costs.items() if cents}
    may_be(held, wanted, contract)
    if wanted == before:
        raise DomainError(_("Nothing has changed."))
    if not over_by(contract, wanted, held.rules.shift_percent):
        made = ask(held, Change.SHIFT, costs=wanted, reason=reason, now=now, answer=Answer.NOTED, answered_at=now)
        add_plan(held, wanted, now=now)
        return made
    return ask(held, Change.SHIFT, costs=wanted, reason=reason_of(reason), now=now)


def may_be(grant: Grant, wanted: Mapping[str, int], contract: Mapping[str, int]) -> None:
    """What no change can do. Raises DomainError."""
    for key, cents in wanted.items():
        kind = grant.rules.cost_type(key)
        if kind is None or cents < 0:
            raise DomainError(_("Please check the cost type and the amount."))
        if kind.most is not None and cents > kind.most:
            raise DomainError(_("%(type)s: at most %(most)s.") % {"type": kind.label, "most": formats.money(kind.most)})
    if total_of(wanted) > total_of(contract):
        raise DomainError(_("All costs together may not grow. What goes up in one line has to go down in another."))


@transaction.atomic
def ask_for_time(*, grant: Grant, until: date, reason: str, now: datetime) -> ChangeRequest:
    """A later last day; the office answers."""
    held = locked_open(grant)
    if until <= held.ends or held.state == State.BACK:
        raise DomainError(_("Please choose a day after the last one agreed."))
    return ask(held, Change.EXTEND, until=until, reason=reason_of(reason), now=now)


@transaction.atomic
def end_early(*, grant: Grant, on: date, reason: str, now: datetime) -> ChangeRequest:
    """It is over sooner; the proof of use is due sooner as well."""
    held = locked_open(grant)
    if held.state != State.RUNNING or not held.starts <= on < held.ends:
        raise DomainError(_("Please choose a day before the last one agreed."))
    set_end(held, on, ended_early_on=on)
    return ask(held, Change.END, until=on, reason=reason, now=now, answer=Answer.NOTED, answered_at=now)


def ask(grant: Grant, kind: Change, *, reason: str, now: datetime, **fields: Any) -> ChangeRequest:
    """The row; of each kind one at a time may wait for an answer."""
    if grant.changes.filter(kind=kind, answer=Answer.OPEN).exists():
        raise DomainError(_("You have asked for this already. Please wait for our answer."))
    made: ChangeRequest = ChangeRequest.objects.create(
        grant=grant, kind=kind, reason=clean_text(reason)[:LONGEST], at=now, **fields
    )
    record("grant_change", grant, now=now, kind=kind, answer=made.answer)
    return made


@transaction.atomic
def answer_change(*, change: ChangeRequest, grants: bool, words: str, by: Any, now: datetime) -> None:
    """The office says yes or no, with a letter. Raises DomainError where somebody was quicker."""
    allow_office(by)
    held = locked(change.grant)
    answer = Answer.GRANTED if grants else Answer.REFUSED
    said = clean_text(words)[:LONGEST] if grants else reason_of(words)
    rows = ChangeRequest.objects.filter(pk=change.pk, answer=Answer.OPEN)
    if not rows.update(answer=answer, words=said, by=by, answered_at=now):
        raise DomainError(moved_on())
    change.refresh_from_db()
    change.grant = held
    if grants and change.kind == Change.SHIFT:
        may_be(held, change.costs, held.plans.order_by("number")[0].costs)
        add_plan(held, change.costs, now=now)
    elif grants and change.until is not None:
        extend(held, change.until, now=now)
    record("grant_change_answered", held, by=by, now=now, answer=answer)
    letter = (f"{held}-aenderung.pdf", change_paper(change))
    tell(held, "change", now=now, once=change.pk, change=change, attachment=letter)


def extend(grant: Grant, until: date, *, now: datetime) -> None:
    """More time; what was due already runs again."""
    if grant.state not in {State.RUNNING, State.DUE}:
        raise DomainError(moved_on())
    set_end(grant, until, reminded=0)
    if grant.state == State.DUE and until >= timezone.localdate(now):
        move(grant, Move.RESUME)


def set_end(grant: Grant, ends: date, **fields: Any) -> None:
    """Another last day, and with it another day for the proof."""
    due = settle_by(ends, grant.rules.settle_weeks)
    Grant.objects.filter(pk=grant.pk).update(ends=ends, due_on=due, **fields)
    grant.ends, grant.due_on = ends, due


def add_plan(grant: Grant, costs: Mapping[str, int], *, now: datetime) -> None:
    """The next version, in force from now on."""
    PlanVersion.objects.create(grant=grant, number=grant.plans.count() + 1, costs=dict(costs), at=now)


def reason_of(text: str) -> str:
    """Cleaned; raises DomainError if nothing is left."""
    words = clean_text(text)[:LONGEST]
    if not words:
        raise DomainError(_("Please write the reason."))
    return words

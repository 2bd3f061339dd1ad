"""The formal check, and what the office decides alone. An award is promised in the same transaction."""

import hmac
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund import following
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.actions.moves import move, tell
from gemeinsinn.fund.lifecycle.applications import CHECKABLE, Check, Move, State, is_complete
from gemeinsinn.fund.lifecycle.rulesets import Decider, Once
from gemeinsinn.fund.models import Application, Decision, FormalCheck
from gemeinsinn.fund.papers import decision_paper
from gemeinsinn.fund.queries.papers import lacking_papers
from gemeinsinn.treasury.actions.commitments import commit

Kind = Decision.Kind


def locked(application: Application) -> Application:
    """The row as it stands now, held until the transaction ends."""
    rows = Application.objects.select_for_update(of=("self",)).select_related("round__fund", "rule_set", "contact")
    return rows.get(pk=application.pk)


@transaction.atomic
def check_formally(*, application: Application, ticked: Collection[str], by: Any, now: datetime) -> FormalCheck:
    """Keeps the list; when every point is ticked the application goes to whoever decides about its amount."""
    allow_office(by)
    held = locked(application)
    if held.state not in CHECKABLE:
        raise DomainError(_("This application has changed in the meantime. Please look at it again."))
    known = [point.value for point in Check if point in ticked]
    lacking = lacking_papers(held) if Check.PAPERS in known else []
    if lacking:
        raise DomainError(_("Still to be handed in: %(papers)s.") % {"papers": ", ".join(lacking)})
    made: FormalCheck = FormalCheck.objects.create(application=held, ticked=known, by=by, at=now)
    if is_complete(known) and held.state == State.SUBMITTED:
        office = held.rules.decider(held.asked.cents) == Decider.OFFICE
        move(held, Move.CHECK if office else Move.TO_JURY)
    elif not is_complete(known) and held.state in {State.CHECKED, State.JURY}:
        move(held, Move.UNCHECK)
    record("grant_checked", held, by=by, now=now, ticked=known)
    application.state = held.state
    return made


@transaction.atomic
def award(
    *, application: Application, amount: Money, conditions: str, reasons: str = "", by: Any, now: datetime
) -> Decision:
    """Gives the amount, or less than was asked for. Raises BudgetExceeded if the pot does not hold it."""
    allow_office(by)
    held = locked(application)
    allow_alone(held)
    made = give(held, Move.AWARD, amount=amount, conditions=conditions, reasons=reasons, by=by, now=now)
    application.state = held.state
    return made


def allow_alone(application: Application) -> None:
    """What a jury put off is the jury's still. Raises DomainError."""
    if application.state == State.DEFERRED and not is_offices(application):
        raise DomainError(_("This amount is the jury's. Please put the application on its agenda again."))


def is_offices(application: Application) -> bool:
    """Whether the office decides about the amount asked for alone."""
    return application.rules.decider(application.asked.cents) == Decider.OFFICE


def give(
    held: Application,
    step: Move,
    *,
    amount: Money,
    conditions: str,
    reasons: str,
    by: Any,
    now: datetime,
    **fields: Any,
) -> Decision:
    """The award of a locked application, promised in the pot. Raises BudgetExceeded, DomainError."""
    if amount <= Money(0) or amount > held.asked:
        raise DomainError(_("Please name an amount above zero and not above what was asked for."))
    move(held, step)
    key = once_key(held)
    if key and Decision.objects.filter(once_key=key).exists():
        raise DomainError(_("This applicant has a grant of this period already."))
    promised = commit(pot_id=held.round.pot_id, reference=str(held.reference), amount=amount, by=by, now=now)
    return decide(
        held, Kind.AWARD, amount=amount, conditions=clean_text(conditions)[:4000], reasons=clean_text(reasons)[:4000],
        commitment=promised, once_key=key, by=by, now=now, **fields,
    )  # fmt: skip


def once_key(application: Application) -> str | None:
    """Says without naming anybody who got a grant of which period; None where the rules allow several."""
    rules, contact = application.rules, application.contact
    if rules.once == Once.FREE or contact is None:
        return None
    funding = application.round
    period = funding.year if rules.once == Once.YEAR else f"round-{funding.pk}"
    who = f"{funding.fund_id}:{period}:{application.organisation_name.casefold() or contact.email.casefold()}"
    return hmac.new(settings.SECRET_KEY.encode(), who.encode(), "sha256").hexdigest()


def decide(application: Application, kind: Kind, *, by: Any, now: datetime, **fields: Any) -> Decision:
    """The row, the letter and the mail of a decision."""
    last = timezone.localdate(now) + timedelta(days=application.rules.objection_days)
    made: Decision = Decision.objects.create(
        application=application, kind=kind, by=by, at=now, object_until=last, **fields
    )
    record("grant_decided", application, by=by, now=now, kind=kind)
    letter = (f"{application.reference}.pdf", decision_paper(made))
    tell(application, "decided", now=now, once=made.pk, decision=made, attachment=letter)
    return made


@transaction.atomic
def defer(*, application: Application, until: date, reasons: str, by: Any, now: datetime) -> Decision:
    """Not now; looked at again by a day."""
    allow_office(by)
    held = locked(application)
    allow_alone(held)
    move(held, Move.DEFER)
    application.state = held.state
    return decide(held, Kind.DEFERRAL, until=until, reasons=reasons_of(reasons), by=by, now=now)


@transaction.atomic
def reject(*, application: Application, reasons: str, by: Any, now: datetime) -> Decision:
    """No, with reasons."""
    allow_office(by)
    held = locked(application)
    allow_alone(held)
    move(held, Move.REJECT, ended_at=now)
    application.state = held.state
    return decide(held, Kind.REJECTION, reasons=reasons_of(reasons), by=by, now=now)


def reasons_of(text: str) -> str:
    """Whoever hears no hears why."""
    words = clean_text(text)[:4000]
    if not words:
        raise DomainError(_("Please give the reasons; they stand in the letter."))
    return words


@transaction.atomic
def accept_award(*, application: Application, typed_name: str, now: datetime) -> None:
    """The applicant agrees to the conditions of the letter."""
    name = clean_line(typed_name)[:120]
    if not name:
        raise DomainError(_("Please write your name."))
    move(application, Move.ACCEPT, ended_at=now)
    application.decisions.filter(kind=Kind.AWARD).update(accepted_at=now, accepted_name=name)
    record("grant_accepted", application, now=now)
    following.accepted(application, now=now)
    tell(application, "accepted", now=now)

"""From the award to the money: the grantee says where it goes, payments follow the rules, what is too much is asked back."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.deciding import accept_award
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.actions.moves import tell
from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.lifecycle.payouts import in_advance
from gemeinsinn.fund.lifecycle.rulesets import Applicant
from gemeinsinn.fund.lifecycle.rulesets import Payment as Mode
from gemeinsinn.fund.models import Application
from gemeinsinn.fund.papers import address_of
from gemeinsinn.fund.queries.money import award_of
from gemeinsinn.treasury.actions.demands import ask_back
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import schedule_payment
from gemeinsinn.treasury.letters import demand_letter
from gemeinsinn.treasury.models import Commitment, Demand, Payee, Payment
from gemeinsinn.treasury.queries.demands import overdue_demands

OF_PERSONS = frozenset({Applicant.PERSON, Applicant.INITIATIVE})  # whose account is that of a person


@transaction.atomic
def accept_with_account(*, application: Application, typed_name: str, holder: str, iban: str, now: datetime) -> None:
    """Agrees to the letter; the account may come later."""
    accept_award(application=application, typed_name=typed_name, now=now)
    if holder or iban:
        note_account(application=application, holder=holder, iban=iban, now=now)


@transaction.atomic
def note_account(*, application: Application, holder: str, iban: str, now: datetime) -> Payee:
    """Where the money goes. With the first account the payments in advance are planned."""
    commitment = promised(application)
    person = application.kind in OF_PERSONS and not application.organisation_name
    payee = note_payee(
        commitment_id=commitment.pk, holder=holder, iban=iban, contact=application.contact if person else None, by=None,
        now=now,
    )  # fmt: skip
    if application.rules.payment == Mode.ADVANCE and not Payment.objects.filter(commitment=commitment).exists():
        plan_in_advance(application, commitment, now=now)
    return payee


def plan_in_advance(application: Application, commitment: Commitment, *, now: datetime) -> None:
    """One payment for each stretch of the project the rules allow to pay ahead."""
    today = timezone.localdate(now)
    parts = in_advance(
        commitment.committed.cents, starts=application.starts or today, ends=application.ends or today, today=today,
        need_months=application.rules.need_months,
    )  # fmt: skip
    for part in parts:
        schedule_payment(
            commitment_id=commitment.pk, amount=Money(part.cents), due_on=part.due_on, needed_by=part.needed_by,
            advance_months=application.rules.need_months or None, by=None, now=now,
        )  # fmt: skip


@transaction.atomic
def draw_down(
    *, application: Application, amount: Money, needed_by: date, form_key: uuid.UUID | None = None, now: datetime
) -> Payment:
    """The grantee asks for an instalment. Raises DomainError beyond what the rules or the award allow."""
    commitment, today = promised(application), timezone.localdate(now)
    if application.rules.payment != Mode.INSTALMENTS:
        raise DomainError(_("In this fund the money does not come in instalments."))
    must_have_account(commitment)
    if needed_by < today or (application.ends and needed_by > application.ends):
        raise DomainError(_("Please choose a day from today to the end of the project."))
    made = schedule_payment(
        commitment_id=commitment.pk, amount=amount, due_on=today, needed_by=needed_by,
        advance_months=application.rules.need_months or None, form_key=form_key, by=None, now=now,
    )  # fmt: skip
    record("grant_drawn", application, now=now, cents=amount.cents)
    return made


@transaction.atomic
def demand_repayment(
    *, application: Application, amount: Money, reason: str, due_on: date, by: Any, now: datetime
) -> Demand:
    """Asks back money that was paid, with a letter. Raises DomainError for more than was paid, or a day that is over."""
    allow_office(by)
    demand = ask_back(
        commitment_id=promised(application).pk, amount=amount, reason=reason, due_on=due_on, by=by, now=now
    )
    letter = (f"{application.reference}-rueckforderung.pdf", repayment_letter(application, demand))
    tell(application, "repay", now=now, once=demand.pk, demand=demand, attachment=letter)
    return demand


def repayment_letter(application: Application, demand: Demand, *, again: bool = False) -> bytes:
    """The letter to whoever got the money."""
    with override(application.language):
        subject = _("About your grant for “%(title)s”.") % {"title": application.title}
    return demand_letter(
        demand, address=address_of(application), language=application.language, again=again, subject=subject
    )


@transaction.atomic
def remind_of_repayments(*, now: datetime) -> int:
    """One reminder each, after the day is over; returns how many."""
    count = 0
    for demand in overdue_demands(timezone.localdate(now)):
        application = Application.objects.filter(reference=demand.commitment.reference).first()
        Demand.objects.filter(pk=demand.pk).update(reminded_at=now)
        if application is None:
            continue
        letter = (f"{application.reference}-erinnerung.pdf", repayment_letter(application, demand, again=True))
        tell(application, "repay", now=now, once=f"{demand.pk}-again", demand=demand, again=True, attachment=letter)
        record("repayment_reminded", application, now=now)
        count += 1
    return count


def promised(application: Application) -> Commitment:
    """The commitment of an accepted award. Raises DomainError."""
    award = award_of(application)
    if application.state != State.ACCEPTED or award is None or award.commitment is None:
        raise DomainError(_("There is no accepted award."))
    return award.commitment


def must_have_account(commitment: Commitment) -> None:
    """Raises DomainError if nobody knows where to."""
    if commitment.payee is None or not commitment.payee.has_account:
        raise DomainError(_("Please say first where the money goes."))

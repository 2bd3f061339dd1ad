"""A round with cases in every state of the money, through the real actions."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.conversation import withdraw
from gemeinsinn.fund.actions.deciding import reject
from gemeinsinn.fund.models import Round
from gemeinsinn.proof.models import Grant, HourLine, Receipt
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.lifecycle.ledger import Kind
from tests.factories.funds import WHO, award_grant, check_grant, make_round
from tests.factories.proof import running_grant

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)


def make_case(funding: Round, number: int, *, now=NOW, **fields) -> Grant:
    """400 € for somebody of their own, accepted."""
    return running_grant(now=now, funding=funding, who=WHO | {"email": f"p{number}@example.org"}, **fields)


def pay(grant: Grant, cents: int, *, kind: Kind = Kind.PAY, now=NOW) -> None:
    """Money that moved."""
    commitment = grant.commitment
    book(pot_id=commitment.pot_id, kind=kind, amount=Money(cents), by=None, now=now, commitment=commitment)


def prove(grant: Grant, *amounts: int, verdict="", day=None) -> None:
    """Receipts of these amounts, the second half hour of somebody, and what the report says."""
    for number, cents in enumerate(amounts, start=1):
        Receipt.objects.create(
            grant=grant, number=number, day=day or timezone.localdate(NOW), payee="Markt GmbH", reason="=Tische", amount=Money(cents),
            cost_type="sachmittel" if number % 2 else "verpflegung", digest=f"{grant.pk}-{number}", verdict=verdict,
        )  # fmt: skip
    HourLine.objects.create(grant=grant, day=timezone.localdate(NOW), who="J. B.", what="Aufbau", hundredths=250)
    answers = {"what": "Ein Fest für alle.", "learned": ""}
    Grant.objects.filter(pk=grant.pk).update(answers=answers, evaluation={"people": 40, "helpers": 6})


def close(grant: Grant, recognised: int, *, now=NOW, result="accepted") -> None:
    """Checked, with what the office recognised."""
    Grant.objects.filter(pk=grant.pk).update(
        state="closed", recognised=Money(recognised), result=result, handed_in_at=now, checked_at=now, closed_at=now
    )


def a_round(*, now=NOW, **fields) -> Round:
    """Closed and paid, one cut with money back, one running, one that waits for its acceptance, one no, one taken back."""
    funding = make_round(now=now, focus="Nachbarschaft", **fields)
    person = make_case(funding, 1, now=now)
    pay(person, 40_000)
    prove(person, 25_000, 15_000)
    close(person, 40_000)
    body = make_case(funding, 2, now=now, kind="association", organisation_name="Hofverein e. V.")
    pay(body, 40_000)
    prove(body, 30_000, verdict="refused")
    pay(body, 10_000, kind=Kind.REPAY)
    close(body, 30_000, result="repayment")
    make_case(funding, 3, now=now)
    award_grant(now=now, funding=funding, who=WHO | {"email": "p4@example.org"})
    told = {"funding": funding, "now": now}
    reject(
        application=check_grant(who=WHO | {"email": "p5@example.org"}, **told), reasons="Kein Geld.", by=None, now=now
    )
    withdraw(application=award_grant(who=WHO | {"email": "p6@example.org"}, **told), now=now + timedelta(hours=1))
    return funding

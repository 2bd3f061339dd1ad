"""The money of a grant as its applicant may see it."""

from dataclasses import dataclass

from gemeinsinn.core.money import Money
from gemeinsinn.fund.models import Application, Decision
from gemeinsinn.treasury.lifecycle.payments import State
from gemeinsinn.treasury.models import Commitment, Demand, Payment
from gemeinsinn.treasury.queries.demands import demands_of


@dataclass(frozen=True, slots=True)
class MoneyOf:
    """What is promised, planned and paid, where it goes, what is asked back."""

    commitment: Commitment
    payments: list[Payment]
    demands: list[Demand]

    @property
    def free(self) -> Money:
        """Promised, and no payment of it planned yet."""
        return Money(self.commitment.committed.cents - self.commitment.planned.cents)

    @property
    def account(self) -> str:
        """Masked; empty until it is known."""
        payee = self.commitment.payee
        return f"{payee.holder}, {payee.masked_iban}" if payee and payee.has_account else ""

    @property
    def to_come(self) -> bool:
        """Whether something promised is not paid yet, so that it matters where it goes."""
        return bool(self.commitment.committed)

    @property
    def is_moving(self) -> bool:
        """Whether a payment is on its way, so that the account has to stay."""
        return any(one.state in {State.IN_RUN, State.SENT} for one in self.payments)


def award_of(application: Application) -> Decision | None:
    """The award that stands."""
    rows = Decision.objects.filter(application=application, kind=Decision.Kind.AWARD)
    return rows.select_related("commitment__payee").first()


def money_of(application: Application) -> MoneyOf | None:
    """None without an award."""
    award = award_of(application)
    if award is None or award.commitment is None:
        return None
    payments = award.commitment.payments.exclude(state=State.DROPPED).order_by("pk")
    return MoneyOf(award.commitment, list(payments), list(demands_of(award.commitment)))

"""Money of checked grants that came back and was not owed."""

from django.db.models import F, Q, Sum

from gemeinsinn.core.money import Money
from gemeinsinn.proof.lifecycle.figures import too_much_back
from gemeinsinn.proof.lifecycle.grants import State, Way
from gemeinsinn.proof.models import Grant

# Grants for which the office has to say what becomes of it.
WITH_SURPLUS = Q(
    state=State.CHECKED, commitment__committed=0, commitment__repaid__gt=0, commitment__paid__lt=F("recognised")
)


def kept_of(grant: Grant) -> Money:
    """What the fund kept of it, as the payer said."""
    return grant.too_much_back.filter(way=Way.KEPT).aggregate(n=Sum("amount"))["n"] or Money(0)


def surplus_of(grant: Grant) -> Money:
    """How much more came back than was owed, as long as nobody has said what becomes of it."""
    held = grant.commitment
    if grant.state != State.CHECKED:
        return Money(0)
    recognised = grant.recognised or Money(0)
    return Money(
        too_much_back(
            recognised=recognised.cents, kept=kept_of(grant).cents, paid=held.paid.cents,
            committed=held.committed.cents, repaid=held.repaid.cents,
        )
    )  # fmt: skip

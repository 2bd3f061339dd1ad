"""What the account page and the right to one's data need to know from this context."""

from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.people.models import User
from gemeinsinn.proof.lifecycle.grants import OPEN
from gemeinsinn.proof.models import Grant


def collect_grants(user: User) -> list[dict[str, Any]]:
    """Every grant with what was proved, asked and checked."""
    return [
        {
            "reference": str(grant), "state": grant.state, "awarded": grant.awarded.cents, "ends": grant.ends,
            "answers": grant.answers, "evaluation": grant.evaluation,
            "changes": list(grant.changes.values("kind", "answer", "costs", "until", "reason", "words", "at")),
            "receipts": list(grant.receipts.values("number", "day", "payee", "reason", "cost_type", "verdict", "remark")),
            "hours": list(grant.hours.values("day", "who", "what", "hundredths")),
            "pictures": list(grant.pictures.values("alt", "rights", "public")),
            "handed_in": list(grant.hand_ins.values("content", "digest", "name", "at")),
            "reviews": list(grant.reviews.values("result", "words", "until", "at")),
        }
        for grant in grants_of(user)
    ]  # fmt: skip


def grants_of(user: User) -> Any:
    """Their own."""
    return Grant.objects.filter(application__contact__user=user).select_related("application").order_by("pk")


def warn_of_grants(user: User) -> list[str]:
    """What closing the account would leave behind."""
    return [
        _("The grant %(number)s is still open. Without its proof of use the money has to be paid back.") % {"number": one}
        for one in grants_of(user).filter(state__in=OPEN)
    ]  # fmt: skip

"""Agreements in every state."""

from datetime import datetime, timedelta

from django.utils import timezone

from gemeinsinn.partnerships.actions import accept_response, answer_fulfilment, sign
from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.models import Agreement
from tests.factories.answers import give_answer

NAMES = {Side.GIVER: "Jule Brandt", Side.SEEKER: "Oksana Petrenko"}


def make_agreement(response=None, *, by=None, now: datetime | None = None, **overrides) -> Agreement:
    """An accepted answer, nobody has signed."""
    now = now or timezone.now()
    return accept_response(response=response or give_answer(now=now, **overrides), by=by, now=now)


def make_signed(response=None, *, now: datetime | None = None, **overrides) -> Agreement:
    """Signed by both."""
    now = now or timezone.now()
    agreement = make_agreement(response, now=now, **overrides)
    for side in Side:
        sign(agreement=agreement, number=1, side=side, typed_name=NAMES[side], now=now)
    return agreement


def day_after(agreement: Agreement) -> datetime:
    """Noon of the day after it was due."""
    noon = datetime.combine(agreement.due_on + timedelta(days=1), datetime.min.time().replace(hour=12))
    return timezone.make_aware(noon)


def make_settled(
    response=None, *, outcomes=(Outcome.YES, Outcome.YES), may_publish=(False, False), **overrides
) -> Agreement:
    """Both sides have said how it went: (giver, seeker)."""
    agreement = make_signed(response, **overrides)
    now = day_after(agreement)
    for side, outcome, public in zip((Side.GIVER, Side.SEEKER), outcomes, may_publish, strict=True):
        answer_fulfilment(
            agreement=agreement,
            side=side,
            outcome=outcome,
            reason="" if outcome == Outcome.YES else "Ein Auftrag kam dazwischen.",
            amount=None if outcome == Outcome.YES else 200,
            concrete=5,
            benefit_felt=4,
            sentence="Ich bin drei Stunden geblieben." if side == Side.GIVER else "Alle haben gesessen.",
            may_publish=public,
            now=now,
        )
    return agreement

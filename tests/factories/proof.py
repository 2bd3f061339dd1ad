"""Grants on their way, through the real actions."""

from datetime import timedelta

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.deciding import accept_award
from gemeinsinn.fund.models import Application
from gemeinsinn.proof.models import Grant, HandIn, HourLine, ProofPicture, Receipt, Review
from tests.factories.funds import award_grant

COSTS = [
    {"type": "sachmittel", "what": "Tische", "cents": 30_000}, {"type": "verpflegung", "what": "Kuchen", "cents": 10_000},
]  # fmt: skip


def running_grant(made: Application | None = None, *, now=None, **fields) -> Grant:
    """400 € in two cost types, awarded and accepted."""
    when = now or timezone.now()
    made = made or award_grant(now=when, **{"costs": COSTS} | fields)
    accept_award(application=made, typed_name="Jule Brandt", now=when)
    return Grant.objects.get(application=made)


def due_grant(*, now=None, days=1, **fields) -> Grant:
    """Its time was over so many days ago."""
    when = now or timezone.now()
    first = timezone.localdate(when) - timedelta(days=40)
    told = {"starts": first, "ends": timezone.localdate(when) - timedelta(days=days)} | fields
    grant = running_grant(now=when - timedelta(days=70), **told)
    Grant.objects.filter(pk=grant.pk).update(state="due")
    grant.refresh_from_db()
    return grant


def prove(grant: Grant, *, now) -> None:
    """One row of everything a proof is made of."""
    today = timezone.localdate(now)
    Receipt.objects.create(
        grant=grant, number=1, day=today, payee="Markt", reason="Kuchen", amount=Money(500), cost_type="sachmittel",
        digest="x", at=now,
    )  # fmt: skip
    HourLine.objects.create(grant=grant, day=today, who="J. B.", what="Aufbau", hundredths=200)
    ProofPicture.objects.create(
        grant=grant, path="documents/x.sealed", digest="x", alt="Die Tafel", rights="Jule Brandt", at=now
    )
    HandIn.objects.create(grant=grant, number=1, content={"what": "x"}, digest="x", name="Jule Brandt", at=now)
    Review.objects.create(grant=grant, words="Danke", note="x", at=now)
    grant.changes.create(kind="extend", reason="Regen", at=now)

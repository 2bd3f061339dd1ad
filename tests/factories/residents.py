"""Votes on rounds through the real actions."""

from datetime import timedelta

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.residents.actions import put_to_vote
from gemeinsinn.residents.queries import votable
from gemeinsinn.voting.lifecycle.polls import Weight
from gemeinsinn.voting.models import Poll


def put_all_to_vote(funding, *, budget=Money(50_000)) -> Poll:
    """A draft on everything that is complete, from today on."""
    now = timezone.now()
    today = timezone.localdate(now)
    made = put_to_vote(
        funding=funding, chosen=[one.pk for one in votable(funding)], agreed=True, title="Was zuerst?", budget=budget,
        starts=today, ends=today + timedelta(days=3), weight=Weight.ADVICE, by=None, now=now,
    )  # fmt: skip
    return made.poll

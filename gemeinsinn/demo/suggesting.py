"""Brokers of the demo think of somebody: asked, put aside, put off, and one who could not just now."""

from datetime import datetime, timedelta

from django.utils import timezone

from gemeinsinn.demo.stage import Stage
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.answering import refuse_suggestion
from gemeinsinn.matching.actions.suggestions import ask_partner, dismiss_suggestion, snooze_suggestion
from gemeinsinn.matching.fit import Fit
from gemeinsinn.matching.lifecycle.suggestions import Reason
from gemeinsinn.matching.queries.fits import fits_for_need

LOOKED_AT = 20
PLAYED = 3
FEWEST = 3  # who could do it; otherwise there is nothing to choose
WORD = "Ich dachte gleich an Sie, als ich das gelesen habe."


def suggest_partners(stage: Stage, now: datetime) -> None:
    """For some open needs, the youngest first, what a broker might have done yesterday."""
    yesterday = now - timedelta(days=1)
    needs = Need.objects.filter(state=State.PUBLISHED, published_at__lt=yesterday - timedelta(days=1))
    played = 0
    for need in (
        needs.exclude(agency=None).select_related("agency", "contact").order_by("-published_at", "pk")[:LOOKED_AT]
    ):
        fits = [fit for fit in fits_for_need(need, now=yesterday) if fit.partner.email]
        if len(fits) >= FEWEST and played < PLAYED:
            _play(stage, fits, number=played, at=yesterday)
            played += 1


def _play(stage: Stage, fits: list[Fit], *, number: int, at: datetime) -> None:
    """The first is asked, the second put aside, the third put off; the second time the first cannot."""
    need = fits[0].need
    by = stage.broker_of(need.agency, str(need.pk))
    asked = ask_partner(need=need, partner=fits[0].partner, by=by, now=at, note=WORD)
    if number == 1:
        refuse_suggestion(
            suggestion=asked, reason=Reason.NO_TIME, note="Im Januar gern wieder.", now=at + timedelta(hours=5)
        )
    # Only a profile without an offer of the kind can be said not to give such things.
    bare = [fit for fit in fits[3:] if fit.partner.offer is None]
    aside, reason = (bare[-1], Reason.NOT_THEIRS) if number == 0 and bare else (fits[1], Reason.NOT_THIS)
    dismiss_suggestion(need=need, partner=aside.partner, reason=reason, by=by, now=at)
    until = timezone.localdate(at) + timedelta(days=9)
    snooze_suggestion(need=need, partner=fits[2].partner, until=until, by=by, now=at)

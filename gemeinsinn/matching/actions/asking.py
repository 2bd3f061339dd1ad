"""How often a partner is asked, guarded in the database, and the wish not to be asked at all."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed, TooMuch
from gemeinsinn.matching.actions.wishing import let_agency_ask, stop_asking_person
from gemeinsinn.matching.lifecycle.suggestions import MOST_EVER
from gemeinsinn.matching.models import AskCount, AskingRule, Quiet
from gemeinsinn.matching.partner import Partner, digest_of_partner, month_of
from gemeinsinn.matching.rules import can_set_asking
from gemeinsinn.organisations.models import Organisation

KEPT = timedelta(days=62)


class AskedEnough(TooMuch):
    """This partner has been asked as often this month as the agencies allow."""

    def __init__(self, most: int) -> None:
        super().__init__(
            ngettext(
                "Asked once this month already; no more is allowed. Perhaps somebody else could do it.",
                "Asked %(most)s times this month already; no more is allowed. Perhaps somebody else could do it.",
                most,
            )
            % {"most": most}
        )


def count_ask(*, partner: Partner, most: int, now: datetime) -> None:
    """Counts one more in this month. Of many at once exactly `most` get through; the others raise AskedEnough."""
    digest, month = digest_of_partner(partner), month_of(now)
    AskCount.objects.get_or_create(partner=digest, month=month)
    room = AskCount.objects.filter(partner=digest, month=month, count__lt=min(most, MOST_EVER))
    if not room.update(count=F("count") + 1):
        raise AskedEnough(most)


def uncount_ask(*, partner: Partner, asked_at: datetime) -> None:
    """A mail that never went out does not count."""
    rows = AskCount.objects.filter(partner=digest_of_partner(partner), month=month_of(asked_at), count__gt=0)
    rows.update(count=F("count") - 1)


@transaction.atomic
def stop_asking(*, partner: Partner, now: datetime) -> None:
    """No more mails to this partner. Saying it twice changes nothing."""
    if partner.wish is not None:
        stop_asking_person(search=partner.wish, now=now)
    _quiet, new = Quiet.objects.get_or_create(
        partner=digest_of_partner(partner), defaults={"organisation": partner.organisation, "since": now}
    )
    if new and partner.organisation is not None:
        record("asking_stopped", partner.organisation, now=now)


@transaction.atomic
def allow_asking(*, partner: Partner, now: datetime) -> None:
    """They may be asked again: only they themselves say so."""
    if partner.wish is not None:
        let_agency_ask(search=partner.wish, now=now)
    gone, _by_model = Quiet.objects.filter(partner=digest_of_partner(partner)).delete()
    if gone and partner.organisation is not None:
        record("asking_allowed", partner.organisation, now=now)


@transaction.atomic
def set_most_asked(*, agency: Organisation, most: int, by: Any, now: datetime) -> AskingRule:
    """So often a month this agency's partners may be asked. Raises DomainError beyond MOST_EVER."""
    if not can_set_asking(by, agency):
        raise NotAllowed(_("Only the agency itself can say that."))
    if not 0 <= most <= MOST_EVER:
        raise DomainError(_("Please choose a number from 0 to %(most)s.") % {"most": MOST_EVER})
    rule, _new = AskingRule.objects.update_or_create(
        agency=agency, defaults={"most_a_month": most, "by": by, "at": now}
    )
    record("asking_rule_set", agency, by=by, now=now, most=most)
    return rule


def forget_ask_counts(*, now: datetime) -> int:
    """Counts go after two months; returns how many."""
    return AskCount.objects.filter(month__lt=timezone.localdate(now - KEPT).replace(day=1)).delete()[0]

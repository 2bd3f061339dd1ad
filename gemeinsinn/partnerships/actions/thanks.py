"""Public thanks: there if both sides want them and something happened, gone as soon as one takes that back."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.partnerships.actions.agreements import lock_agreement
from gemeinsinn.partnerships.actions.naming import stop_naming
from gemeinsinn.partnerships.lifecycle import thanks_wanted
from gemeinsinn.partnerships.models import Agreement, Fulfilment, Thanks


def keep_thanks(agreement: Agreement, *, now: datetime) -> bool:
    """Makes or removes the public thanks as both answers say; returns whether they are public."""
    consents = list(Fulfilment.objects.filter(agreement=agreement).values_list("may_publish", flat=True))
    if not thanks_wanted(agreement.outcome, consents):
        gone, _by_model = Thanks.objects.filter(agreement=agreement).delete()
        if gone:
            record("thanks_removed", agreement, now=now)
        return False
    _thanks, is_new = Thanks.objects.get_or_create(agreement=agreement, defaults={"at": now})
    if is_new:
        record("thanks_published", agreement, now=now, public=True)
    return True


@transaction.atomic
def take_back_publication(*, agreement: Agreement, side: str, now: datetime) -> None:
    """A side no longer wants to be thanked, or quoted, in public. No reason is asked, and it works at any time."""
    lock_agreement(agreement)
    Fulfilment.objects.filter(agreement=agreement, side=side).update(may_publish=False)
    stop_naming(agreement, side, now=now)
    keep_thanks(agreement, now=now)

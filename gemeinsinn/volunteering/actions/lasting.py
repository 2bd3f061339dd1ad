"""A need with dates hangs at least until the last of them: whoever plans one later lets it last as long."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.exchange.actions.notices.keeping import change_notice
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.models import Shift

LASTING = frozenset({State.UNCONFIRMED, State.SUBMITTED, State.PUBLISHED, State.EXPIRED})


def last_until_the_dates(need_id: int, *, by: Any, now: datetime) -> None:
    """Moves the need's last day to that of its last coming date; what has expired hangs again.

    Nothing where it has no last day, where it is later anyway, or where the need is with the agency or settled.
    """
    need = Need.objects.get(pk=need_id)
    if need.until is None or need.state not in LASTING:
        return
    coming = Shift.objects.filter(plan=need_id, called_off_at=None, starts_at__gt=now).order_by("-starts_at").first()
    if coming is None:
        return
    last = timezone.localtime(coming.starts_at).date()
    if last > need.until:
        change_notice(notice=need, fields={"until": last}, by=by, now=now)

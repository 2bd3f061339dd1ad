"""The places of a shift: taken, given back, and offered to the next in line, so that no two hold the same.

Every change of a sign-up happens under the lock of its shift's row. One conditional UPDATE hands places out; the CHECK
constraint `shift_never_overbooked` stands behind it. Locks are taken shift by shift in the order of ids, then the
response, then the need.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F, Q, Sum
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import TooMuch
from gemeinsinn.exchange.models import Need
from gemeinsinn.volunteering.models import Shift


class ShiftFull(TooMuch):
    """Somebody was quicker; `left` places remain."""

    def __init__(self, left: int) -> None:
        self.left = left
        if left:
            super().__init__(_("Only %(n)s places are left in this shift.") % {"n": left})
        else:
            super().__init__(_("This shift is full by now."))


def lock_shifts(ids: Iterable[int]) -> dict[int, Shift]:
    """The rows of shifts, locked in one order for everybody until the transaction ends; by id."""
    rows = Shift.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk")
    return {shift.pk: shift for shift in rows}


def take_places(shift: Shift, heads: int) -> None:
    """Hands out places of a locked shift. Raises ShiftFull."""
    free = Q(capacity__gte=F("taken") + heads, places__gte=F("taken") + heads)
    if not Shift.objects.filter(free, pk=shift.pk).update(taken=F("taken") + heads):
        raise ShiftFull(shift.left)
    shift.taken += heads


def give_back(shift: Shift, heads: int) -> None:
    """Places of a locked shift are free again; where too many were in, they go for good until it fits."""
    taken = shift.taken - heads
    shift.places = max(shift.capacity, min(shift.places, taken))
    shift.taken = taken
    shift.save(update_fields=["taken", "places"])


def count_places(need_id: int, *, now: datetime) -> None:
    """Writes on the need how many places its coming shifts have and how many of them are taken, as its card shows."""
    coming = Shift.objects.filter(plan=need_id, called_off_at=None, starts_at__gt=now)
    told = coming.aggregate(room=Sum("capacity"), taken=Sum(Least("taken", "capacity")))
    room, taken = told["room"] or 0, told["taken"] or 0
    Need.objects.filter(pk=need_id, planned=True).update(amount=100 * room or None, covered=100 * taken, changed_at=now)

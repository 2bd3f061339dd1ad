"""Rows that name somebody go: with the person, and some time after the mailing has ended."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from gemeinsinn.delivery.lifecycle.bounces import KEPT as BOUNCES_KEPT
from gemeinsinn.delivery.lifecycle.mailings import KEPT, State
from gemeinsinn.delivery.models import Batch, Bounce, Mailing, Pace, Row
from gemeinsinn.delivery.queries.bounces import bounces_of
from gemeinsinn.delivery.queries.rows import rows_of
from gemeinsinn.people.personal_data import Person

DAY = timedelta(days=1)
MOST = 5000  # rows deleted at once, so that nothing else waits long


@transaction.atomic
def erase_address(*, address: str, now: datetime, bounces: bool = True) -> int:
    """Takes an address out of the ledger, also what waits for it and what came back; returns how many rows.

    Without `bounces` what came back stays its year, and with it that nothing goes there.
    """
    if bounces:
        bounces_of(address).delete()
    return int(rows_of(address).delete()[0])


def erase_rows(person: Person, *, now: datetime) -> None:
    """Takes somebody's rows out, by every address we know of them."""
    for address in (trace for trace in person.traces if "@" in trace):
        erase_address(address=address, now=now)


def forget_rows(*, now: datetime) -> int:
    """Deletes the rows of mailings that ended long ago, a few thousand at a time; returns how many."""
    old = Q(state__in=[State.DONE, State.CANCELLED], ended_at__lt=now - KEPT)
    mailings = list(Mailing.objects.filter(old).values_list("pk", flat=True))
    gone = 0
    while keys := list(Row.objects.filter(mailing__in=mailings).values_list("pk", flat=True)[:MOST]):
        gone += Row.objects.filter(pk__in=keys).delete()[0]
    Batch.objects.filter(mailing__in=mailings).delete()
    Bounce.objects.filter(at__lt=now - BOUNCES_KEPT).delete()
    quiet = Q(quiet_until=None) | Q(quiet_until__lt=now - DAY)
    Pace.objects.filter(quiet, minute__lt=int((now - DAY).timestamp()) // 60).delete()
    return gone

"""What leads from a ballot to a person ends with the poll, or when the person leaves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.people.personal_data import Person
from gemeinsinn.voting.actions.casting import PURPOSE
from gemeinsinn.voting.keys import key_of
from gemeinsinn.voting.lifecycle.polls import LINKS_KEPT, State
from gemeinsinn.voting.models import Ballot, Envelope, Poll


def forget_envelopes(*, now: datetime) -> int:
    """Envelopes of polls long over, with their links; returns how many."""
    old = Envelope.objects.filter(poll__ends__lt=timezone.localdate(now) - LINKS_KEPT)
    return drop(list(old.values_list("pk", flat=True)))


def drop(envelopes: list[int]) -> int:
    """With their links."""
    for pk in envelopes:
        revoke_links(purpose=PURPOSE, subject_id=pk)
    gone: int = Envelope.objects.filter(pk__in=envelopes).delete()[0]
    return gone


@transaction.atomic
def erase_ballots(person: Person, *, now: datetime) -> None:
    """The person leaves: ballots of votes that still run are taken out. Counted ones lead to nobody."""
    addresses = [trace for trace in person.traces if "@" in trace]
    for poll in Poll.objects.filter(state=State.OPEN) if addresses else ():
        keys = [key_of(poll, address) for address in addresses]
        Ballot.objects.filter(poll=poll, key__in=keys).delete()
        drop(list(Envelope.objects.filter(poll=poll, key__in=keys).values_list("pk", flat=True)))

"""Casting a ballot: asked for on the page, counted by the click in the mail, changeable until the end."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.people.personal import personal_address
from gemeinsinn.voting.keys import key_of
from gemeinsinn.voting.lifecycle.polls import LINKS_KEPT, Stand, fault_of
from gemeinsinn.voting.models import Ballot, Envelope, Poll
from gemeinsinn.voting.rules import can_vote
from gemeinsinn.voting.wording.polls import fault_words

PURPOSE = "ballot"


def check_taking(poll: Poll, now: datetime) -> None:
    """Raises NoLongerThere unless ballots are taken at this moment."""
    stand = poll.stand(timezone.localdate(now))
    if stand == Stand.COMING:
        raise DomainError(_("This vote has not begun yet."))
    if stand != Stand.TAKING:
        raise NoLongerThere(_("This vote is over. Its page tells how it ended."))


def valid_ticks(poll: Poll, ticks: Collection[int]) -> list[int]:
    """Sorted; raises DomainError with what is wrong."""
    options = set(poll.options.values_list("pk", flat=True))
    fault = fault_of(ticks, options, fewest=poll.fewest, most=poll.most, allows_empty=poll.allows_empty)
    if fault is not None:
        raise DomainError(fault_words(poll, fault))
    return sorted(set(ticks))


@transaction.atomic
def ask_to_cast(
    *, poll: Poll, ticks: Collection[int], email: str, language: str, now: datetime, by: Any = None
) -> Envelope:
    """Puts the ticks into an envelope and mails the link that opens it. The address itself is kept nowhere else.

    Whether somebody of this address has voted before makes no difference to be seen. Raises DomainError. Among members
    `by` votes with the address of the account, else NotAllowed: so each has one ballot there, too.
    """
    if poll.members_only and (by is None or not can_vote(by, poll) or email != by.email):
        raise NotAllowed(_("Only members of the network vote here."))
    check_taking(poll, now)
    chosen = valid_ticks(poll, ticks)
    envelope: Envelope = Envelope.objects.create(poll=poll, key=key_of(poll, email), ticks=chosen, created_at=now)
    last = timedelta(days=(poll.ends - timezone.localdate(now)).days) + LINKS_KEPT
    link = personal_address(purpose=PURPOSE, subject_id=envelope.pk, now=now, lasts=last, language=language)
    queue_mail(
        key=f"poll-{poll.pk}-{envelope.pk}", to=email.strip(), template="voting/mail/ballot.txt",
        context={"poll": poll, "link": link}, language=language, now=now,
    )  # fmt: skip
    return envelope


def cast(*, envelope: Envelope, ticks: Collection[int], now: datetime) -> Ballot:
    """Counts the ballot, or puts it in the place of the one before: one a person, however many clicks and links.

    No event tells of it: who voted is nobody's business. Raises DomainError.
    """
    poll = envelope.poll
    check_taking(poll, now)
    chosen = valid_ticks(poll, ticks)
    with transaction.atomic():
        lay_down(poll, envelope.key, chosen)
        Envelope.objects.filter(pk=envelope.pk).update(opened_at=now, ticks=[])
    return Ballot.objects.get(poll=poll, key=envelope.key)


def lay_down(poll: Poll, key: str, ticks: list[int]) -> None:
    """A fresh ballot, or other ticks on the one there is: the database decides which, so of many at once one is left."""
    Ballot.objects.bulk_create(
        [Ballot(poll=poll, key=key, ticks=ticks)],
        update_conflicts=True, unique_fields=["poll", "key"], update_fields=["ticks"],
    )  # fmt: skip

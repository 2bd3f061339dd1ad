"""What ends by itself: orders nobody confirmed, long pauses, proofs past their term, people who leave."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.tokens import revoke_links
from gemeinsinn.newsletter.actions.ending import end_lost, end_subscription
from gemeinsinn.newsletter.actions.linking import ADDRESS, revoke_all
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.lifecycle.subscriptions import CONFIRM_WITHIN, LOST_KEPT, PAUSED_KEPT, PROOF_KEPT, State
from gemeinsinn.newsletter.models import AddressChange, Evidence, Subscriber
from gemeinsinn.people.personal_data import Person

AT_ONCE = 200


def forget_unconfirmed(*, now: datetime) -> int:
    """Seven days without an answer, or the time set where an old list is asked: nothing is left, for there was no yes.

    Some at a time: of an old list there may be many. Returns how many.
    """
    over = Q(answer_by=None, asked_at__lt=now - CONFIRM_WITHIN) | Q(answer_by__lt=now)
    count = 0
    while rows := list(Subscriber.objects.filter(over, state=State.WAITING)[:AT_ONCE]):
        with transaction.atomic():
            for subscriber in rows:
                _forget(subscriber)
        count += len(rows)
    return count + _forget_changes(now)


@transaction.atomic
def _forget_changes(now: datetime) -> int:
    old = AddressChange.objects.filter(at__lt=now - CONFIRM_WITHIN)
    for subject in list(old.values_list("subscriber", flat=True)):
        revoke_links(purpose=ADDRESS, subject_id=subject)
    return old.delete()[0]


def _forget(subscriber: Subscriber) -> None:
    revoke_all(subscriber)
    drop_mails(about=f"newsletter-{subscriber.pk}-")
    Evidence.objects.filter(subject=subscriber.pk).delete()
    subscriber.delete()


def forget_paused(*, now: datetime) -> int:
    """A pause of a year is an end. Returns how many."""
    rows = list(Subscriber.objects.filter(state=State.PAUSED, paused_at__lt=now - PAUSED_KEPT))
    for subscriber in rows:
        end_subscription(subscriber=subscriber, page="", now=now)
    return len(rows)


def forget_lost(*, now: datetime) -> int:
    """Mails have come back for a year. Returns how many."""
    rows = list(Subscriber.objects.filter(state=State.LOST, lost_at__lt=now - LOST_KEPT))
    for subscriber in rows:
        end_lost(subscriber=subscriber, now=now)
    return len(rows)


def forget_proofs(*, now: datetime) -> int:
    """Proofs of subscriptions that ended three years ago. Returns of how many subscriptions."""
    living = Subscriber.objects.values("pk")
    ended = Evidence.objects.exclude(subject__in=living).values("subject").annotate(last=Max("at")).order_by()
    over = list(ended.filter(last__lt=now - PROOF_KEPT).values_list("subject", flat=True))
    Evidence.objects.filter(subject__in=over).delete()
    return len(over)


@transaction.atomic
def erase_subscriptions(person: Person, *, now: datetime) -> None:
    """Whoever leaves takes their subscription along; the proof stays for its time and names nobody."""
    keys = [key_of(trace) for trace in person.traces if "@" in trace]
    for subscriber in Subscriber.objects.filter(key__in=keys):
        if subscriber.state == State.WAITING:
            _forget(subscriber)
        else:
            end_subscription(subscriber=subscriber, page="", now=now)

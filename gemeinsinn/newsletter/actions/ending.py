"""Ending the newsletter: the address leaves at once, a fingerprint sees to it that no import brings it back."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import use_link
from gemeinsinn.delivery.actions.forgetting import erase_address
from gemeinsinn.newsletter.actions.linking import revoke_all, subject_in_mail, subscriber_behind
from gemeinsinn.newsletter.actions.proving import note_act
from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import Reason
from gemeinsinn.newsletter.models import Subscriber, Suppressed

BY_MAIL = "mailto:"


@transaction.atomic
def end_subscription(*, subscriber: Subscriber, page: str, now: datetime) -> None:
    """No more mails. Of many clicks at once one ends it, the others change nothing."""
    if _drop(subscriber, now):
        note_act(subscriber=subscriber, kind=Kind.ENDED, page=page, now=now)
        suppress(key=subscriber.key, reason=Reason.ENDED, now=now)


@transaction.atomic
def refuse_subscription(*, subscriber: Subscriber, link: SecretLink, page: str, now: datetime) -> None:
    """ "That was not me": whoever typed this address here cannot do it again. Raises NoLongerThere for a second click."""
    use_link(link, now=now)
    if _drop(subscriber, now):
        note_act(subscriber=subscriber, kind=Kind.REFUSED, page=page, now=now)
        suppress(key=subscriber.key, reason=Reason.REFUSED, now=now)


@transaction.atomic
def end_complained(*, subscriber: Subscriber, words: str, now: datetime) -> None:
    """Somebody called a mail spam: that is an end. What came back stays, so that no other mailing goes there either."""
    if _drop(subscriber, now, bounces=False):
        note_act(subscriber=subscriber, kind=Kind.COMPLAINED, page="", now=now, words=words)
        suppress(key=subscriber.key, reason=Reason.COMPLAINED, now=now)


@transaction.atomic
def end_lost(*, subscriber: Subscriber, now: datetime) -> None:
    """For a year no mail has arrived."""
    if _drop(subscriber, now):
        note_act(subscriber=subscriber, kind=Kind.ENDED, page="", now=now)
        suppress(key=subscriber.key, reason=Reason.LOST, now=now)


def end_by_mail(told: str, *, now: datetime) -> bool:
    """A mail came to the address that ends it, which only our mails name. True if it was one of ours."""
    subject = subject_in_mail(told)
    if subject is None:
        return False
    subscriber = subscriber_behind(subject)
    if subscriber is not None:
        end_subscription(subscriber=subscriber, page=BY_MAIL, now=now)
    return True


def suppress(*, key: str, reason: Reason, now: datetime) -> None:
    """Onto the list, for ever; the latest reason counts."""
    Suppressed.objects.update_or_create(key=key, defaults={"reason": reason, "at": now})


def _drop(subscriber: Subscriber, now: datetime, *, bounces: bool = True) -> bool:
    """Row, links and waiting mails, also of an issue that is on its way; False if somebody was quicker."""
    gone = Subscriber.objects.filter(pk=subscriber.pk).delete()[0]
    erase_address(address=subscriber.address, now=now, bounces=bounces)
    revoke_all(subscriber)
    drop_mails(about=f"newsletter-{subscriber.pk}-")
    return bool(gone)

"""Subscriptions through the real actions."""

from datetime import timedelta

from django.utils import timezone

from gemeinsinn.core.tokens import find_link, issue_link
from gemeinsinn.newsletter.actions.changing import ask_for_address
from gemeinsinn.newsletter.actions.linking import CONFIRM
from gemeinsinn.newsletter.actions.ordering import Wishes, ask_to_subscribe, confirm_subscription
from gemeinsinn.newsletter.consents import current_consent
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.models import Subscriber


def order(address="jule@example.org", *, now=None, **wishes) -> Subscriber:
    """Ordered, not confirmed."""
    ask_to_subscribe(
        address=address, wishes=Wishes(**wishes), consent=current_consent("de"), page="/newsletter/", now=now or timezone.now()
    )  # fmt: skip
    return Subscriber.objects.get(key=key_of(address))


def link_for(subscriber, purpose=CONFIRM, *, now=None):
    """A fresh link, as found."""
    when = now or timezone.now()
    single = purpose.endswith("confirm")
    lasts = timedelta(days=7)
    token = issue_link(purpose=purpose, subject_id=subscriber.pk, now=when, lasts=lasts, single_use=single)
    return find_link(token, now=when)


def subscribe(address="jule@example.org", *, now=None, **wishes) -> Subscriber:
    """Ordered and confirmed."""
    made = order(address, now=now, **wishes)
    when = now or timezone.now()
    confirm_subscription(subscriber=made, link=link_for(made, now=when), page="/m/…/", now=when)
    made.refresh_from_db()
    return made


def moving_subscription(*, now=None) -> Subscriber:
    """It waits for the answer of a new address."""
    made = subscribe("zieht@example.org", now=now)
    ask_for_address(subscriber=made, address="um@example.org", now=now or timezone.now())
    return made

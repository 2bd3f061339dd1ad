"""Subscriptions through the real actions."""

from datetime import timedelta

from django.utils import timezone

from gemeinsinn.core.tokens import find_link, issue_link
from gemeinsinn.newsletter.actions.changing import ask_for_address
from gemeinsinn.newsletter.actions.issues import approve, change_block, hand_in, save_issue, start_issue
from gemeinsinn.newsletter.actions.linking import CONFIRM
from gemeinsinn.newsletter.actions.ordering import Wishes, ask_to_subscribe, confirm_subscription
from gemeinsinn.newsletter.actions.sending import send_issue
from gemeinsinn.newsletter.consents import current_consent
from gemeinsinn.newsletter.keys import key_of
from gemeinsinn.newsletter.models import Issue, Subscriber


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


def make_issue(*, now=None, by=None, subject="Neues aus dem Hof", **fields) -> Issue:
    """A draft with nothing wrong in it; `fields` as of `save_issue`."""
    when = now or timezone.now()
    issue = start_issue(subject=subject, language="de", by=by, now=when)
    told = {"subject": subject, "preheader": "Zwölf Tische, ein Hof, alle da: was daraus wurde und was noch fehlt."}
    save_issue(issue=issue, fields=told | fields, by=by, now=when)
    text = issue.blocks.first()
    words = {"heading": "Der Hof", "text": "Er ist fertig.\n\nKommen Sie vorbei!"}
    change_block(block=text, fields=words, by=by, now=when)
    return issue


def approved_issue(*, now=None, **fields) -> Issue:
    """Handed in and approved; somebody reads it."""
    when = now or timezone.now()
    issue = make_issue(now=when, **fields)
    hand_in(issue=issue, by=None, now=when)
    approve(issue=issue, by=None, now=when)
    return issue


def sent_issue(*, now=None, **fields) -> Issue:
    """In the archive; one person got it."""
    when = now or timezone.now()
    subscribe("abo@example.org", now=when)
    issue = approved_issue(now=when, **fields)
    send_issue(issue=issue, now=when)
    return issue

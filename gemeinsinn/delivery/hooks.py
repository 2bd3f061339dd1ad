"""What a provider of mail reports of messages it could not deliver, read by django-anymail."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, ImproperlyConfigured
from django.http import HttpRequest

from gemeinsinn.core.text import clean_line
from gemeinsinn.delivery.actions.bounces import note_told
from gemeinsinn.delivery.engine.writing import Post
from gemeinsinn.delivery.lifecycle.bounces import Kind, is_hard, status_in

READERS = {"brevo": "Brevo", "mailjet": "Mailjet", "postmark": "Postmark", "sparkpost": "SparkPost"}
KINDS = {"bounced": Kind.RETURNED, "rejected": Kind.RETURNED, "complained": Kind.COMPLAINT}
GONE = {"hard_bounce", "HardBounce"}  # how Brevo and Postmark say it; Mailjet has a field of that name


def take_told(request: HttpRequest, *, now: datetime) -> int:
    """Notes what a call of the provider tells; returns how much of it was new and ours.

    Raises SuspiciousOperation for a wrong secret, BadRequest for what the provider does not send.
    """
    post = Post("", settings.BOUNCE_ADDRESS, settings.SECRET_KEY.encode())
    noted = [
        note_told(
            message_id=str(event.message_id or ""), address=clean_line(str(event.recipient or "")), kind=KINDS[event.event_type],
            hard=is_gone(event), words=words_of(event), post=post, now=now,
        )
        for event in events_in(request)
    ]  # fmt: skip
    return len([one for one in noted if one is not None])


def events_in(request: HttpRequest) -> Iterator[Any]:
    """What is about a message that did not arrive, or was not wanted, as anymail's events.

    Its signals are not used: what is wrong with our own work would look like a report that cannot be read.
    """
    # Imported when somebody calls: who has no provider keeps the memory.
    module = import_module(f"anymail.webhooks.{settings.MAIL_PROVIDER}")
    reader = getattr(module, f"{READERS[settings.MAIL_PROVIDER]}TrackingWebhookView")()
    reader.run_validators(request)
    try:
        events = reader.parse_events(request)
    except (ValueError, LookupError, TypeError, AttributeError, ImproperlyConfigured) as problem:
        raise BadRequest("not a report of the provider") from problem
    return (event for event in events if event.event_type in KINDS)


def words_of(event: Any) -> str:
    """What the last server said, or else the provider."""
    return str(event.mta_response or event.description or event.reject_reason or "")


def is_gone(event: Any) -> bool:
    """A complaint, or an address that is wrong or closed: by the server's code, without one by the provider's word."""
    if event.event_type == "complained":
        return True
    status = status_in(words_of(event))
    if status:
        return is_hard(status)
    told = event.esp_event if isinstance(event.esp_event, dict) else {}
    said = {value for value in told.values() if isinstance(value, str)}
    return event.reject_reason == "invalid" or told.get("hard_bounce") is True or bool(said & GONE)

"""Where bounces come in: by a pipe, or from a mailbox that is emptied every few minutes."""

from datetime import datetime

from django.conf import settings

from gemeinsinn.delivery.actions.bounces import note_report
from gemeinsinn.delivery.engine.mailboxes import empty
from gemeinsinn.delivery.engine.writing import Post
from gemeinsinn.delivery.models import Bounce


def take_in(raw: bytes, *, came_to: str = "", now: datetime) -> Bounce | None:
    """One mail; None if it says nothing about a message of ours."""
    post = Post("", settings.BOUNCE_ADDRESS, settings.SECRET_KEY.encode())
    return note_report(raw=raw, post=post, came_to=came_to, now=now)


def empty_mailbox(*, now: datetime) -> int:
    """All that lies in the mailbox of bounces, if there is one; returns how many. Raises OSError if it cannot be had."""
    if not settings.BOUNCE_MAILBOX:
        return 0
    return empty(settings.BOUNCE_MAILBOX, lambda raw: take_in(raw, now=now))

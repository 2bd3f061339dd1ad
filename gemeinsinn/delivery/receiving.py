"""Where bounces and other mail for programs come in: by a pipe, or from a mailbox that is emptied every few minutes."""

import logging
from datetime import datetime

from django.conf import settings

from gemeinsinn.delivery.actions.bounces import note_report
from gemeinsinn.delivery.bouncing import taker_of
from gemeinsinn.delivery.engine.mailboxes import empty
from gemeinsinn.delivery.engine.reports import addressed_to
from gemeinsinn.delivery.engine.writing import Post, told_in
from gemeinsinn.delivery.models import Bounce

log = logging.getLogger("gemeinsinn.delivery")


def take_in(raw: bytes, *, came_to: str = "", now: datetime) -> Bounce | str | None:
    """One mail: a bounce, or the word of who took it; None if it is about nothing of ours. Nobody is answered."""
    word = handed_on(raw, came_to=came_to, now=now)
    if word:
        return word
    post = Post("", settings.BOUNCE_ADDRESS, settings.SECRET_KEY.encode())
    return note_report(raw=raw, post=post, came_to=came_to, now=now)


def handed_on(raw: bytes, *, came_to: str = "", now: datetime) -> str:
    """Gives a mail to bounces+WORD-...@ to whoever registered for the word, once; returns the word."""
    for address in dict.fromkeys([came_to, *addressed_to(raw)]):
        word, told = told_in(address, settings.BOUNCE_ADDRESS)
        taker = taker_of(word)
        if taker is not None and taker(told, now=now):
            log.info("mail taken", extra={"line": {"for": word}})
            return word
    return ""


def empty_mailbox(*, now: datetime) -> int:
    """All that lies in the mailbox of bounces, if there is one; returns how many. Raises OSError if it cannot be had."""
    if not settings.BOUNCE_MAILBOX:
        return 0
    return empty(settings.BOUNCE_MAILBOX, lambda raw: take_in(raw, now=now))

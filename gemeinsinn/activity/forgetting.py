"""Mails that name somebody who has left, and mails that are no longer needed, go."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.outbox import mark_of

log = logging.getLogger("gemeinsinn.retention")

State = OutgoingMail.State
KEPT = timedelta(days=30)  # long enough to answer "did you write to me?"


@transaction.atomic
def drop_mails(*, about: str) -> int:
    """Takes mails whose key begins with `about` ("need-12-") out of outbox and folder; what was sent is empty anyway.

    Returns how many had not been sent yet.
    """
    rows = OutgoingMail.objects.filter(key__startswith=about)
    sent = set(rows.filter(state=State.SENT).values_list("message_id", flat=True))
    if sent:
        transaction.on_commit(lambda: drop_files(lambda mail: mail["Message-ID"] in sent))
    dropped: int = rows.exclude(state=State.SENT).delete()[0]
    return dropped


@transaction.atomic
def drop_mails_to(*, email: str) -> int:
    """Takes mails to an address that were not sent yet out of the outbox; returns how many. The others lead to nobody."""
    transaction.on_commit(lambda: drop_files(lambda mail: parseaddr(mail["To"])[1].casefold() == email.casefold()))
    dropped: int = OutgoingMail.objects.filter(to__iexact=email).exclude(state=State.SENT).delete()[0]
    OutgoingMail.objects.filter(person=mark_of(email)).update(person="")
    return dropped


def forget_mails(*, now: datetime) -> int:
    """Deletes mails a month after they were sent or given up, also from the folder of a portal without mail server."""
    ended = [State.SENT, State.FAILED, State.UNKNOWN]
    gone: int = OutgoingMail.objects.filter(
        Q(sent_at__lt=now - KEPT) | Q(sent_at=None, queued_at__lt=now - KEPT), state__in=ended
    ).delete()[0]
    for path in mail_files():
        if path.stat().st_mtime < (now - KEPT).timestamp():
            path.unlink(missing_ok=True)
    log.info("mails forgotten", extra={"line": {"count": gone}})
    return gone


def drop_files(fits: Callable[[Message], bool]) -> None:
    """Deletes the mails of the folder that fit; with a mail server there is no folder."""
    for path in mail_files():
        if fits(message_from_bytes(path.read_bytes())):
            path.unlink(missing_ok=True)


def mail_files() -> list[Path]:
    """Mails written as files, as in the demo."""
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    return sorted(Path(folder).glob("*.eml")) if folder else []

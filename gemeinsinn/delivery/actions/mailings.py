"""Opening a mailing, and letting it go, rest or end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.text import clean_line
from gemeinsinn.delivery.lifecycle.mailings import MOVES, Move
from gemeinsinn.delivery.models import Mailing
from gemeinsinn.delivery.rules import can_run_mailings

# Made by the engine for each row; a mailing cannot bring them.
OWN_HEADERS = frozenset(
    [
        "from",
        "to",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "content-type",
        "content-transfer-encoding",
        "list-unsubscribe",
        "list-unsubscribe-post",
        "dkim-signature",
        "return-path",
        "sender",
        "bcc",
        "cc",
    ]
)
HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z-]{1,60}")


@dataclass(frozen=True, slots=True)
class MailTemplate:
    """The parts of a message. `[[place]]` is filled from a row's values; in HTML they are escaped, unless the name of
    the place ends in `_html`. `[[unsubscribe_url]]` is always there.
    """

    subject: str
    plain: str
    html: str
    places: tuple[str, ...] = field(default=())


def allow_office(by: Any) -> None:
    """Raises NotAllowed unless `by` runs mailings; None (the program itself) needs no right."""
    if by is not None and not can_run_mailings(by):
        raise NotAllowed(_("Only the network's office sends mailings."))


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """On one line each, in ASCII. ValueError for one that is the engine's, or none at all."""
    for name, value in headers.items():
        if not HEADER_NAME.fullmatch(name) or name.lower() in OWN_HEADERS or not value.isascii():
            raise ValueError(f"a mailing cannot bring the header {name!r}")
    return {name: clean_line(value) for name, value in headers.items()}


@transaction.atomic
def open_mailing(
    *,
    kind: str,
    reference: str,
    sender: str,
    template: MailTemplate,
    headers: Mapping[str, str],
    by: Any,
    now: datetime,
) -> Mailing:
    """A mailing to which rows can be added; nothing goes out yet. The same kind and reference give the same mailing.

    `sender` is the From line ("Name <address>"). `headers` are the mailing's own: List-Id, Feedback-ID, Auto-Submitted.
    """
    allow_office(by)
    mailing, new = Mailing.objects.get_or_create(
        kind=kind,
        reference=reference,
        defaults={
            "sender": clean_line(sender),
            "subject": clean_line(template.subject)[:200],
            "plain": template.plain,
            "html": template.html,
            "places": list(template.places),
            "headers": checked_headers(headers),
            "opened_by": by,
            "opened_at": now,
        },
    )
    if new:
        record("mailing_opened", mailing, by=by, now=now)
    return mailing


def _move(mailing: Mailing, move: Move, *, by: Any, now: datetime, **fields: Any) -> None:
    allow_office(by)
    change_state(
        mailing, MOVES[move], _("This mailing has moved on in the meantime. Please look at it again."), **fields
    )
    record(f"mailing_{move}", mailing, by=by, now=now)


@transaction.atomic
def start(*, mailing: Mailing, by: Any, now: datetime) -> None:
    """From now on workers send it. Raises DomainError where there are no rows."""
    if not mailing.rows.exists():
        raise DomainError(_("There is nobody this could be sent to."))
    _move(mailing, Move.START, by=by, now=now, going_since=now)


@transaction.atomic
def pause(*, mailing: Mailing, by: Any, now: datetime, because: str = "") -> None:
    """Workers stop within half a second; what they had claimed and not sent goes back into the queue."""
    _move(mailing, Move.PAUSE, by=by, now=now, stopped_because=because[:300])


@transaction.atomic
def resume(*, mailing: Mailing, by: Any, now: datetime) -> None:
    """Goes on where it stopped. Nobody who has the message gets it again."""
    calm: dict[str, Any] = {"stopped_because": "", "quiet_until": None, "strikes": 0}
    _move(mailing, Move.RESUME, by=by, now=now, going_since=now, **calm)


@transaction.atomic
def cancel(*, mailing: Mailing, by: Any, now: datetime) -> None:
    """Ends it for good; who was not reached yet is not written to."""
    _move(mailing, Move.CANCEL, by=by, now=now, ended_at=now)


@transaction.atomic
def finish(*, mailing: Mailing, now: datetime) -> None:
    """Every row has come to an end."""
    _move(mailing, Move.FINISH, by=None, now=now, ended_at=now)

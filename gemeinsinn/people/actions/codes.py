"""Sending a code to an address, and checking what was typed."""

import hmac
import logging
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.tokens import digest_of
from gemeinsinn.people.models import AddressCode, User
from gemeinsinn.people.models.codes import MOST_TRIES

log = logging.getLogger("gemeinsinn.door")

LASTS = timedelta(minutes=10)
KEPT = timedelta(days=1)
DEMO_DOMAIN = "@demo.example"


class WrongCode(DomainError):
    """The digits are not the ones that were sent; there is at least one try left."""

    status = 422


@transaction.atomic
def send_code(*, email: str, purpose: str, language: str, now: datetime, user: User | None = None) -> str:
    """Mails a code and returns the handle the browser keeps. Does the same whether the address has an account or not."""
    handle, code = secrets.token_urlsafe(32), f"{secrets.randbelow(1_000_000):06}"
    row = AddressCode.objects.create(
        purpose=purpose, email=email.strip().lower(), user=user, handle=digest_of(handle),
        digest=_digest(handle, code), created_at=now, expires_at=now + LASTS,
    )  # fmt: skip
    queue_mail(
        key=f"code-{row.pk}", to=row.email, template=f"people/mail/{purpose}.txt", language=language, now=now,
        context={"code": code, "minutes": int(LASTS.total_seconds()) // 60},
    )  # fmt: skip
    return handle


def check_code(*, handle: str, purpose: str, code: str, now: datetime) -> AddressCode:
    """The row of the code if the digits are right; it is used up by that.

    Each call costs a try, counted before looking, so that no number of calls at one moment gets more tries.
    Raises WrongCode, or NoLongerThere if the code is unknown, expired, used or out of tries.
    """
    rows = AddressCode.objects.filter(handle=digest_of(handle), purpose=purpose, used_at=None)
    if not rows.filter(expires_at__gt=now, tries__lt=MOST_TRIES).update(tries=F("tries") + 1):
        note(purpose, "over")
        raise NoLongerThere(_("This code no longer holds. Please ask for a new one."))
    row = AddressCode.objects.get(handle=digest_of(handle))
    if not _is_right(row, handle, code):
        note(purpose, "wrong")
        left = MOST_TRIES - row.tries
        if left <= 0:
            raise NoLongerThere(_("That was not the code either. Please ask for a new one."))
        raise WrongCode(
            ngettext(
                "That is not the code. You have %(left)d more try.",
                "That is not the code. You have %(left)d more tries.",
                left,
            )
            % {"left": left}
        )
    if not rows.filter(pk=row.pk).update(used_at=now):
        note(purpose, "over")
        raise NoLongerThere(_("This code no longer holds. Please ask for a new one."))
    note(purpose, "right")
    return row


def note(purpose: str, outcome: str) -> None:
    """A line in the log for every code that is tried; it does not say whose."""
    log.info("code", extra={"line": {"purpose": str(purpose), "outcome": outcome}})


def _digest(handle: str, code: str) -> str:
    """Keyed: six digits alone could be found from a plain digest in a moment."""
    return hmac.new(f"{settings.SECRET_KEY}{handle}".encode(), code.encode(), "sha256").hexdigest()


def _is_right(row: AddressCode, handle: str, code: str) -> bool:
    typed = "".join(sign for sign in code if sign.isascii() and sign.isalnum())
    right = hmac.compare_digest(row.digest, _digest(handle, typed))
    known = settings.DEMO and bool(settings.DEMO_CODE) and row.email.endswith(DEMO_DOMAIN)
    return right or (known and hmac.compare_digest(typed.encode(), settings.DEMO_CODE.encode()))


def forget_codes(*, now: datetime) -> int:
    """Deletes codes a day after they expired; returns how many."""
    return AddressCode.objects.filter(expires_at__lt=now - KEPT).delete()[0]

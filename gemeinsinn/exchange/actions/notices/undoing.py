"""A decision of the agency that was a slip: taken back, and no author is left with a mail that is not true any more."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.notices.checking import must_be_checker
from gemeinsinn.exchange.actions.notices.keeping import revive_notice
from gemeinsinn.exchange.actions.notices.moves import (
    keep_check,
    manage_address,
    move_notice,
    recall_mail,
    tell_author,
)
from gemeinsinn.exchange.lifecycle.notices import Move, State
from gemeinsinn.exchange.models import Need, Offer


@transaction.atomic
def unpublish_notice(*, notice: Need | Offer, by: Any, now: datetime) -> bool:
    """Undo of publish: back into the tray. Refused once somebody has answered. Returns what `correct_mail` says."""
    must_be_checker(by, notice)
    if notice.responses.exists():
        raise DomainError(_("Somebody has already answered. Please hide it instead."))
    move_notice(notice, Move.UNPUBLISH, published_at=None)
    keep_check(notice, state=State.SUBMITTED, by=by, now=now)
    record("unpublished", notice, by=by, now=now)
    return correct_mail(notice, "published", now=now)


@transaction.atomic
def unreturn_notice(*, notice: Need | Offer, by: Any, now: datetime) -> bool:
    """Undo of return: it waits for a check again."""
    must_be_checker(by, notice)
    move_notice(notice, Move.RESUBMIT, only_from=State.RETURNED)
    keep_check(notice, state=State.SUBMITTED, by=by, now=now)
    record("return_undone", notice, by=by, now=now)
    return correct_mail(notice, "returned", now=now)


@transaction.atomic
def unhide_notice(*, notice: Need | Offer, by: Any, now: datetime) -> bool:
    """Undo of hide: it hangs as before."""
    revive_notice(notice=notice, by=by, now=now)
    return correct_mail(notice, "hidden", now=now)


def correct_mail(notice: Need | Offer, occasion: str, *, now: datetime) -> bool:
    """Takes the mail about a decision back; one that is gone is followed by one that corrects it: then True."""
    if recall_mail(notice, occasion) or notice.contact is None or not notice.contact.email:
        return False
    tell_author(notice, "undone", now=now, link=manage_address(notice, now=now), agency=notice.agency, undone=occasion)
    return True

"""The share of a notice's amount that a response holds: taken and given back so that no two exceed the whole.

One conditional UPDATE decides; the CHECK constraints `need_never_overcovered` and
`offer_never_overcovered` stand behind it. Both hold on SQLite and PostgreSQL.
"""

from datetime import datetime

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError, TooMuch
from gemeinsinn.exchange.counting import can_share
from gemeinsinn.exchange.lifecycle.notices import State, is_expired
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.amounts import amount_text, whole_words
from gemeinsinn.exchange.wording.gone import NoticeGone


class NotEnoughLeft(TooMuch):
    """Somebody was quicker. `left` is what remains, in hundredths."""

    def __init__(self, notice: Need | Offer, left: int) -> None:
        self.left = left
        if left:
            words = _(
                "So much is not free any more: %(left)s left. Please check the number; everything else is still here."
            )
            super().__init__(words % {"left": amount_text(notice, left)})
        else:
            super().__init__(_("Everything has been promised in the meantime."))


def must_be_whole(notice: Need | Offer, amount: int | None) -> None:
    """Raises DomainError for a part of what is counted one by one."""
    if amount is not None and not can_share(notice, amount):
        raise DomainError(whole_words(amount, notice.unit, notice.unit_words))


def take_share(notice: Need | Offer, amount: int | None, *, now: datetime, only_open: bool = False) -> None:
    """Reserves `amount`. Raises NotEnoughLeft, or NoticeGone if it must be open and is not."""
    fits = Q(amount=None) | Q(amount__gte=F("covered") + (amount or 0))
    rows = type(notice).objects.filter(fits, pk=notice.pk)
    if only_open:
        today = timezone.localdate(now)
        rows = rows.filter(Q(until=None) | Q(until__gte=today), state=State.PUBLISHED)
    if rows.update(covered=F("covered") + (amount or 0), changed_at=now):
        notice.refresh_from_db(fields=["covered"])
        return
    notice.refresh_from_db(fields=["amount", "covered", "state", "until"])
    if only_open and (notice.state != State.PUBLISHED or is_expired(notice.until, timezone.localdate(now))):
        raise NoticeGone(_("This notice is no longer open. There is more on the board."))
    raise NotEnoughLeft(notice, notice.left or 0)


def take_what_is_left(notice: Need | Offer, wanted: int, *, now: datetime) -> int:
    """Reserves as much of `wanted` as nobody else has promised; returns how much that was."""
    left = type(notice)._default_manager.select_for_update().get(pk=notice.pk).left  # nobody else takes meanwhile
    taken = wanted if left is None else min(wanted, left)
    take_share(notice, taken, now=now)
    return taken


def free_share(notice: Need | Offer, amount: int | None, *, now: datetime) -> None:
    """Gives a share back."""
    type(notice).objects.filter(pk=notice.pk).update(covered=F("covered") - (amount or 0), changed_at=now)
    notice.refresh_from_db(fields=["covered"])

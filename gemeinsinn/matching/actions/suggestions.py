"""What a broker does with a suggestion.

| move | who | from | mail | activity on the need |
|---|---|---|---|---|
| ask | staff | open, snoozed | to the partner, with a link of their own (not by phone) | partner_asked |
| take_back | staff | asked | none; one that waits to be sent is dropped | partner_ask_undone |
| dismiss | staff | open, snoozed | | suggestion_dismissed |
| snooze | staff | open, snoozed | | suggestion_snoozed |
| reopen | staff | dismissed, snoozed, refused | | suggestion_reopened |
| accept, refuse | the partner by link, staff on the phone | asked | see actions/answering.py | partner_accepted, partner_refused |
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NoLongerThere, NotAllowed
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.actions.asking import count_ask, uncount_ask
from gemeinsinn.matching.actions.suggestion_mails import mail_ask, mail_key
from gemeinsinn.matching.lifecycle.suggestions import BROKERS_REASONS, LATEST_SNOOZE, MOVES, Move
from gemeinsinn.matching.models import SavedSearch, Suggestion
from gemeinsinn.matching.partner import Partner, partner_of
from gemeinsinn.matching.queries.asked import is_quiet, may_be_asked_about, most_for
from gemeinsinn.matching.rules import can_see_wishes, can_suggest

VERBS = {
    Move.ASK: "partner_asked",
    Move.TAKE_BACK: "partner_ask_undone",
    Move.ACCEPT: "partner_accepted",
    Move.REFUSE: "partner_refused",
    Move.DISMISS: "suggestion_dismissed",
    Move.SNOOZE: "suggestion_snoozed",
    Move.REOPEN: "suggestion_reopened",
}


def check_may(by: Any, need: Need, wish: SavedSearch | None = None) -> None:
    """Raises NotAllowed for whoever does not work at the desk of the need's agency; about a wish its own people act."""
    if not can_suggest(by, need) or (wish is not None and not can_see_wishes(by, need.agency)):
        raise NotAllowed(_("This need lies on another agency's desk."))


def suggestion_for(need: Need, partner: Partner, *, by: Any, now: datetime) -> Suggestion:
    """The row of this pair, made when it is first touched."""
    whose: dict[str, Any] = {"organisation": None, "offer": partner.offer, "wish": partner.wish}
    if partner.organisation is not None:
        whose = {"organisation": partner.organisation}
    row, _new = Suggestion.objects.get_or_create(
        need=need, **whose, defaults={"offer": partner.offer, "by": by, "created_at": now}
    )
    return row


def make_move(suggestion: Suggestion, move: Move, *, by: Any, now: datetime, **fields: Any) -> None:
    """Moves exactly once, however many try. Raises DomainError for those who come too late."""
    before, after = MOVES[move]
    rows = Suggestion.objects.filter(pk=suggestion.pk, state__in=before)
    if not rows.update(state=after, changed_at=now, **fields):
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    suggestion.refresh_from_db()
    record(VERBS[move], suggestion.need, by=by, now=now, suggestion=suggestion.pk, reason=suggestion.reason)


@transaction.atomic
def ask_partner(
    *, need: Need, partner: Partner, by: Any, now: datetime, note: str = "", by_phone: bool = False
) -> Suggestion:
    """Asks: by mail with a personal link, or noted as asked on the phone. Both count towards the month.

    Raises AskedEnough, and DomainError where somebody cannot or does not want to be asked.
    """
    check_may(by, need, partner.wish)
    if not is_answerable(need.state, need.until, timezone.localdate(now)) or need.left == 0:
        raise NoLongerThere(_("This need is no longer open, so there is nothing to ask for."))
    if not may_be_asked_about(need, partner):
        raise NotAllowed(_("This need is for partners only, and this one cannot be found any more or is none."))
    if not by_phone and not partner.email:
        raise DomainError(_("No e-mail address is known. Please call."))
    if not by_phone and is_quiet(partner):
        raise DomainError(_("They do not want to be asked by mail. We keep to that."))
    suggestion = suggestion_for(need, partner, by=by, now=now)
    make_move(
        suggestion, Move.ASK, by=by, now=now, asked_at=now, by_phone=by_phone, asks=suggestion.asks + 1, note=note,
        reason="", until=None, by_id=by.pk, answered_at=None,
    )  # fmt: skip
    count_ask(partner=partner, most=most_for(need, partner), now=now)
    if not by_phone:
        mail_ask(suggestion, now=now)
    return suggestion


@transaction.atomic
def take_back_ask(*, suggestion: Suggestion, by: Any, now: datetime) -> bool:
    """As if nobody had asked. A mail still waiting is not sent and not counted; returns whether that was so."""
    check_may(by, suggestion.need, suggestion.wish)
    asked_at, was_phone = suggestion.asked_at, suggestion.by_phone
    key = mail_key(suggestion)
    make_move(suggestion, Move.TAKE_BACK, by=by, now=now, note="", asked_at=None, by_phone=False)
    waiting = OutgoingMail.objects.filter(key=key, state=OutgoingMail.State.QUEUED)
    unsent = bool(waiting.delete()[0]) or was_phone
    if unsent and asked_at is not None:
        uncount_ask(partner=partner_of(suggestion), asked_at=asked_at)
    return unsent


@transaction.atomic
def dismiss_suggestion(
    *, need: Need, partner: Partner, reason: str, by: Any, now: datetime, note: str = ""
) -> Suggestion:
    """Puts a pair aside, with a reason. NOT_THEIRS lowers this kind for this partner everywhere; it can be undone."""
    check_may(by, need, partner.wish)
    if reason not in BROKERS_REASONS:
        raise DomainError(_("Please choose a reason."))
    suggestion = suggestion_for(need, partner, by=by, now=now)
    make_move(suggestion, Move.DISMISS, by=by, now=now, reason=reason, note=note, until=None, by_id=by.pk)
    return suggestion


@transaction.atomic
def snooze_suggestion(*, need: Need, partner: Partner, until: date, by: Any, now: datetime) -> Suggestion:
    """Puts a pair off until a day, from which on it is open again."""
    check_may(by, need, partner.wish)
    today = timezone.localdate(now)
    if not today < until <= today + LATEST_SNOOZE:
        raise DomainError(_("Please choose a day from tomorrow on, within a year."))
    suggestion = suggestion_for(need, partner, by=by, now=now)
    make_move(suggestion, Move.SNOOZE, by=by, now=now, until=until, reason="", note="", by_id=by.pk)
    return suggestion


@transaction.atomic
def reopen_suggestion(*, suggestion: Suggestion, by: Any, now: datetime) -> None:
    """Undoes putting aside, putting off and a no; what was learned from it is forgotten with it."""
    check_may(by, suggestion.need, suggestion.wish)
    make_move(suggestion, Move.REOPEN, by=by, now=now, reason="", note="", until=None)

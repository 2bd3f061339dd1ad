"""Acts on needs and offers, each with its way back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.desk.lifecycle import extended
from gemeinsinn.desk.wording.acts import second_mail
from gemeinsinn.exchange.actions.notices import (
    change_notice,
    finish_notice,
    hide_notice,
    publish_notice,
    return_notice,
    revive_notice,
    unfinish_notice,
    unhide_notice,
    unpublish_notice,
    unreturn_notice,
)
from gemeinsinn.exchange.actions.notices.moves import (
    manage_address,
    move_notice,
    recall_mail,
    tell_author,
)
from gemeinsinn.exchange.lifecycle.notices import Move, State, is_expired
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.projects.models import Project

Undo = dict[str, Any]


def publish(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Puts it on the board, with the checker's edits if there are any."""
    publish_notice(notice=notice, by=by, now=now, changes=words.get("changes"), note=words.get("note", ""))
    return {}


def unpublish(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> str:
    """Undo of publish. The edits stay: they were right before and are right now."""
    return second_mail() if unpublish_notice(notice=notice, by=by, now=now) else ""


def give_back(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Returns it to its author with a reason."""
    return_notice(notice=notice, by=by, now=now, note=words.get("note", ""))
    return {}


def take_back(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> str:
    """Undo of give_back: it waits for a check again."""
    return second_mail() if unreturn_notice(notice=notice, by=by, now=now) else ""


def hide(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Takes it down."""
    hide_notice(notice=notice, by=by, now=now, note=words.get("note", ""))
    return {}


def show_again(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> str:
    """Undo of hide."""
    return second_mail() if unhide_notice(notice=notice, by=by, now=now) else ""


def extend(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Still needed: four weeks on where it has a last day, another 90 days where it has none."""
    kept = _standing(notice)
    until = words.get("until") or (extended(notice.until, timezone.localdate(now)) if notice.until else None)
    revive_notice(notice=notice, by=by, now=now, until=until)
    return kept


def settle(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Settled, as its author said on the phone."""
    kept = _standing(notice)
    finish_notice(notice=notice, by=by, now=now)
    return kept


def unsettle(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of settle."""
    unfinish_notice(notice=notice, state=kept["state"], by=by, now=now)


def reopen(notice: Need | Offer, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Needed after all: four more weeks where its last day has passed meanwhile."""
    kept, today = _standing(notice), timezone.localdate(now)
    until = extended(notice.until, today) if is_expired(notice.until, today) else None
    revive_notice(notice=notice, by=by, now=now, until=until)
    return kept


@transaction.atomic
def close_again(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of reopen: settled as before; the author hears of it if the mail that said otherwise is gone."""
    shorten(notice, by=by, now=now, kept=kept)
    if not recall_mail(notice, "reopened"):
        tell_author(notice, "finished", now=now, link=manage_address(notice, now=now), agency=notice.agency)


def _standing(notice: Need | Offer) -> Undo:
    """Its state and its days, as the key for an undo can hold them."""
    return {
        "state": str(notice.state),
        "until": _text(notice.until),
        "asked_at": _text(notice.asked_at),
        "confirmed_at": _text(notice.confirmed_at),
    }


@transaction.atomic
def shorten(notice: Need | Offer, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of extend: the days and the state it had."""
    dates: dict[str, Any] = {
        "until": parse_date(kept["until"]) if kept["until"] else None,
        "asked_at": parse_datetime(kept["asked_at"]) if kept["asked_at"] else None,
        "confirmed_at": parse_datetime(kept["confirmed_at"]) if kept["confirmed_at"] else None,
    }
    back = {State.EXPIRED: Move.EXPIRE, State.HIDDEN: Move.HIDE, State.DONE: Move.FINISH}.get(State(kept["state"]))
    if back is not None:
        move_notice(notice, back, **dates)
    elif not type(notice)._default_manager.filter(pk=notice.pk, state=State.PUBLISHED).update(**dates):
        raise DomainError(_("That is no longer possible: it has changed in the meantime."))
    record("extension_undone", notice, by=by, now=now)


def tie(need: Need, *, by: Any, now: datetime, words: dict[str, Any]) -> Undo:
    """Says which project a need belongs to, or that it belongs to none."""
    before = need.project_id
    change_notice(notice=need, fields={"project": words.get("project")}, by=by, now=now)
    return {"project": before}


def untie(need: Need, *, by: Any, now: datetime, kept: Undo) -> None:
    """Undo of tie: the project it had, if that still exists."""
    change_notice(notice=need, fields={"project": Project.objects.filter(pk=kept["project"]).first()}, by=by, now=now)


def _text(when: date | datetime | None) -> str:
    return when.isoformat() if when else ""

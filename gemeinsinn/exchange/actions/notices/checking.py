"""The agency looks at a notice: up it goes, back it goes, or down."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_text
from gemeinsinn.exchange.actions.notices.moves import day_of, keep_check, manage_address, move_notice, tell_author
from gemeinsinn.exchange.actions.notices.writing import must_be_counted, put_fields
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.lifecycle.notices import Move, State, is_expired
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.rules.notices import can_check_notice
from gemeinsinn.exchange.wording.phrases import change_words, field_words
from gemeinsinn.organisations.queries import agency_of_place


def must_be_checker(by: Any, notice: Need | Offer) -> None:
    """Raises NotAllowed for anyone but the agency of the place and the network office."""
    if not can_check_notice(by, notice):
        raise NotAllowed(_("Only the agency of the place can do that."))


def edit_for_author(notice: Need | Offer, changes: dict[str, Any]) -> list[dict[str, str]]:
    """What the agency edits, kept as before and after in words a person can read."""
    before = {name: field_words(notice, name) for name in changes}
    changed = put_fields(notice, changes)
    if {"amount", "unit", "unit_words"} & set(changed):
        must_be_counted(notice)
    if changed:
        notice.save(update_fields=[*changed, "changed_at"])
    return [
        {"field": name, "before": before[name], "after": field_words(notice, name)}
        for name in changes
        if name in changed and before[name] != field_words(notice, name)
    ]


@transaction.atomic
def publish_notice(
    *, notice: Need | Offer, by: Any, now: datetime, changes: dict[str, Any] | None = None, note: str = ""
) -> Need | Offer:
    """Puts a checked notice on the board; `changes` are the checker's edits, which the author gets to see."""
    must_be_checker(by, notice)
    edited = edit_for_author(notice, changes or {})
    if is_expired(notice.until, day_of(now)):
        raise DomainError(_("Its last day is over. Please set a new day first."))
    if not judge(notice, today=day_of(now)).essential:
        raise DomainError(_("It needs at least a place, a telling title, and what the partner gets."))
    note = clean_text(note)
    move_notice(
        notice, Move.PUBLISH, published_at=now, confirmed_at=now, asked_at=None,
        agency=notice.agency or agency_of_place(notice),
    )  # fmt: skip
    keep_check(notice, state=State.PUBLISHED, by=by, now=now, note=note, changes=edited)
    record("published", notice, by=by, now=now, public=True, edited=[change["field"] for change in edited])
    tell_author(
        notice, "published", now=now, link=manage_address(notice, now=now), note=note,
        changes=change_words(edited), agency=notice.agency,
    )  # fmt: skip
    return notice


@transaction.atomic
def return_notice(*, notice: Need | Offer, by: Any, now: datetime, note: str) -> Need | Offer:
    """Gives it back to its author with a sentence that says what to change."""
    must_be_checker(by, notice)
    note = clean_text(note)
    if not note:
        raise DomainError(_("Please write in one sentence what should be changed."))
    move_notice(notice, Move.RETURN)
    keep_check(notice, state=State.RETURNED, by=by, now=now, note=note)
    record("returned", notice, by=by, now=now)
    tell_author(
        notice,
        "returned",
        now=now,
        link=manage_address(notice, now=now, rest="aendern"),
        note=note,
        agency=notice.agency,
    )
    return notice


@transaction.atomic
def hide_notice(*, notice: Need | Offer, by: Any, now: datetime, note: str = "") -> Need | Offer:
    """The agency takes it down. The author learns why and can send it in again."""
    must_be_checker(by, notice)
    note = clean_text(note)
    move_notice(notice, Move.HIDE)
    keep_check(notice, state=State.HIDDEN, by=by, now=now, note=note)
    record("hidden", notice, by=by, now=now, public=True)
    tell_author(
        notice, "hidden", now=now, link=manage_address(notice, now=now), note=note, agency=notice.agency, by_agency=True
    )
    return notice

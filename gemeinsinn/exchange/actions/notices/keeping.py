"""What its author does with a notice later: still needed, changed, settled, withdrawn."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, TooMuch
from gemeinsinn.exchange.actions.deadlines import prolong_answers
from gemeinsinn.exchange.actions.notices.checking import must_be_checker
from gemeinsinn.exchange.actions.notices.moves import (
    day_of,
    is_hidden_by_agency,
    keep_check,
    manage_address,
    move_notice,
    recall_mail,
    tell_author,
)
from gemeinsinn.exchange.actions.notices.writing import must_be_counted, put_fields
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.lifecycle.notices import EDITABLE, Move, State, is_expired, move_for_change
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.rules.notices import owns_notice
from gemeinsinn.exchange.wording.notices import FIELDS
from gemeinsinn.exchange.wording.phrases import change_words, field_words
from gemeinsinn.organisations.queries import agency_of_place


@transaction.atomic
def revive_notice(*, notice: Need | Offer, now: datetime, until: date | None = None, by: Any = None) -> Need | Offer:
    """ "Still needed": it hangs on, or hangs again, for another 90 days or until a new day.

    By its author (`by` is None) or its agency. What the agency took down stays down, even if its author settled it
    since; what is settled and promised to the last comes back only with a larger number.
    """
    last = until or notice.until
    if is_expired(last, day_of(now)):
        raise DomainError(_("Its last day is over. Please set a new day first."))
    must_have_left(notice)
    if by is not None:
        must_be_checker(by, notice)
    elif notice.state in {State.HIDDEN, State.DONE} and is_hidden_by_agency(notice):
        raise DomainError(_("The agency took it down. Change it, and the agency will look at it again."))
    before = move_notice(notice, Move.REVIVE, until=last, confirmed_at=now, asked_at=None)
    prolong_answers(notice, now=now)
    if by is not None:
        keep_check(notice, state=State.PUBLISHED, by=by, now=now)
        if before == State.DONE:
            tell_reopened(notice, now=now)
    record("revived", notice, by=by, now=now, public=before != State.PUBLISHED)
    return notice


def must_have_left(notice: Need | Offer) -> None:
    """Nobody could answer a settled notice that hangs again without anything left to promise."""
    if notice.state == State.DONE and notice.left == 0:
        raise DomainError(_("Everything on it has been promised. If more is needed, change the number first."))


@transaction.atomic
def finish_notice(*, notice: Need | Offer, now: datetime, by: Any = None) -> Need | Offer:
    """Settled: it stays readable, nobody can answer any more. The author hears of it if the agency (`by`) did it.

    What the agency has taken down does not become readable again by this: its author only withdraws it.
    """
    if by is not None:
        must_be_checker(by, notice)
    elif notice.state == State.HIDDEN and is_hidden_by_agency(notice):
        return withdraw_notice(notice=notice, now=now)
    move_notice(notice, Move.FINISH)
    record("finished", notice, by=by, now=now, public=True)
    if by is not None:
        tell_author(notice, "finished", now=now, link=manage_address(notice, now=now), agency=notice.agency)
    return notice


@transaction.atomic
def unfinish_notice(*, notice: Need | Offer, state: str, by: Any, now: datetime) -> Need | Offer:
    """Undo of the agency's finish: back to the state it had. A mail that has not gone out yet is not sent."""
    must_be_checker(by, notice)
    put_back(notice, state=state, by=by, now=now)
    if not recall_mail(notice, "finished"):
        tell_reopened(notice, now=now)
    return notice


def put_back(notice: Need | Offer, *, state: str, by: Any, now: datetime) -> None:
    """What was settled stands as it did before; whoever calls this tells the author."""
    move_notice(notice, Move.REVIVE, only_from=State.DONE)
    back = {State.EXPIRED: Move.EXPIRE, State.HIDDEN: Move.HIDE}.get(State(state))
    if back is not None:
        move_notice(notice, back)
    record("finish_undone", notice, by=by, now=now, public=True)


def tell_reopened(notice: Need | Offer, *, now: datetime) -> None:
    """To the author: the agency has taken "settled" back."""
    tell_author(
        notice, "reopened", now=now, link=manage_address(notice, now=now), agency=notice.agency,
        hangs=notice.state == State.PUBLISHED,
    )  # fmt: skip


@transaction.atomic
def withdraw_notice(*, notice: Need | Offer, now: datetime, by: Any = None) -> Need | Offer:
    """Taken down for good. Who has already promised something hears it from the agency."""
    move_notice(notice, Move.WITHDRAW)
    record("withdrawn", notice, by=by, now=now, public=True)
    return notice


@transaction.atomic
def change_notice(
    *, notice: Need | Offer, fields: dict[str, Any], by: Any = None, now: datetime
) -> list[dict[str, str]]:
    """Changes a sent notice and returns what changed, before and after.

    By its author (`by` is None or its owner): numbers and days take effect at once, other words are checked again.
    By the agency: takes effect at once, and the author is told.
    """
    staff = by is not None and not owns_notice(by, notice)
    if staff:
        must_be_checker(by, notice)
    if notice.state not in EDITABLE:
        raise DomainError(_("This one is closed and cannot be changed any more."))
    score = judge(notice, today=day_of(now)).score
    changed, edited = put_and_compare(notice, fields)
    if not changed:
        return []
    must_still_fit(notice, changed, least=score, now=now)
    if {"municipality", "quarter"} & set(changed):
        notice.agency = agency_of_place(notice)
        changed.append("agency")
    store_change(notice, changed, now=now)
    if "until" in changed:
        prolong_answers(notice, now=now)
    record("changed", notice, by=by, now=now, fields=[change["field"] for change in edited])
    if staff:
        keep_check(notice, state=notice.state, by=by, now=now, changes=edited)
        tell_author(
            notice,
            "changed",
            now=now,
            link=manage_address(notice, now=now),
            changes=change_words(edited),
            agency=notice.agency,
        )
    else:
        follow_change(notice, [change["field"] for change in edited], now=now)
    return edited


def put_and_compare(notice: Need | Offer, fields: dict[str, Any]) -> tuple[list[str], list[dict[str, str]]]:
    """Sets the fields; returns the names that differ, and before and after in words."""
    before = {name: field_words(notice, name) for name in fields}
    changed = put_fields(notice, fields)
    edited = [
        {"field": name, "before": before[name], "after": field_words(notice, name)}
        for name in fields
        if name in changed and name in FIELDS
    ]
    return changed, edited


def must_still_fit(notice: Need | Offer, changed: list[str], *, least: int, now: datetime) -> None:
    """What is already promised stays true, and no change makes a notice too general that was not before."""
    if notice.covered and {"kind", "unit"} & set(changed):
        raise DomainError(_("Somebody has already promised something: kind and unit stay as they are."))
    if {"amount", "unit", "unit_words"} & set(changed):
        must_be_counted(notice)
    must_have_left(notice)
    verdict = judge(notice, today=day_of(now))
    if not (verdict.publishable or (verdict.essential and verdict.score >= least)):
        raise DomainError(_("Like this it would be too general. Please look at what is still missing."))


def store_change(notice: Need | Offer, changed: list[str], *, now: datetime) -> None:
    """Writes the fields; the amount only if what is promised by now still fits under it."""
    rows = type(notice)._default_manager.filter(pk=notice.pk, state=notice.state)
    if "amount" in changed and notice.amount is not None:
        rows = rows.filter(covered__lte=notice.amount)
    notice.changed_at = now
    if not rows.update(**{name: getattr(notice, name) for name in (*changed, "changed_at")}):
        raise TooMuch(_("More than that has already been promised, or it has changed in the meantime."))


def follow_change(notice: Need | Offer, changed: list[str], *, now: datetime) -> None:
    """What an author's change sets off (lifecycle.move_for_change)."""
    move = move_for_change(notice.state, changed, hidden_by_agency=is_hidden_by_agency(notice))
    if move is Move.REVIVE:
        move_notice(notice, Move.REVIVE, confirmed_at=now, asked_at=None)
        record("revived", notice, now=now)
    elif move is not None:
        move_notice(notice, move, confirmed_at=now, asked_at=None)
        record("resubmitted", notice, now=now)
        tell_author(notice, "received", now=now, link=manage_address(notice, now=now), agency=notice.agency, again=True)

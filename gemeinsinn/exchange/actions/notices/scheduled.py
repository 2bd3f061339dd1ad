"""What time does to notices. Each row is its own transaction and carries its own state:
a run that is killed has done some rows, the next run does the rest, no row is done twice.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.notices.moves import day_of, manage_address, move_notice, noun, tell_author
from gemeinsinn.exchange.actions.notices.writing import forget_notice
from gemeinsinn.exchange.lifecycle.notices import (
    ANSWER_WITHIN,
    CONFIRM_WITHIN,
    DRAFT_LASTS,
    OPPORTUNITY_ASKED_AFTER,
    STALE_AFTER,
    Move,
    State,
    is_due_to_ask,
    is_due_to_hide,
)
from gemeinsinn.exchange.models import Kind, Need, Offer

Models = tuple[type[Need] | type[Offer], ...]
MODELS: Models = (Need, Offer)
OPPORTUNITIES = frozenset({Kind.TIME, Kind.SKILL})  # kinds of needs that people answer with themselves
BATCH = 200


def each_due(due: Q, models: Models) -> Iterator[Need | Offer]:
    """Needs and offers that are due, in batches by id, so memory stays flat however many there are."""
    for model in models:
        last = 0
        while ids := list(
            model._default_manager.filter(due, pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
        ):
            for pk in ids:
                found = model._default_manager.filter(due, pk=pk).select_related("contact", "agency").first()
                if found is not None:
                    yield found
            last = ids[-1]


def do_each(due: Q, act: Callable[[Need | Offer], bool], models: Models = MODELS) -> int:
    """Runs `act` on each due notice in a transaction of its own; one that moved in between is passed over."""
    done = 0
    for notice in each_due(due, models):
        try:
            with transaction.atomic():
                done += act(notice)
        except DomainError:
            continue
    return done


def ask_stale_notices(*, now: datetime) -> int:
    """Asks "still needed?" where no end date is set and nobody confirmed it for 90 days; opportunities always, earlier."""

    def ask(notice: Need | Offer) -> bool:
        opportunity = isinstance(notice, Need) and notice.kind in OPPORTUNITIES
        if notice.confirmed_at is None or not is_due_to_ask(
            notice.confirmed_at, notice.until, now, opportunity=opportunity
        ):
            return False
        rows = type(notice)._default_manager.filter(pk=notice.pk, state=State.PUBLISHED, asked_at=None)
        if not rows.update(asked_at=now):
            return False
        record("asked", notice, now=now)
        base = manage_address(notice, now=now)
        tell_author(
            notice, "still_needed", now=now, once=f"{notice.confirmed_at:%Y%m%d}",
            yes=f"{base}noch-da/", done=f"{base}erledigt/", change=f"{base}aendern/", agency=notice.agency,
        )  # fmt: skip
        return True

    hanging = Q(state=State.PUBLISHED, asked_at=None)
    old = Q(kind__in=OPPORTUNITIES, confirmed_at__lte=now - OPPORTUNITY_ASKED_AFTER)
    asked = do_each(hanging & old, ask, (Need,))
    return asked + do_each(hanging & Q(until=None, confirmed_at__lte=now - STALE_AFTER), ask)


def hide_unanswered_notices(*, now: datetime) -> int:
    """Takes down what nobody answered for within 14 days of being asked."""

    def hide(notice: Need | Offer) -> bool:
        if not is_due_to_hide(notice.asked_at, now):
            return False
        move_notice(notice, Move.HIDE)
        record("hidden", notice, now=now, public=True)
        tell_author(
            notice, "hidden", now=now, once="unanswered", link=manage_address(notice, now=now), agency=notice.agency
        )
        return True

    return do_each(Q(state=State.PUBLISHED, asked_at__lte=now - ANSWER_WITHIN), hide)


def expire_notices(*, now: datetime) -> int:
    """Marks what is past its last day. The page stays and points to similar ones."""

    def expire(notice: Need | Offer) -> bool:
        move_notice(notice, Move.EXPIRE)
        record("expired", notice, now=now, public=True)
        tell_author(notice, "expired", now=now, once=f"{notice.until:%Y%m%d}", link=manage_address(notice, now=now))
        return True

    return do_each(Q(state=State.PUBLISHED, until__lt=day_of(now)), expire)


def forget_drafts(*, now: datetime) -> int:
    """Deletes drafts untouched for 30 days and notices whose address was not confirmed in 7, with the contact."""

    def forget(notice: Need | Offer) -> bool:
        record("forgotten", notice, now=now, what=noun(notice))
        forget_notice(notice)
        return True

    old = Q(state=State.DRAFT, changed_at__lt=now - DRAFT_LASTS) | Q(
        state=State.UNCONFIRMED, changed_at__lt=now - CONFIRM_WITHIN
    )
    return do_each(old, forget)

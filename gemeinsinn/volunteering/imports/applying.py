"""What becomes of a row: a new need, a changed one, one confirmed, one ended, or nothing at all."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.queries import events_of
from gemeinsinn.exchange.actions.notices import publish_notice, put_notice, revive_notice, withdraw_notice
from gemeinsinn.exchange.actions.notices.keeping import store_change
from gemeinsinn.exchange.actions.notices.moves import day_of
from gemeinsinn.exchange.actions.notices.writing import must_be_counted, put_fields
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.imports.freinet.applying import is_due_to_confirm
from gemeinsinn.exchange.imports.freinet.mapping import Refused
from gemeinsinn.exchange.lifecycle.notices import Move, can_move
from gemeinsinn.exchange.models import Need, Notice, Unit
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.places.queries import Spot
from gemeinsinn.volunteering.actions.opportunities import can_be_described, describe_opportunity
from gemeinsinn.volunteering.actions.planning import (
    Slot,
    add_shift,
    call_off_shift,
    change_plan,
    change_shift,
    open_plan,
)
from gemeinsinn.volunteering.imports.mapping import Row
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.models import Plan, Shift
from gemeinsinn.volunteering.queries.opportunities import field_called

ENDED_THERE = "ended_elsewhere"  # the verb that tells our own withdrawal from one that only follows


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes rows over, for which agency, from where."""

    source: str
    agency: Organisation
    by: Any
    now: datetime
    publish: bool = False

    def key_of(self, number: str) -> str:
        """What a need is known by; the database has it only once."""
        return f"platform:{self.source}:{number}"


def fields_of(row: Row, spot: Spot, need: Need | None) -> dict[str, Any]:
    """What the row says about the need itself. Numbers of a need with dates are counted from those."""
    told = row.fields | {
        "municipality": spot.municipality, "quarter": spot.quarter, "postcode": spot.postcode, "lat": spot.lat,
        "lon": spot.lon, "contact_mode": Notice.ContactMode.BROKER,
    }  # fmt: skip
    amount = told.pop("amount", None)
    if "amount" in row.fields and not (row.shifts or (need is not None and need.planned)):
        told |= {"amount": amount, "unit": Unit.PERSON}
    return told


def facts_of(row: Row) -> dict[str, Any]:
    """With the field by name; one that is not there is noted and left out."""
    if row.field_name is None:
        return row.facts
    field = field_called(row.field_name)
    if field is None:
        row.notes.append(_("field of engagement “%(name)s” is not known here: left out") % {"name": row.field_name})
        return row.facts
    return row.facts | {"field": field}


def take_need(row: Row, spot: Spot, taker: Taker) -> str:
    """A new need, in the agency's tray or on the board; returns why it waits, "" if it does not."""
    Need.objects.filter(source=taker.key_of(row.number)).update(source=None)  # back again: a new notice
    need = put_notice(
        model=Need, fields=fields_of(row, spot, None), contact=None, source=taker.key_of(row.number), by=taker.by,
        now=taker.now,
    )  # fmt: skip
    assert isinstance(need, Need)  # put_notice gives back the model it was given
    if need.agency_id != taker.agency.pk:
        need.agency = taker.agency
        need.save(update_fields=["agency", "changed_at"])
    facts = {name: value for name, value in facts_of(row).items() if value not in ("", None)}
    describe_opportunity(need=need, told=facts, by=taker.by, now=taker.now)
    if row.shifts:
        follow_shifts(need, row.shifts, taker)
    if row.injected:
        return _("waits for a check: words somebody may have injected (%(words)s)") % {"words": ", ".join(row.injected)}
    if not taker.publish:
        return _("waits for a check")
    publish_notice(notice=need, by=taker.by, now=taker.now)
    return ""


def change_need(need: Need, row: Row, spot: Spot, taker: Taker) -> list[str]:
    """Takes over what is different there; returns the names of it. The state stays."""
    changed = put_fields(need, fields_of(row, spot, need))
    if changed:
        if row.injected:
            words = ", ".join(row.injected)
            raise Refused(_("changed, and contains words somebody may have injected: %(words)s") % {"words": words})
        if not judge(need, today=day_of(taker.now)).essential:
            raise Refused(_("changed, and now too general: it lacks a telling title or a place"))
        if "amount" in changed:
            must_be_counted(need)
        store_change(need, changed, now=taker.now)
        record("changed", need, by=taker.by, now=taker.now, fields=sorted(set(changed) - {"slug"}), source=taker.source)
    if can_be_described(need):
        changed += describe_opportunity(need=need, told=facts_of(row), by=taker.by, now=taker.now)
    if row.shifts is not None and (row.shifts or need.planned):
        changed += follow_shifts(need, row.shifts, taker)
    return [name for name in changed if name != "slug"]


def follow_shifts(need: Need, slots: Iterable[Slot], taker: Taker) -> list[str]:
    """Makes the coming dates those of the row: new ones, changed ones, and those that are gone are called off."""
    fresh = not need.planned
    plan = open_plan(need=need, by=taker.by, now=taker.now)
    if fresh:  # people sign up there, too: the agency says yes, so that no place is given twice
        change_plan(plan=plan, by=taker.by, now=taker.now, mode=Mode.AGENCY)
    wanted = {(slot.starts_at, slot.role, slot.place): slot for slot in slots if slot.starts_at > taker.now}
    changed = False
    for shift in coming_of(plan, taker.now):
        slot = wanted.pop((shift.starts_at, shift.role, shift.place), None)
        if slot is None:
            call_off_shift(shift=shift, by=taker.by, now=taker.now)
            changed = True
        elif asdict(slot) != {name: getattr(shift, name) for name in asdict(slot)}:
            change_shift(shift=shift, slot=replace(slot), by=taker.by, now=taker.now)
            changed = True
    for slot in wanted.values():
        add_shift(plan=plan, slot=slot, by=taker.by, now=taker.now)
    return ["shifts"] if changed or wanted else []


def coming_of(plan: Plan, now: datetime) -> list[Shift]:
    """What has not begun and takes place."""
    return list(plan.shifts.filter(starts_at__gt=now, called_off_at=None))


def confirm_need(need: Need, taker: Taker) -> bool:
    """Still there: still needed; False where that was said lately."""
    if not is_due_to_confirm(need, taker.now) or not can_move(need.state, Move.REVIVE):
        return False
    revive_notice(notice=need, now=taker.now, by=taker.by)
    return True


def end_need(need: Need, taker: Taker) -> None:
    """Ended there: ended here. Its dates are called off by the job that follows needs."""
    withdraw_notice(notice=need, now=taker.now, by=taker.by)
    record(ENDED_THERE, need, by=taker.by, now=taker.now, source=taker.source)


def ended_there(need: Need) -> bool:
    """Whether it went because it had ended on the other platform."""
    return events_of(need).filter(verb=ENDED_THERE).exists()

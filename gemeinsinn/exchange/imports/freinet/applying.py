"""What becomes of a row: a new need, a changed one, one confirmed, or nothing at all."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from gemeinsinn.activity.actions import record
from gemeinsinn.exchange.actions.notices import publish_notice, put_notice, revive_notice, withdraw_notice
from gemeinsinn.exchange.actions.notices.keeping import store_change
from gemeinsinn.exchange.actions.notices.moves import day_of
from gemeinsinn.exchange.actions.notices.writing import put_fields
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.imports.freinet.mapping import Opportunity, Refused
from gemeinsinn.exchange.imports.freinet.partners import Partners
from gemeinsinn.exchange.lifecycle.notices import OPEN, Move, State, can_move
from gemeinsinn.exchange.models import Kind, Need, Notice, Unit
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.places.queries import Spot

CONFIRM_AGAIN = timedelta(days=30)  # still in a later export: that counts as "still needed"
BATCH = 200


def fields_of(row: Opportunity, spot: Spot) -> dict[str, Any]:
    """What the export says about it, in our fields."""
    return {
        "kind": Kind.TIME, "title": row.title, "details": row.details, "unit": Unit.PERSON,
        "municipality": spot.municipality, "quarter": spot.quarter, "postcode": spot.postcode,
        "lat": spot.lat, "lon": spot.lon, "contact_mode": Notice.ContactMode.BROKER,
        "organisation_name": row.organisation_name if row.organisation_name != row.agency_name else "",
    }  # fmt: skip


def changed_fields(need: Need, fields: dict[str, Any]) -> list[str]:
    """Which of them differ from what is stored."""
    return [name for name, value in fields.items() if getattr(need, name) != value]


def is_due_to_confirm(need: Need, now: datetime) -> bool:
    """Nobody has said for a month that it is still wanted, or it was hidden or had expired."""
    old = need.confirmed_at is None or now - need.confirmed_at >= CONFIRM_AGAIN
    return need.state in {State.HIDDEN, State.EXPIRED} or (need.state == State.PUBLISHED and old)


def check_new(row: Opportunity, spot: Spot, now: datetime) -> None:
    """Raises Refused for a row that would be too general to be published, as put_notice would."""
    if not judge(Need(**fields_of(row, spot)), today=day_of(now)).essential:
        raise Refused("its title says too little, and so does its description")


@transaction.atomic
def take_need(row: Opportunity, spot: Spot, partners: Partners) -> Need:
    """A new need, published unless somebody seems to have injected words: then it waits for a person."""
    now, by = partners.now, partners.by
    agency = partners.take_agency(row)
    organisation = partners.take_organisation(row, spot, agency)
    Need.objects.filter(source=row.source, state=State.WITHDRAWN).update(source=None)  # back again: a new notice
    need = put_notice(
        model=Need,
        fields=fields_of(row, spot),
        contact=None,
        organisation=organisation,
        source=row.source,
        by=by,
        now=now,
    )
    assert isinstance(need, Need)  # put_notice gives back the model it was given
    _hand_to(need, agency)
    if not row.injected:
        publish_notice(notice=need, by=by, now=now)
    return need


def _hand_to(need: Need, agency: Organisation) -> None:
    """It belongs to the agency that keeps it in its database, also where another is responsible for the place."""
    if need.agency_id != agency.pk:
        need.agency = agency
        need.save(update_fields=["agency", "changed_at"])


@transaction.atomic
def change_need(need: Need, row: Opportunity, spot: Spot, partners: Partners) -> None:
    """Takes over what the agency has changed in its own database; the state stays, an old notice is confirmed."""
    if row.injected:
        raise Refused(f"changed, and contains words somebody may have injected: {', '.join(row.injected)}")
    changed = put_fields(need, fields_of(row, spot))
    if not judge(need, today=day_of(partners.now)).essential:
        raise Refused("changed, and now too general: it lacks a telling title or a place")
    store_change(need, changed, now=partners.now)
    record("changed", need, by=partners.by, now=partners.now, fields=sorted(set(changed) - {"slug"}), source="freinet")
    if is_due_to_confirm(need, partners.now):
        confirm_need(need, partners)


@transaction.atomic
def confirm_need(need: Need, partners: Partners) -> None:
    """Still in the export: still needed."""
    if can_move(need.state, Move.REVIVE):
        revive_notice(notice=need, now=partners.now, by=partners.by)


def missing_needs(agencies: set[int], line_of: Any) -> Iterator[Need]:
    """Open needs of these agencies that came from an export and are not in this one."""
    last = 0
    rows = Need.objects.filter(source__startswith="freinet:", agency__in=agencies, state__in=OPEN).order_by("pk")
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        for need in batch:
            if line_of((need.source or "").removeprefix("freinet:")) is None:
                yield need
        last = batch[-1].pk


@transaction.atomic
def withdraw_need(need: Need, partners: Partners) -> None:
    """Gone from the agency's database: gone here."""
    withdraw_notice(notice=need, now=partners.now, by=partners.by)

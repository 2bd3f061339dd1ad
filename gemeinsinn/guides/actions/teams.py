"""Founding and changing teams, and who carries them."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.text import clean_line
from gemeinsinn.guides.actions.moves import allow
from gemeinsinn.guides.models import Team, TeamSponsor
from gemeinsinn.guides.queries.teams import parties_of
from gemeinsinn.guides.rules import can_manage_team
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.people.actions import make_contact
from gemeinsinn.places.queries import Spot


@transaction.atomic
def found_team(
    *, name: str, place: Spot, agency: Organisation, by: Any, now: datetime, town_hall: dict[str, str] | None = None
) -> Team:
    """A team in a municipality or one quarter of it. `town_hall` holds name, function, phone and email."""
    if by is not None and not can_work_at_desk_of(by, agency):
        raise NotAllowed(_("You may not do this. Please ask the agency that looks after the guides."))
    if place.municipality is None:
        raise DomainError(_("We do not know which town this belongs to. Please write the town."))
    team = Team.objects.create(
        name=clean_line(name)[:120], agency=agency, municipality=place.municipality, quarter=place.quarter,
        created_at=now,
    )  # fmt: skip
    put_town_hall(team, town_hall or {}, now=now)
    record("team_founded", team, by=by, now=now)
    return team


@transaction.atomic
def change_team(*, team: Team, name: str, town_hall: dict[str, str], by: Any, now: datetime) -> None:
    """Another name, another person in the town hall. The place stays: what was counted there belongs to it."""
    allow(can_manage_team, by, team)
    team.name = clean_line(name)[:120]
    team.save(update_fields=["name", "changed_at"])
    put_town_hall(team, town_hall, now=now)
    record("team_changed", team, by=by, now=now)


def put_town_hall(team: Team, told: dict[str, str], *, now: datetime) -> None:
    """Keeps who answers in the town hall; somebody new is a new contact, and the old one goes."""
    old = team.town_hall
    said = {name: clean_line(told.get(name, "")) for name in ("name", "phone", "email")}
    kept = {name: getattr(old, name) for name in said} if old else dict.fromkeys(said, "")
    team.town_hall_function = clean_line(told.get("function", ""))[:120]
    if said != kept:
        team.town_hall = (
            make_contact(name=said["name"], email=said["email"], phone=said["phone"], language="de", now=now)
            if said["name"]
            else None
        )
    team.save(update_fields=["town_hall", "town_hall_function", "changed_at"])
    if old is not None and old != team.town_hall:
        old.delete()


@transaction.atomic
def add_sponsor(
    *,
    team: Team,
    organisation: Organisation,
    gives: str,
    since: date,
    by: Any,
    now: datetime,
    words: str = "",
    agreement: Agreement | None = None,
) -> TeamSponsor:
    """Somebody carries the team: what they give, since when, and the agreement behind it if they signed one."""
    allow(can_manage_team, by, team)
    if agreement is not None and (agreement.signed_at is None or organisation not in parties_of(agreement)):
        raise DomainError(_("%(name)s has not signed this agreement.") % {"name": organisation.name})
    sponsor = TeamSponsor.objects.create(
        team=team, organisation=organisation, gives=TeamSponsor.Gives(gives), words=clean_line(words)[:160],
        agreement=agreement, since=since,
    )  # fmt: skip
    record("sponsor_added", team, by=by, now=now, organisation=organisation.pk)
    return sponsor


@transaction.atomic
def end_sponsor(*, sponsor: TeamSponsor, by: Any, now: datetime, until: date) -> None:
    """What was given ends; the row stays, because it was given."""
    allow(can_manage_team, by, sponsor.team)
    if until < sponsor.since:
        raise DomainError(_("The end lies before the beginning. Please check both days."))
    sponsor.until = until
    sponsor.save(update_fields=["until"])
    record("sponsor_ended", sponsor.team, by=by, now=now, organisation=sponsor.organisation_id)

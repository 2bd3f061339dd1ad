"""Juries with members and sittings, through the real actions."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from gemeinsinn.jury.actions.appointing import appoint, save_jury
from gemeinsinn.jury.actions.convening import convene, note_presence, open_meeting
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Case, Jury, Member, Sitting
from tests.factories.funds import WHO, check_grant, make_round

_numbers = count(1)
LARGE = [{"type": "sachmittel", "what": "Tische", "cents": 90_000}]


def make_jury(*, fund=None, name="Fachjury", now=None) -> Jury:
    """A jury without members."""
    when = now or timezone.now()
    return save_jury(jury=None, fund=fund or make_round(now=when).fund, name=name, by=None, now=when)


def seat(jury, *, name=None, now=None, email=None, function="member", youth=False, **told) -> Member:
    """Somebody who sits in it, invented names of one word and a number."""
    when = now or timezone.now()
    number = next(_numbers)
    return appoint(
        jury=jury, email=email or f"juror-{number}@example.org", name=name or f"Mitglied {number}-er", function=function, youth=youth,
        starts=timezone.localdate(when) - timedelta(days=30), ends=None, told=told, by=None, now=when,
    )  # fmt: skip


def for_jury(funding=None, *, now=None, cents=90_000, **fields):
    """An application above the office's limit, formally complete."""
    costs = [{"type": "sachmittel", "what": "Tische", "cents": cents}]
    who = fields.pop("who", WHO | {"email": f"antrag-{next(_numbers)}@example.org"})
    return check_grant(now=now, funding=funding, costs=costs, who=who, **fields)


def sit(applications, *, members=4, kind=Kind.MEETING, now=None, jury=None, **fields) -> Sitting:
    """A sitting over these, with a chair and enough members; a meeting is tomorrow."""
    when = now or timezone.now()
    if jury is None:
        jury = make_jury(fund=applications[0].round.fund, now=when)
        seat(jury, name="Vera Vorsitz", function="chair", now=when)
        for _number in range(members - 1):
            seat(jury, now=when)
    at = when + timedelta(days=1) if kind == Kind.MEETING else None
    told = {"place": "Rathaus", "agenda": ""} | fields
    return convene(jury=jury, kind=kind, applications=applications, starts_at=at, by=None, now=when, **told)


def meet(applications, *, now=None, **options) -> tuple[Sitting, list[Case]]:
    """A meeting that is open, all present."""
    when = now or timezone.now()
    sitting = sit(applications, now=when, **options)
    open_meeting(sitting=sitting, by=None, now=when)
    present = list(sitting.jury.members.values_list("pk", flat=True))
    note_presence(sitting=sitting, present=present, excused=[], by=None, now=when)
    return sitting, list(sitting.cases.all())

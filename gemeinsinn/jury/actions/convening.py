"""Sittings: convened with their cases, opened, called off; who was there."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.outbox import queue_mail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund.actions.by_jury import back_to_jury
from gemeinsinn.fund.actions.deciding import is_offices
from gemeinsinn.fund.actions.moves import case_address
from gemeinsinn.fund.lifecycle.applications import State as Stage
from gemeinsinn.fund.models import Application
from gemeinsinn.jury.actions.appointing import allow_office
from gemeinsinn.jury.actions.conflicts import suggest
from gemeinsinn.jury.actions.mails import write_to
from gemeinsinn.jury.lifecycle.sittings import MOVES, Kind, Move, Result, State
from gemeinsinn.jury.models import Case, Jury, Member, Presence, Sitting
from gemeinsinn.jury.queries.cases import without_recused
from gemeinsinn.jury.queries.juries import members_on, reachable
from gemeinsinn.jury.rules import can_lead


@transaction.atomic
def convene(
    *, jury: Jury, kind: Kind, applications: Sequence[Application], starts_at: datetime | None, place: str, agenda: str,
    by: Any, now: datetime,
) -> Sitting:  # fmt: skip
    """A meeting at `starts_at`, or a vote by mail which begins now and lasts as long as the rules say.

    The cases stand in the order given. Members and applicants hear of it; what looks like bias is suggested.
    """
    allow_office(by)
    members = list(members_on(jury, timezone.localdate(starts_at or now)))
    if not members or not applications:
        raise DomainError(_("A sitting needs members and at least one application."))
    if kind == Kind.MEETING and (starts_at is None or starts_at <= now):
        raise DomainError(_("Please choose a day and an hour to come."))
    made = Sitting.objects.create(
        jury=jury, kind=kind, state=State.PLANNED if kind == Kind.MEETING else State.OPEN, starts_at=starts_at or now,
        closes_at=end_of_vote(applications, now) if kind == Kind.CIRCULATION else None, place=clean_line(place)[:200],
        agenda=clean_text(agenda)[:4000], by=by, created_at=now,
    )  # fmt: skip
    for number, one in enumerate(applications, start=1):
        put_on(made, one, number, members, by=by, now=now)
    record("jury_convened", made, by=by, now=now, kind=kind)
    for member in reachable(jury, timezone.localdate(starts_at or now)):
        invite(made, member, now=now)
    return made


def end_of_vote(applications: Sequence[Application], now: datetime) -> datetime:
    """The last minute of the last day; the longest term of the rules counts."""
    days = max(one.rules.jury.circulation_days for one in applications)
    last = timezone.localdate(now) + timedelta(days=days)
    return timezone.make_aware(datetime.combine(last, time(23, 59)))


def put_on(
    sitting: Sitting, application: Application, position: int, members: Collection[Member], *, by: Any, now: datetime
) -> Case:
    """One case, with what may be bias, and a mail to the applicant."""
    if not is_offices(application):
        back_to_jury(application=application, by=by, now=now)
    if application.state != Stage.JURY or application.round.fund_id != sitting.jury.fund_id:
        raise DomainError(_("%(number)s is not for this jury.") % {"number": application.reference})
    try:
        with transaction.atomic():
            made: Case = Case.objects.create(sitting=sitting, application=application, position=position)
    except IntegrityError as problem:
        raise DomainError(_("%(number)s is on an agenda already.") % {"number": application.reference}) from problem
    if application.rules.jury.recusal:
        suggest(application, members, now=now)
    contact = application.contact
    if contact is not None and contact.email:
        queue_mail(
            key=f"grant-{application.pk}-jury-{made.pk}", to=contact.email, template="jury/mail/applicant.txt",
            context={
                "name": contact.name, "application": application, "sitting": sitting,
                "link": case_address(application, now=now),
            },
            language=application.language, now=now,
        )  # fmt: skip
    return made


def invite(sitting: Sitting, member: Member, *, now: datetime) -> None:
    """One mail to a member; what they are recused from is not counted."""
    cases = without_recused(Case.objects.filter(sitting=sitting), member.user_id).count()
    write_to(member, sitting, "invited", now=now, count=cases)


def allow_lead_of(sitting: Sitting, by: Any, now: datetime) -> None:
    """Raises NotAllowed unless `by` leads the sittings of this jury."""
    if by is not None and not can_lead(by, sitting.jury, timezone.localdate(now)):
        raise NotAllowed(_("Only the chair and the office lead a sitting."))


def move(sitting: Sitting, step: Move, **fields: Any) -> None:
    """Changes the state under the condition of MOVES."""
    refusal = _("This sitting has changed in the meantime. Please look at it again.")
    change_state(sitting, MOVES[step], refusal, **fields)


@transaction.atomic
def open_meeting(*, sitting: Sitting, by: Any, now: datetime) -> None:
    """Votes are taken from now on."""
    allow_lead_of(sitting, by, now)
    move(sitting, Move.OPEN)
    record("sitting_opened", sitting, by=by, now=now)


@transaction.atomic
def note_presence(
    *, sitting: Sitting, present: Collection[int], excused: Collection[int], by: Any, now: datetime
) -> None:
    """Ids of seats. Whoever is in neither was missing without a word; a vote of somebody not present is taken out."""
    allow_lead_of(sitting, by, now)
    if sitting.state not in {State.PLANNED, State.OPEN}:
        raise DomainError(_("This sitting is over."))
    Presence.objects.filter(sitting=sitting).delete()
    for member in sitting.jury.members.filter(pk__in={*present, *excused}):
        Presence.objects.create(sitting=sitting, member=member, present=member.pk in present)
    for case in sitting.cases.filter(result=Result.PENDING):
        case.votes.exclude(member__in=present).delete()
    record("presence_noted", sitting, by=by, now=now, present=len(present))


@transaction.atomic
def call_off(*, sitting: Sitting, by: Any, now: datetime) -> None:
    """The office calls it off; what was not decided waits for another one, and the members hear of it."""
    allow_office(by)
    move(sitting, Move.CANCEL)
    sitting.cases.filter(result=Result.PENDING).update(result=Result.DROPPED)
    record("sitting_called_off", sitting, by=by, now=now)
    for member in reachable(sitting.jury, timezone.localdate(now)):
        write_to(member, sitting, "off", now=now)


@transaction.atomic
def move_up(*, case: Case, by: Any, now: datetime) -> None:
    """One place earlier on the agenda."""
    allow_lead_of(case.sitting, by, now)
    before = case.sitting.cases.filter(position__lt=case.position).order_by("-position").first()
    if before is not None:
        Case.objects.filter(pk=before.pk).update(position=case.position)
        Case.objects.filter(pk=case.pk).update(position=before.position)
        record("agenda_changed", case.sitting, by=by, now=now)

"""Juries of the demo, through the real actions: one meeting with its minutes, one vote by mail, one meeting to come."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from gemeinsinn.demo.network.juries import COMING, JURIES, PAST, RUNNING, SAID, JuryText
from gemeinsinn.demo.stage import Stage, email_of
from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.jury.actions.appointing import appoint, save_jury
from gemeinsinn.jury.actions.concluding import conclude, finish
from gemeinsinn.jury.actions.convening import convene, note_presence, open_meeting
from gemeinsinn.jury.actions.judging import record_votes, score, vote
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Case, Jury, Member

MET = -18  # days from today
ASKED = -3


def seat_juries(stage: Stage, rounds: dict[str, Round]) -> None:
    """Members since half a year, then what they do."""
    juries = {text.fund: seated(text, stage, rounds[text.fund]) for text in JURIES}
    meet_and_decide(juries["jugendfonds"], stage)
    vote_by_mail(juries["jugendfonds"], stage)
    waiting = named(COMING)
    if waiting:
        meets = timezone.make_aware(datetime.combine(stage.days.day(12), time(18)))
        told = {"place": "Nachbarschaftshaus, Raum 2", "agenda": "", "by": stage.office}
        convene(
            jury=juries["engagementfonds"], kind=Kind.MEETING, applications=waiting, starts_at=meets,
            now=stage.days.now - timedelta(hours=20), **told,
        )  # fmt: skip


def seated(text: JuryText, stage: Stage, funding: Round) -> Jury:
    """The jury of a fund with its members."""
    at = stage.days.now - timedelta(days=180)
    jury = save_jury(jury=None, fund=funding.fund, name=text.name, by=stage.office, now=at)
    for one in text.seats:
        appoint(
            jury=jury, email=one.email or email_of(one.name, "jury"), name=one.name, youth=one.youth, ends=None,
            function="chair" if one.chair else "member", starts=stage.days.day(-180),
            told={"institution_name": one.sent_by}, by=stage.office, now=at,
        )  # fmt: skip
    return jury


def named(*titles: str) -> list[Application]:
    """Applications for a jury, in the order of their titles."""
    found = {one.title: one for one in Application.objects.filter(state=State.JURY, title__in=titles)}
    return [found[title] for title in titles if title in found]


def meet_and_decide(jury: Jury, stage: Stage) -> None:
    """One award, one no; one member was excused."""
    meets = stage.days.moment(MET, jury.name)
    sitting = convene(
        jury=jury, kind=Kind.MEETING, applications=named(*PAST), starts_at=meets, place="Jugendclub am Kanal",
        agenda="Danach Pizza.", by=stage.office, now=meets - timedelta(days=6),
    )  # fmt: skip
    *there, away = jury.members.all()
    chair = there[0].user
    open_meeting(sitting=sitting, by=chair, now=meets)
    note_presence(
        sitting=sitting,
        present=[one.pk for one in there],
        excused=[away.pk],
        by=chair,
        now=meets + timedelta(minutes=2),
    )
    for number, case in enumerate(sitting.cases.select_related("application")):
        at = meets + timedelta(minutes=20 * (number + 1))
        choices, conditions, reasons = SAID[case.application.title]
        votes = {one.pk: (choice, None) for one, choice in zip(there, choices, strict=True)}
        record_votes(case=case, votes=votes, by=chair, now=at)
        conclude(case=case, conditions=conditions, reasons=reasons, by=chair, now=at)
    sitting.refresh_from_db()
    finish(sitting=sitting, by=chair, now=meets + timedelta(hours=1))


def vote_by_mail(jury: Jury, stage: Stage) -> None:
    """It runs: two have voted, one may be biased and has not answered yet."""
    at = stage.days.moment(ASKED, jury.name)
    sitting = convene(
        jury=jury, kind=Kind.CIRCULATION, applications=named(RUNNING), starts_at=None, place="", agenda="",
        by=stage.office, now=at,
    )  # fmt: skip
    case = sitting.cases.get()
    free = [one for one in jury.members.all() if not one.conflicts.exists() and one.youth]
    for number, member in enumerate(free[:2]):
        say(case, member, at + timedelta(hours=5 + number))


def say(case: Case, member: Member, at: datetime) -> None:
    """Points and a yes."""
    points = {one.key: 4 for one in case.application.rules.jury.criteria}
    score(case=case, points=points, reasons="Das macht den Weg heller.", by=member.user, now=at)
    vote(case=case, choice="yes", amount=None, by=member.user, now=at)

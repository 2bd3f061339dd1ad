"""Cases of the demo's agencies: written down, talked with, suggested, placed or not, day by day."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.demo.network.cases import CASES, COUNTED, CaseText, Step
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_of
from gemeinsinn.demo.writing import form_key
from gemeinsinn.people.models import User
from gemeinsinn.placement.actions.caring import add_note, close_case, hand_over_case, remind_on
from gemeinsinn.placement.actions.certificates import note_certificate
from gemeinsinn.placement.actions.following import answer_follow_up
from gemeinsinn.placement.actions.guardians import ask_guardian
from gemeinsinn.placement.actions.mails import mail_suggestions
from gemeinsinn.placement.actions.opening import count_enquiry, open_case
from gemeinsinn.placement.actions.proposals import begin_trial, end_proposal, introduce, place, suggest
from gemeinsinn.placement.actions.talks import Talk, note_talk
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import Case, FollowUp, Proposal
from gemeinsinn.volunteering.models import EngagementField

MOVES = {"try": begin_trial, "place": place}
ISSUED_BEFORE = timedelta(days=20)
A_WHILE = timedelta(minutes=20)


def add_cases(plot: Plot, stage: Stage) -> None:
    """Everybody with everything that happened, and the lines without a name."""
    for text in CASES:
        plot.add(_moment(stage, text.asked, 0), _opening(stage, text))
        if text.talked is not None:
            plot.add(_moment(stage, text.talked, 1), _talking(stage, text))
        for number, step in enumerate(text.steps, start=2):
            plot.add(_moment(stage, step[0], number), _stepping(stage, text, step))
    for number, line in enumerate(COUNTED):
        plot.add(_moment(stage, line[1], number), _counting(stage, number, line))


def _moment(stage: Stage, day: int, number: int) -> datetime:
    """In the order of the steps, also where several fall on one day, and never later than now."""
    nine = datetime.combine(stage.days.day(day), time(9), tzinfo=timezone.get_default_timezone())
    return min(nine + number * A_WHILE, stage.days.now - timedelta(hours=1) + timedelta(seconds=number))


def _staff(stage: Stage, agency: str, number: int) -> User:
    """Who sits at the desk, the first where there is no second."""
    people = stage.staff[stage.organisations[agency].pk]
    return people[min(number, len(people) - 1)]


def _fields(names: tuple[str, ...]) -> list[EngagementField]:
    return list(EngagementField.objects.filter(name__in=names))


def _case(text: CaseText) -> Case:
    return Case.objects.select_related("agency", "contact").get(form_key=form_key("case", text.name))


def _opening(stage: Stage, text: CaseText) -> Callable[[datetime], None]:
    def act(now: datetime) -> None:
        open_case(
            agency=stage.organisations[text.agency], name=text.name, wish=text.wish, phone=phone_of(text.name),
            email=email_of(text.name.replace(" und", "")) if text.mail else "", consented_on=timezone.localdate(now),
            fields=_fields(text.fields), came_by=text.came, form_key=form_key("case", text.name),
            by=_staff(stage, text.agency, text.by), now=now,
        )  # fmt: skip

    return act


def _talking(stage: Stage, text: CaseText) -> Callable[[datetime], None]:
    def act(now: datetime) -> None:
        told = dict(text.told)
        if "hours_a_week" in told:
            told["hours_a_week"] = parse_hundredths(told["hours_a_week"])
        talk = Talk(
            talked_on=timezone.localdate(now), wish=text.wish, fields=_fields(text.fields),
            place=place_of(text.where) if text.where else None, **told,
        )  # fmt: skip
        note_talk(case=_case(text), talk=talk, by=_staff(stage, text.agency, text.by), now=now)

    return act


def _stepping(stage: Stage, text: CaseText, step: Step) -> Callable[[datetime], None]:
    _day, verb, *about = step

    def act(now: datetime) -> None:
        who = {"by": _staff(stage, text.agency, text.by), "now": now}
        case = _case(text)
        if verb in {"introduce", "drop", "end", *MOVES}:
            _move(case, verb, stage.notices[about[0]], about[1:], who)
        else:
            STEPS[verb](stage, case, about, who)

    return act


def _move(case: Case, verb: str, need: Any, about: list[Any], who: dict[str, Any]) -> None:
    proposal = Proposal.objects.select_related("case__agency", "case__contact", "need").get(case=case, need=need)
    if verb == "introduce":
        introduce(proposal=proposal, agreed=True, **who)
    elif verb in MOVES:
        MOVES[verb](proposal=proposal, **who)
    else:
        reason, *words = about
        end_proposal(proposal=proposal, move=Move(verb), reason=reason, words="".join(words), **who)


def _suggest(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    needs: Any = [stage.notices[key] for key in about]
    for need in needs:
        need.refresh_from_db()
    suggest(case=case, needs=needs, **who)


def _ask_guardian(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    need, name = about
    proposal = Proposal.objects.select_related("case__agency", "case__contact", "need").get(
        case=case, need=stage.notices[need].pk
    )
    ask_guardian(proposal=proposal, name=name, email=email_of(name), **who)


def _see(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    today = timezone.localdate(who["now"])
    note_certificate(case=case, issued_on=today - ISSUED_BEFORE, seen_on=today, clear=True, **who)


def _answer(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    side, answer, *words = about
    asked = FollowUp.objects.select_related("proposal__case__agency", "proposal__case__contact")
    answer_follow_up(
        follow_up=asked.get(proposal__case=case, side=side), answer=answer, words="".join(words), now=who["now"]
    )


def _due(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    remind_on(case=case, due_on=stage.days.day(about[0]), words=about[1], **who)


def _close(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    close_case(case=case, why=about[0], words="".join(about[1:]), **who)


def _hand_over(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    hand_over_case(case=case, to=stage.staff[case.agency_id][about[0]], **who)


def _mail(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    mail_suggestions(case=case, **who)


def _note(stage: Stage, case: Case, about: list[Any], who: Any) -> None:
    add_note(case=case, text=about[0], **who)


STEPS: dict[str, Callable[[Stage, Case, list[Any], Any], None]] = {
    "suggest": _suggest,
    "ask_guardian": _ask_guardian,
    "certificate": _see,
    "answer": _answer,
    "due": _due,
    "close": _close,
    "hand_over": _hand_over,
    "mail": _mail,
    "note": _note,
}


def _counting(stage: Stage, number: int, line: tuple[str, int, str, str, bool]) -> Callable[[datetime], None]:
    agency, _day, came, field, talked = line

    def act(now: datetime) -> None:
        count_enquiry(
            agency=stage.organisations[agency], came_by=came, fields=_fields((field,)), talked=talked,
            form_key=form_key("counted", str(number)), by=_staff(stage, agency, 0), now=now,
        )  # fmt: skip

    return act

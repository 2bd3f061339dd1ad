"""Project of the month and votes in the demo: six portraits, a vote that runs, one that was counted."""

from datetime import date, timedelta

from gemeinsinn.core.money import Money
from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.network.portraits import CANDIDATES, PORTRAITS, PortraitText
from gemeinsinn.demo.stage import Stage, email_of
from gemeinsinn.fund.models import Round
from gemeinsinn.residents.actions import put_to_vote
from gemeinsinn.residents.queries import votable
from gemeinsinn.showcase.actions.portraits import (
    agree_to_picture,
    portrait_from_project,
    publish_portrait,
    save_portrait,
)
from gemeinsinn.showcase.actions.quotes import add_quote, agree_to_quote
from gemeinsinn.showcase.actions.votes import put_candidates_to_vote
from gemeinsinn.showcase.lifecycle import after, month_of
from gemeinsinn.voting.actions.casting import ask_to_cast, cast
from gemeinsinn.voting.actions.polls import FIELDS, change_poll, count_poll, open_poll
from gemeinsinn.voting.lifecycle.polls import Weight
from gemeinsinn.voting.models import Poll


def show_and_vote(stage: Stage, rounds: dict[str, Round]) -> None:
    """After the year was played, so that projects and applications are there."""
    for text in PORTRAITS:
        portray(text, stage)
    vote_on_a_round(stage, rounds)
    vote_on_the_month(stage)


def month_back(today: date, back: int) -> date:
    """The first day of the month so many months ago."""
    months = today.year * 12 + today.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def portray(text: PortraitText, stage: Stage) -> None:
    """One portrait, shown on the first of its month."""
    month, office = month_back(stage.days.today, text.back), stage.office
    at = min(stage.days.moment((month - stage.days.today).days + 1, text.title), stage.days.now - timedelta(hours=2))
    made = portrait_from_project(project=stage.projects[text.project], by=office, now=at)
    fields = {name: getattr(text, name) for name in ("title", "lead", "text", "who", "funder_line")} | {"month": month}
    save_portrait(portrait=made, fields=fields, by=office, now=at)
    for picture in made.pictures.all():
        agree_to_picture(picture=picture, agreed=True, by=office, now=at)
    if text.quote:
        words, name, function = text.quote
        quote = add_quote(
            portrait=made, text=words, name=name, function=function, email=email_of(name), by=office, now=at
        )
        agree_to_quote(quote=quote, now=at + timedelta(minutes=40))
    publish_portrait(portrait=made, by=office, now=at + timedelta(hours=1))


def vote_on_a_round(stage: Stage, rounds: dict[str, Round]) -> None:
    """What is complete was put to the vote three weeks ago, and counted."""
    funding = max(rounds.values(), key=lambda one: votable(one).count())
    rows = list(votable(funding))
    if len(rows) < 2:
        return
    begun, today = stage.days.moment(-21, "abstimmung"), stage.days.today
    made = put_to_vote(
        funding=funding, chosen=[one.pk for one in rows], agreed=True, title=f"Was soll aus dem {funding.fund.name} bezahlt werden?",
        budget=Money(sum(one.asked.cents for one in rows) * 2 // 3), starts=today - timedelta(days=21),
        ends=today - timedelta(days=7), weight=Weight.ADVICE, by=stage.office, now=begun,
    )  # fmt: skip
    open_poll(poll=made.poll, by=stage.office, now=begun)
    ballots(made.poll, stage, 26, first_day=-20)
    count_poll(poll=made.poll, now=stage.days.now)


def vote_on_the_month(stage: Stage) -> None:
    """Four projects want to be the next one."""
    today = stage.days.today
    made = put_candidates_to_vote(
        month=after(month_of(today)), projects=[stage.projects[key] for key in CANDIDATES],
        title="Welches Vorhaben wird das nächste des Monats?", starts=today - timedelta(days=4),
        ends=today + timedelta(days=10), by=stage.office, now=stage.days.moment(-4, "monat"),
    )  # fmt: skip
    when = stage.days.moment(-4, "monat")
    fields = {name: getattr(made.poll, name) for name in FIELDS} | {
        "most": 1, "words": "Ein Kreuz, eine bestätigte Adresse. Gewonnen hat, wer die meisten Stimmen hat.",
    }  # fmt: skip
    change_poll(poll=made.poll, fields=fields, texts={}, by=stage.office, now=when)
    poll = Poll.objects.get(pk=made.poll_id)
    open_poll(poll=poll, by=stage.office, now=when)
    ballots(poll, stage, 17, first_day=-3)


def ballots(poll: Poll, stage: Stage, people: int, *, first_day: int) -> None:
    """Invented people, each with one or two ticks."""
    keys = list(poll.options.values_list("pk", flat=True))
    for number in range(people):
        name = f"Nachbarin {number}"
        at = stage.days.moment(first_day + number % 3, f"{poll.title}{number}")
        first = number_of(f"{poll.title} {number}", len(keys))
        ticks = {keys[first]} if poll.most == 1 else {keys[first], keys[(first + number) % len(keys)]}
        envelope = ask_to_cast(poll=poll, ticks=ticks, email=email_of(name), language="de", now=at)
        cast(envelope=envelope, ticks=ticks, now=at + timedelta(minutes=3))

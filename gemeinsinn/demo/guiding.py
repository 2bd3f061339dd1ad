"""Teams of guides in the demo: founded, agreed, shown, and asked."""

from datetime import datetime, time, timedelta

from gemeinsinn.demo.accounts import open_account
from gemeinsinn.demo.days import WEEKDAYS, number_of
from gemeinsinn.demo.network.guides import HANDED, LETTERS, TALKS, TEAMS, WISHES
from gemeinsinn.demo.network.guides import Guide as GuideText
from gemeinsinn.demo.network.guides import Hours as HoursText
from gemeinsinn.demo.network.guides import Team as TeamText
from gemeinsinn.demo.network.shapes import Person
from gemeinsinn.demo.stage import Stage, email_of, phone_of, place_of
from gemeinsinn.demo.writing import form_key
from gemeinsinn.guides.actions.asking import ask_guide_to_call, write_to_guide
from gemeinsinn.guides.actions.consent import give_consent
from gemeinsinn.guides.actions.consultations import note_consultation
from gemeinsinn.guides.actions.guides import add_guide, change_guide, pause_guide, publish_guide
from gemeinsinn.guides.actions.handovers import answer_hand_over, hand_over, refuse_hand_over, withdraw_hand_over
from gemeinsinn.guides.actions.meetings import add_meeting, pause_meeting
from gemeinsinn.guides.actions.talks import note_talk
from gemeinsinn.guides.actions.teams import add_sponsor, found_team
from gemeinsinn.guides.lifecycle.handovers import Move
from gemeinsinn.guides.models import Guide, Team

REFERRALS = ("geklaert", "geklaert", "agentur", "amt", "beratung", "brett", "vorhaben", "anderswo")
RESULTS = ("erledigt", "erledigt", "erledigt", "dran", "uebergeben")


ANSWERED_BY = {"reached": Move.REACH, "working": Move.WORK, "helped": Move.HELP, "not-helped": Move.FAIL}


def send_guides(stage: Stage) -> dict[str, Guide]:
    """Every team with its guides, and who asked for them; returns the guides by name."""
    guides: dict[str, Guide] = {}
    for text in TEAMS:
        team = _found(stage, text)
        for number, one in enumerate(text.guides):
            guides[one.name] = _join(stage, team, one, stage.days.now + timedelta(days=text.founded + 7 * number))
    for guide in guides.values():
        _counsel(stage, guide)
    for told in HANDED:
        _hand_over(stage, guides, told)
    for to, name, times, words, day in WISHES:
        ask_guide_to_call(
            guide=guides[to], name=name, phone=phone_of(name), good_times=times, message=words,
            form_key=form_key("guide-call", name), language="de", now=stage.days.moment(day, name),
        )  # fmt: skip
    for to, name, words, day in LETTERS:
        write_to_guide(
            guide=guides[to], name=name, email=email_of(name), text=words, form_key=form_key("guide-letter", name),
            language="de", now=stage.days.moment(day, name),
        )  # fmt: skip
    return guides


def _found(stage: Stage, text: TeamText) -> Team:
    agency, at = stage.organisations[text.agency], stage.days.now + timedelta(days=text.founded)
    by = stage.broker_of(agency)
    name, function = text.hall
    hall = {"name": name, "function": function, "phone": phone_of(name), "email": email_of(name, "rathaus")}
    team = found_team(name=text.name, place=place_of(text.where), agency=agency, town_hall=hall, by=by, now=at)
    for day, words in TALKS.get(text.key, ()):
        note_talk(team=team, day=stage.days.day(day), text=words, by=by, now=stage.days.moment(day, words))
    for key, gives, words in text.sponsors:
        house = stage.organisations.get(key)
        if house is not None:
            add_sponsor(
                team=team,
                organisation=house,
                gives=gives,
                words=words,
                since=stage.days.day(text.founded),
                by=by,
                now=at,
            )
    return team


def _join(stage: Stage, team: Team, text: GuideText, at: datetime) -> Guide:
    """Taken in, described, agreed to and shown."""
    by, email = stage.broker_of(team.agency), text.email or email_of(text.name, "lotsen")
    if email not in stage.users:
        stage.users[email] = open_account(Person(email=email, name=text.name), at)
    guide = add_guide(team=team, name=text.name, email=email, by=by, now=at)
    change_guide(
        guide=guide, name=text.name, about=text.about, quarters=list(guide.quarters.all()), languages=text.languages,
        topics=text.topics, by=guide.user, now=at,
    )  # fmt: skip
    for hours in text.hours:
        _meet(stage, guide, hours, at)
    if text.fate != "prepared":
        give_consent(guide=guide, purpose="page", by=guide.user, now=at)
        publish_guide(guide=guide, by=by, now=at + timedelta(days=1))
    if text.fate == "paused":
        pause_guide(guide=guide, by=guide.user, now=at + timedelta(days=60))
    return guide


def _meet(stage: Stage, guide: Guide, text: HoursText, at: datetime) -> None:
    first = at.date() + timedelta(days=(WEEKDAYS.index(text.weekday) - at.weekday()) % 7)
    meeting = add_meeting(
        guide=guide, spot=text.spot, first=first, rhythm=text.rhythm, starts=time(text.starts), ends=time(text.ends),
        by_phone=text.by_phone, by=guide.user, now=at,
    )  # fmt: skip
    if text.pause:
        start, end, why = text.pause
        pause_meeting(
            meeting=meeting, first=stage.days.day(start), last=stage.days.day(end), why=why, by=guide.user, now=at
        )


def _counsel(stage: Stage, guide: Guide) -> None:
    """Consultations since the page was shown, about one a week, more of what the guide knows about."""
    if guide.published_at is None:
        return
    topics = [*(row.topic for row in guide.topics.all()), "anderes"]
    at, number = guide.published_at + timedelta(days=2), 0
    while at < stage.days.now - timedelta(days=1):
        key = f"{guide.name}-{number}"
        moment = stage.days.moment((at.date() - stage.days.today).days, key)
        note_consultation(
            guide=guide, topic=topics[number_of(key, len(topics))], referral=REFERRALS[number_of(key + "r", len(REFERRALS))],
            result=RESULTS[number_of(key + "e", len(RESULTS))], minutes=(5, 15, 15, 30, 60)[number_of(key + "m", 5)],
            form_key=form_key("note", key), by=guide.user, now=moment,
        )  # fmt: skip
        at += timedelta(days=4 + number_of(key + "d", 9))
        number += 1


def _hand_over(stage: Stage, guides: dict[str, Guide], told: tuple[str, str, str, str, int, str, str, str]) -> None:
    """Somebody is introduced to an organisation of the story; a day later comes what became of it."""
    by, name, key, about, day, how, fate, word = told
    guide, at = guides[by], stage.days.moment(day, name)
    made = hand_over(
        guide=guide, to=stage.organisations[key], name=name, phone=phone_of(name), email=email_of(name) if how == "link" else "",
        about=about, how=how, form_key=form_key("hand-over", name), by=guide.user, now=at,
    )  # fmt: skip
    later = min(at + timedelta(days=1), stage.days.now)
    if fate == "refused":
        refuse_hand_over(handover=made, now=later)
    elif fate == "withdrawn":
        withdraw_hand_over(handover=made, by=guide.user, now=later)
    elif fate in ANSWERED_BY:
        answer_hand_over(handover=made, move_to=ANSWERED_BY[fate], words=word, now=later)

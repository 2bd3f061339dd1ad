"""`gemeinsinn seed demo`: plays a year of the demo network through the real actions, once."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.models import Event, OutgoingMail
from gemeinsinn.demo.accounts import open_accounts
from gemeinsinn.demo.answering import add_answers
from gemeinsinn.demo.applying import apply_for_grants
from gemeinsinn.demo.calling import add_calls
from gemeinsinn.demo.days import Days
from gemeinsinn.demo.describing import add_projects
from gemeinsinn.demo.editing import edit_site
from gemeinsinn.demo.exchanging import exchange_opportunities
from gemeinsinn.demo.granting import set_up_funds
from gemeinsinn.demo.guiding import send_guides
from gemeinsinn.demo.helping import give_time
from gemeinsinn.demo.joining import add_organisations, found_agencies
from gemeinsinn.demo.judging import seat_juries
from gemeinsinn.demo.lettering import gather_readers, send_issues
from gemeinsinn.demo.network.calls import CALLS
from gemeinsinn.demo.network.places import QUARTERS
from gemeinsinn.demo.network.plans import PLANS
from gemeinsinn.demo.network.story import NOTICES, ORGANISATIONS, PROJECTS
from gemeinsinn.demo.opportunities import add_opportunities
from gemeinsinn.demo.paying import keep_books
from gemeinsinn.demo.placing import add_cases
from gemeinsinn.demo.planning import add_plans
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.proving import prove_grants
from gemeinsinn.demo.receiving import receive_messages
from gemeinsinn.demo.showing import show_and_vote
from gemeinsinn.demo.stage import Stage, town_of
from gemeinsinn.demo.suggesting import suggest_partners
from gemeinsinn.demo.training import train_guides
from gemeinsinn.demo.wishing import keep_wishes
from gemeinsinn.demo.writing import add_notice
from gemeinsinn.exchange.actions.notices import ask_stale_notices, expire_notices, hide_unanswered_notices
from gemeinsinn.exchange.actions.responses import expire_responses
from gemeinsinn.partnerships.actions import ask_fulfilment, close_settled, remind_fulfilment, settle_overdue
from gemeinsinn.placement.actions.following import ask_follow_ups, remind_follow_ups
from gemeinsinn.places.actions import load_municipalities, load_quarters, save_quarter
from gemeinsinn.recognition.actions.cards import load_cards
from gemeinsinn.recognition.actions.mails import tell_hosts as tell_of_hours
from gemeinsinn.volunteering.actions.fields import load_fields
from gemeinsinn.volunteering.actions.forgetting import count_past
from gemeinsinn.volunteering.actions.line import lapse_sign_ups
from gemeinsinn.volunteering.actions.reminding import remind_volunteers, tell_hosts, tell_short

MARK = "demo_seeded"
FIRST_DAY = timedelta(days=366)

Say = Callable[[str], None]


def is_seeded() -> bool:
    """The mark is set in the same transaction as everything else: all of it is there, or nothing."""
    return Event.objects.filter(verb=MARK).exists()


@transaction.atomic
def seed_demo(*, now: datetime, say: Say) -> bool:
    """Builds the demo network as of `now`; False if it is there already."""
    if is_seeded():
        return False
    say("Laying out the places ...")
    lay_out_places()
    stage = Stage(Days(now))
    open_accounts(stage, now - FIRST_DAY)
    found_agencies(stage, now - FIRST_DAY)
    rounds = set_up_funds(stage, now - FIRST_DAY)
    say("Playing a year ...")
    plot = Plot(now)
    add_organisations(plot, stage, ORGANISATIONS)
    add_projects(plot, stage, PROJECTS)
    for text in NOTICES:
        add_notice(plot, stage, text)
        add_answers(plot, stage, text)
    add_opportunities(plot, stage)
    add_calls(plot, stage, CALLS)
    add_plans(plot, stage, PLANS)
    add_cases(plot, stage)
    plot.play(every_day=run_jobs, say=say)
    exchange_opportunities(stage, now)
    give_time(stage)
    train_guides(stage, send_guides(stage))
    prove_grants(stage, rounds)
    apply_for_grants(stage, rounds)
    seat_juries(stage, rounds)
    suggest_partners(stage, now)
    keep_wishes(now)
    keep_books(stage)
    show_and_vote(stage, rounds)
    gather_readers(stage)
    receive_messages(stage)
    edit_site(stage)
    send_issues(stage)
    hand_over_mails()
    record(MARK, stage.office, now=now)
    return True


def lay_out_places() -> None:
    """Municipalities, the quarters that come with the program and those of the story, the fields of engagement."""
    load_fields()
    load_cards()
    load_municipalities()
    load_quarters("sachsen-anhalt")
    for quarter in QUARTERS:
        save_quarter(
            municipality=town_of(quarter.town),
            name=quarter.name,
            lat=quarter.lat,
            lon=quarter.lon,
            radius_m=quarter.radius_m,
        )


def run_jobs(now: datetime) -> None:
    """What the worker would have done that morning."""
    expire_responses(now=now)
    expire_notices(now=now)
    ask_stale_notices(now=now)
    hide_unanswered_notices(now=now)
    ask_fulfilment(now=now)
    remind_fulfilment(now=now)
    settle_overdue(now=now)
    close_settled(now=now)
    lapse_sign_ups(now=now)
    remind_volunteers(now=now)
    tell_hosts(now=now)
    tell_short(now=now)
    tell_of_hours(now=now)
    count_past(now=now)
    ask_follow_ups(now=now)
    remind_follow_ups(now=now)


def hand_over_mails() -> None:
    """The mails of the played year count as sent, and are blanked like all that were: nobody lives there."""
    OutgoingMail.objects.filter(state=OutgoingMail.State.QUEUED).update(
        state=OutgoingMail.State.SENT,
        sent_at=F("queued_at"),
        text="",
        html="",
        attachment=None,
        to="sent@invalid.example",
    )

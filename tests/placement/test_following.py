"""Both sides are asked ten weeks later, reminded once, and answer by one click or on the telephone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.placement import tasks
from gemeinsinn.placement.actions.caring import remind_on
from gemeinsinn.placement.actions.following import answer_follow_up, ask_follow_ups, remind_follow_ups
from gemeinsinn.placement.actions.proposals import end_proposal
from gemeinsinn.placement.lifecycle.proposals import Move
from gemeinsinn.placement.models import Case, FollowUp
from gemeinsinn.placement.queries.caseload import due_count
from tests.factories.placement import make_case, place_somebody

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
ASKED = NOW + timedelta(days=70)


def keys(word):
    rows = OutgoingMail.objects.filter(key__contains=f"-{word}-").order_by("pk")
    return [key.rpartition("-")[2] for key in rows.values_list("key", flat=True)]


@pytest.fixture
def placed(agency):
    return place_somebody(make_case(agency=agency, name="Rosa Wiesner"), now=NOW)


def asked(placed, side):
    return FollowUp.objects.select_related("proposal__case__agency", "proposal__case__contact").get(
        proposal=placed, side=side
    )


def test_both_are_asked_once_and_reminded_once(placed):
    assert ask_follow_ups(now=ASKED - timedelta(days=1)) == 0
    assert [ask_follow_ups(now=ASKED) for _twice in range(2)] == [1, 0]
    assert (keys("asked"), set(FollowUp.objects.values_list("mailed", flat=True))) == (["person", "host"], {True})
    answer_follow_up(follow_up=asked(placed, "host"), answer="laeuft-gut", now=ASKED)
    assert remind_follow_ups(now=ASKED + timedelta(days=13)) == 0
    tasks.follow_up(now=ASKED + timedelta(days=14))
    assert (remind_follow_ups(now=ASKED + timedelta(days=30)), keys("asked_again")) == (0, ["person"])


def test_nobody_is_reminded_of_what_is_over(placed, renate):
    ask_follow_ups(now=ASKED)
    end_proposal(proposal=placed, move=Move.END, reason="planned", by=renate, now=ASKED)
    assert remind_follow_ups(now=ASKED + timedelta(days=14)) == 0
    assert due_count(renate, [placed.case.agency], now=ASKED + timedelta(days=60)) == 0


def test_who_has_no_address_is_rung(agency):
    placed = place_somebody(make_case(agency=agency, email=""), now=NOW)
    ask_follow_ups(now=ASKED)
    assert [(one.side, one.mailed) for one in FollowUp.objects.all()] == [("host", True), ("person", False)]
    assert remind_follow_ups(now=ASKED + timedelta(days=14)) == 1
    assert placed.follow_ups.filter(reminded_at__isnull=False).get().side == "host"


def test_an_answer_lands_on_the_case(placed, renate, stranger):
    ask_follow_ups(now=ASKED)
    person = asked(placed, "person")
    answer_follow_up(follow_up=person, answer="laeuft-gut", now=ASKED)
    case = Case.objects.get()
    assert (case.due_on, case.contact.confirmed_at) == (None, ASKED)
    answer_follow_up(follow_up=person, answer="anders", words=" Jetzt  dienstags ", now=ASKED)
    case.refresh_from_db()
    assert (person.answer, person.words, case.due_on) == ("anders", "Jetzt dienstags", timezone.localdate(ASKED))
    remind_on(case=case, due_on=timezone.localdate(ASKED), words="x", by=renate, now=ASKED)
    answer_follow_up(follow_up=asked(placed, "host"), answer="beendet", by=renate, now=ASKED)
    assert asked(placed, "host").by == renate
    with pytest.raises(NotAllowed):
        answer_follow_up(follow_up=person, answer="beendet", by=stranger, now=ASKED)
    with pytest.raises(ValueError, match="vielleicht"):
        answer_follow_up(follow_up=person, answer="vielleicht", now=ASKED)


def test_the_database_knows_no_answer_without_its_day(placed):
    ask_follow_ups(now=ASKED)
    for wrong in ({"answer": "anders"}, {"answered_at": NOW}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FollowUp.objects.update(**wrong)

"""What is kept about members and applicants ends on its day, and at their wish."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.fund.models import Application
from gemeinsinn.jury.account import collect_seats, own_section
from gemeinsinn.jury.actions import judging
from gemeinsinn.jury.actions.appointing import end_seat
from gemeinsinn.jury.actions.concluding import conclude, finish
from gemeinsinn.jury.actions.conflicts import declare
from gemeinsinn.jury.actions.forgetting import erase_juror
from gemeinsinn.jury.models import Conflict, Member, Remark, Score
from gemeinsinn.jury.tasks import forget
from gemeinsinn.people.personal_data import NOBODY, person_behind, person_of
from tests.factories.juries import for_jury, make_jury, meet, seat
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """A meeting that has decided, with points, words and somebody who stayed out; returns sitting and case."""
    made = for_jury(now=NOW)
    jury = make_jury(fund=made.round.fund, now=NOW)
    told = {"institution_name": "Kirche", "street": "Markt 1", "town": "Halle", "guardian_name": "Opa"}
    seat(jury, name="Vera Vorsitz", function="chair", now=NOW, **told)
    for _number in range(3):
        seat(jury, now=NOW)
    sitting, [case] = meet([made], now=NOW, jury=jury)
    chair, one, two, three = jury.members.all()
    points = {row.key: 3 for row in made.rules.jury.criteria}
    judging.score(case=case, points=points, reasons="Vera Vorsitz mag es.", by=chair.user, now=NOW)
    judging.remark(case=case, text="Vera Vorsitz meint ja.", by=chair.user, now=NOW)
    for member in (chair, one, two):
        judging.vote(case=case, choice="yes", amount=None, by=member.user, now=NOW)
    declare(case=case, reason="Mein Bruder.", by=three.user, now=NOW)
    conclude(case=case, conditions="Fotos", reasons="Gut.", by=None, now=NOW)
    finish(sitting=sitting, by=None, now=NOW)
    return sitting, case


def test_points_words_and_reasons_go_a_year_after_the_minutes(done):
    forget(now=NOW + timedelta(days=365))
    assert Score.objects.exists() and Conflict.objects.get().reason
    forget(now=NOW + timedelta(days=366))
    assert (Score.objects.count(), Remark.objects.count(), Conflict.objects.get().reason) == (0, 0, "")


def test_where_the_fund_has_forgotten_nothing_says_who_applied(done):
    sitting, case = done
    forget(now=NOW)
    assert Remark.objects.exists()
    Application.objects.update(title=NOBODY)
    for _again in range(2):
        forget(now=NOW)
        sitting.refresh_from_db()
        assert sitting.minutes["cases"][0]["title"] == NOBODY and not Remark.objects.exists()
    case.refresh_from_db()
    assert (case.reasons, case.conditions, case.result) == ("", "", "awarded")


def test_names_of_members_go_five_years_after_their_seat_ended(done):
    sitting, _case = done
    chair = sitting.jury.members.get(function="chair")
    end_seat(member=chair, last=NOW.date(), by=None, now=NOW)
    forget(now=NOW + timedelta(days=5 * 365))
    assert Member.objects.get(pk=chair.pk).name == "Vera Vorsitz"
    forget(now=NOW + timedelta(days=5 * 365 + 1))
    sitting.refresh_from_db()
    names = [one["name"] for one in sitting.minutes["members"]]
    assert NOBODY in names and "Vera Vorsitz" not in names and Member.objects.get(pk=chair.pk).user is None


def test_a_member_who_leaves_takes_words_and_name_along(done):
    sitting, _case = done
    user = sitting.jury.members.get(function="chair").user
    held = json.dumps(collect_seats(user), default=str)
    assert "Vera Vorsitz mag es." in held and "Kirche" in held and own_section(user)[1]["waiting"] == 0
    recused = Conflict.objects.get().member.user
    assert "Mein Bruder." in json.dumps(collect_seats(recused), default=str)
    erase_juror(person_of(user), now=NOW)
    sitting.refresh_from_db()
    held = json.dumps(sitting.minutes) + "".join(Score.objects.values_list("reasons", flat=True))
    held += "".join(Remark.objects.values_list("text", flat=True)) + str(list(Member.objects.values_list()))
    for mark in ("Vera Vorsitz", "Kirche", "Markt 1", "Opa"):
        assert mark not in held
    assert own_section(make_account()) is None


def test_an_applicant_who_leaves_is_in_no_minutes(done):
    sitting, case = done
    erase_juror(person_behind(case.application.contact), now=NOW)
    sitting.refresh_from_db()
    assert "Ein Fest" not in json.dumps(sitting.minutes) and case.votes.count() == 3

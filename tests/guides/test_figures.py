"""What a team did, by month and year, never by person; and what somebody outside may read of it."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.guides.actions.handovers import answer_hand_over
from gemeinsinn.guides.actions.sheets import count_sheet_answer
from gemeinsinn.guides.actions.talks import forget_talks, note_talk, remove_talk
from gemeinsinn.guides.actions.teams import add_sponsor, end_sponsor
from gemeinsinn.guides.lifecycle.figures import LEAST, Month, veiled
from gemeinsinn.guides.lifecycle.handovers import Move
from gemeinsinn.guides.models import FeedbackTalk
from gemeinsinn.guides.queries.figures import carried_by, figures_of, gained, months_of
from tests.factories.answers import give_answer
from tests.factories.guides import make_guide, make_team
from tests.factories.organisations import make_member, make_organisation
from tests.guides.test_consultations import jot
from tests.guides.test_handovers import introduce
from tests.guides.test_sheets import paper_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NOVEMBER = Month(2026, 11)
FIRST = datetime(2026, 10, 31, 23, tzinfo=UTC)  # midnight in Halle


def test_months_move_over_the_years_and_read_what_was_typed():
    assert [str(NOVEMBER.moved(n)) for n in (-11, -1, 0, 1, 2, 14)] == [
        "2025-12", "2026-10", "2026-11", "2026-12", "2027-01", "2028-01",
    ]  # fmt: skip
    today = date(2026, 11, 23)
    typed = {
        text: str(Month.typed(text, today=today)) for text in ("2026-09", "", "2026-13", "2027-01", "1999-01", "x" * 7)
    }
    assert typed == {
        "2026-09": "2026-09", "": "2026-11", "2026-13": "2026-11", "2027-01": "2026-11", "1999-01": "2026-11",
        "x" * 7: "2026-11",
    }  # fmt: skip
    assert (NOVEMBER.first, Month.of(today)) == (date(2026, 11, 1), NOVEMBER)


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 9), min_size=1))
def test_no_hidden_number_can_be_reckoned_from_the_total(counts):
    shown = veiled(counts)
    hidden = [name for name, number in shown.items() if number is None]
    assert all(shown[name] == counts[name] for name in counts if name not in hidden)
    assert not [name for name in counts if counts[name] < LEAST and name not in hidden]
    rest = sum(counts[name] for name in hidden)
    small = [name for name in hidden if counts[name] < LEAST]
    if small and rest and any(number >= LEAST for number in counts.values()):
        # Several ways of sharing the rest out remain, so nobody outside knows which it was.
        assert len(hidden) > 1
        assert len(hidden) > len(small) or 0 < rest < (LEAST - 1) * len(hidden)


@pytest.mark.django_db
def test_a_month_is_counted_for_the_team_from_its_first_to_its_last_moment(amira):
    other = make_guide(team=amira.team, name="Bo Berg")
    elsewhere = make_guide(team=make_team(agency=amira.team.agency, name="Anderswo"), name="Cem Can")
    jot(amira, minutes=30, topic="amt", referral="amt", result="dran")
    jot(other, minutes=60, at=FIRST)
    jot(amira, at=FIRST - timedelta(seconds=1))
    jot(elsewhere)
    helped, _open = introduce(amira), introduce(other)
    answer_hand_over(handover=helped, move_to=Move.HELP, words="", now=NOW)
    sheet = paper_of(amira)
    count_sheet_answer(sheet=sheet, response=give_answer(sheet.need, now=NOW), now=NOW)
    found = figures_of(amira.team, NOVEMBER, NOVEMBER.moved(1))
    assert (found.consultations, found.minutes, found.hours, found.handed, found.from_paper) == (2, 90, 1.5, 2, 1)
    assert {key for key, n in found.topics.items() if n} == {"amt", "wohnen"}
    assert (sum(found.topics.values()), sum(found.referrals.values()), sum(found.results.values())) == (2, 2, 2)
    assert {key: n for key, n in found.outcomes.items() if n} == {"helped": 1, "introduced": 1}


@pytest.mark.django_db
def test_the_months_of_a_year_add_up_to_the_year(amira):
    for days in range(0, 300, 7):
        moment = NOW - timedelta(days=days)
        jot(amira, now=moment, minutes=15)
    year = figures_of(amira.team, Month(2026, 1), Month(2027, 1))
    months = [found for _month, found in months_of(amira.team, 2026)]
    assert len(months) == 12
    assert sum(found.consultations for found in months) == year.consultations == 43
    assert sum(found.minutes for found in months) == year.minutes == 43 * 15


@pytest.mark.django_db
def test_who_carries_a_team_reads_no_small_number(amira, stranger):
    house = make_organisation(kind="housing")
    row = add_sponsor(team=amira.team, organisation=house, gives="raeume", since=date(2026, 1, 1), by=None, now=NOW)
    member = make_member(house, role="contact")
    assert [list(carried_by(user)) for user in (member, stranger, AnonymousUser())] == [[row], [], []]
    jot(amira)
    found = gained(amira.team, now=NOW)
    assert (found.consultations, found.hours, found.handed, found.helped) == (None, None, None, None)
    for topic, times in (("wohnen", 5), ("amt", 2), ("kinder", 4)):
        for _turn in range(times):
            jot(amira, topic=topic, minutes=30)
    for _turn in range(3):
        answer_hand_over(handover=introduce(amira), move_to=Move.HELP, words="", now=NOW)
    found = gained(amira.team, now=NOW)
    assert (found.consultations, found.hours, found.handed, found.helped) == (12, 6, 3, 3)
    assert (found.topics["wohnen"], found.topics["kinder"], found.topics["amt"]) == (6, 4, None)
    end_sponsor(sponsor=row, until=date(2026, 11, 23), by=None, now=NOW)
    assert list(carried_by(member)) == []


@pytest.mark.django_db
def test_talks_are_noted_after_they_were_and_forgotten_after_two_years(team, renate, stranger):
    with pytest.raises(NotAllowed):
        note_talk(team=team, day=date(2026, 11, 20), text="x", by=stranger, now=NOW)
    with pytest.raises(DomainError, match="danach"):
        note_talk(team=team, day=date(2026, 11, 24), text="x", by=renate, now=NOW)
    past_midnight = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)  # in Germany it is the 21st
    remove_talk(
        talk=note_talk(team=team, day=date(2026, 11, 21), text="x", by=renate, now=past_midnight), by=renate, now=NOW
    )
    talk = note_talk(team=team, day=date(2026, 11, 20), text=" Mehr Schichten. ", by=renate, now=NOW)
    assert (talk.text, str(talk)) == ("Mehr Schichten.", f"{team} 2026-11-20")
    slip = note_talk(team=team, day=date(2026, 11, 1), text="x", by=renate, now=NOW)
    remove_talk(talk=slip, by=renate, now=NOW)
    assert forget_talks(now=talk_ends(talk)) == 0
    assert forget_talks(now=talk_ends(talk) + timedelta(days=1)) == 1


def talk_ends(talk):
    return datetime.combine(talk.day, datetime.min.time(), tzinfo=UTC) + timedelta(days=730)


@pytest.mark.django_db
def test_the_agency_reads_the_month_and_takes_the_year_along(client, amira, renate):
    jot(amira, now=timezone.now(), note="Geheimnis")
    client.force_login(renate)
    path = reverse("guides:month", args=[amira.team_id])
    page = client.get(path).content.decode()
    assert "Beratungen" in page and amira.name not in page and "Geheimnis" not in page
    assert client.get(path, {"monat": "2020-01"}).status_code == 200
    assert client.post(path, {"day": "2999-01-01", "text": "x"}).status_code == 422
    assert client.post(path, {"day": "2090-01-01", "text": "x"}).status_code == 422
    client.post(path, {"day": timezone.localdate().isoformat(), "text": "Mehr Schichten."})
    assert "Mehr Schichten." in client.get(path).content.decode()
    client.post(reverse("guides:drop_talk", args=[FeedbackTalk.objects.get().pk]))
    assert not FeedbackTalk.objects.exists()
    year = timezone.localdate().year
    sheet = client.get(reverse("guides:figures_sheet", args=[amira.team_id, year]))
    lines = sheet.content.decode("utf-8-sig").splitlines()
    assert (len(lines), lines[0][:17], sum(int(line.split(";")[1]) for line in lines[1:])) == (
        13,
        "Monat;Beratungen;",
        1,
    )
    for wrong in (1999, year + 1, 99999):
        assert client.get(reverse("guides:figures_sheet", args=[amira.team_id, wrong])).status_code == 404


@pytest.mark.django_db
def test_a_housing_company_reads_what_its_quarter_gained(client, amira, stranger):
    house = make_organisation(kind="housing", name="Saalebogen")
    add_sponsor(
        team=amira.team, organisation=house, gives="raeume", words="Laden", since=date(2026, 1, 1), by=None, now=NOW
    )
    for _turn in range(4):
        jot(amira, now=timezone.now(), form_key=uuid.uuid4(), note="Geheimnis")
    client.force_login(make_member(house))
    assert "/schreibtisch/traeger/" in client.get("/konto/").content.decode()
    page = client.get("/schreibtisch/traeger/").content.decode()
    assert "Saalebogen gibt einen Raum" in page and "unter 3" in page
    assert amira.name not in page and "Geheimnis" not in page
    client.force_login(stranger)
    assert client.get("/schreibtisch/traeger/").status_code == 403

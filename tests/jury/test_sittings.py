"""Appointing, convening, votes by mail that end by themselves, through the actions."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.fund import following
from gemeinsinn.fund.actions.by_jury import defer_by
from gemeinsinn.fund.actions.conversation import withdraw
from gemeinsinn.fund.extras import notes_on
from gemeinsinn.fund.queries.funds import offers
from gemeinsinn.jury.actions import appointing, closing, convening
from gemeinsinn.jury.actions.conflicts import declare
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Member, Vote
from gemeinsinn.jury.queries.cases import open_of, sittings_for
from gemeinsinn.jury.queries.juries import juries_for, waiting_for_jury
from gemeinsinn.jury.rules import can_lead, is_juror
from gemeinsinn.jury.tasks import votes
from tests.factories.funds import check_grant, make_round, rule_data
from tests.factories.juries import for_jury, make_jury, meet, seat, sit
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_account(roles=["office"])


def mails(part):
    return OutgoingMail.objects.filter(key__contains=part)


def test_a_member_is_appointed_by_mail_and_sits_from_day_to_day(office):
    jury = make_jury(now=NOW)
    made = seat(jury, name="Renate Kühn", email="renate@example.org", now=NOW)
    assert "berufen" in mails("appointed").get().text and str(made) == "Renate Kühn" and str(jury) == "Fachjury"
    assert is_juror(made.user, TODAY) and not is_juror(made.user, TODAY - timedelta(days=31))
    assert not can_lead(made.user, jury, TODAY) and can_lead(office, jury, TODAY)
    with pytest.raises(DomainError):
        appointing.end_seat(member=made, last=date(2026, 1, 1), by=office, now=NOW)
    appointing.end_seat(member=made, last=TODAY, by=office, now=NOW)
    assert is_juror(made.user, TODAY) and not is_juror(made.user, TODAY + timedelta(days=1))
    made.user.is_active = False
    assert not is_juror(made.user, TODAY)


@pytest.mark.parametrize("wrong", [{"email": "renate@example.org"}, {"function": "chair", "email": "x@example.org"}])
def test_one_seat_a_person_and_one_chair_a_jury(wrong):
    jury = make_jury(now=NOW)
    seat(jury, email="renate@example.org", now=NOW)
    seat(jury, function="chair", now=NOW)
    with pytest.raises(DomainError):
        seat(jury, now=NOW, **wrong)


def test_the_office_has_no_vote_and_days_have_an_order(office):
    jury = make_jury(now=NOW)
    with pytest.raises(DomainError, match="keine Stimme"):
        seat(jury, email=office.email, now=NOW)
    with pytest.raises(DomainError, match="Ende"):
        appointing.appoint(
            jury=jury, email="a@example.org", name="A", function="member", youth=False, starts=TODAY,
            ends=TODAY - timedelta(days=1), told={}, by=None, now=NOW,
        )  # fmt: skip
    with pytest.raises(DomainError, match="schon"):
        make_jury(fund=jury.fund, now=NOW)
    assert appointing.save_jury(jury=jury, fund=jury.fund, name="Andere", by=office, now=NOW).name == "Andere"
    assert list(juries_for(office)) == [jury] and not juries_for(make_account())


def test_only_the_office_appoints_and_convenes_and_only_who_leads_leads():
    sitting = sit([for_jury(now=NOW)], now=NOW)
    member = sitting.jury.members.filter(function="member").first()
    told = {"by": member.user, "now": NOW}
    for act in (
        lambda: appointing.save_jury(jury=None, fund=sitting.jury.fund, name="X", **told),
        lambda: appointing.end_seat(member=member, last=TODAY, **told),
        lambda: convening.convene(
            jury=sitting.jury, kind=Kind.MEETING, applications=[], starts_at=None, place="", agenda="", **told
        ),
        lambda: convening.call_off(sitting=sitting, **told), lambda: convening.open_meeting(sitting=sitting, **told),
        lambda: convening.note_presence(sitting=sitting, present=[], excused=[], **told),
        lambda: convening.move_up(case=sitting.cases.first(), **told),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_a_meeting_tells_members_and_applicants_and_can_be_called_off(office):
    first, second = (for_jury(make_round(now=NOW), now=NOW) for _one in range(2))
    sitting = sit([first], now=NOW)
    assert (sitting.state, sitting.closes_at) == ("planned", None)
    assert len(mails("-invited-")) == 4 and "29. November" in mails("-invited-").first().text
    assert "29. November" in mails(f"grant-{first.pk}-jury").get().text
    chair = sitting.jury.members.get(function="chair")
    convening.open_meeting(sitting=sitting, by=chair.user, now=NOW)
    assert list(waiting_for_jury(office)) == [second]
    convening.call_off(sitting=sitting, by=office, now=NOW)
    assert len(mails("-off-")) == 4 and list(waiting_for_jury(office)) == [first, second]
    assert str(notes_on(first)[0].words).startswith("Fachjury")
    assert "tagesordnung/?antrag=" in notes_on(second)[0].url
    with pytest.raises(DomainError):
        convening.open_meeting(sitting=sitting, by=office, now=NOW)
    with pytest.raises(DomainError):
        convening.note_presence(sitting=sitting, present=[], excused=[], by=office, now=NOW)


def test_whoever_cannot_be_reached_gets_no_mail():
    made = for_jury(now=NOW)
    made.contact.email = ""
    made.contact.save()
    jury = make_jury(fund=made.round.fund, now=NOW)
    Member.objects.filter(pk=seat(jury, now=NOW).pk).update(user=None)
    sit([made], jury=jury, now=NOW)
    assert not mails("-invited-") and not mails("-jury-")


@pytest.mark.parametrize("wrong", ["no members", "nothing", "past", "other fund", "offices", "twice"])
def test_a_sitting_needs_members_its_own_cases_and_a_time_to_come(wrong):
    made = for_jury(now=NOW)
    jury = make_jury(fund=made.round.fund, now=NOW)
    seat(jury, now=NOW)
    told = {"jury": jury, "kind": Kind.MEETING, "applications": [made], "starts_at": NOW + timedelta(days=1)}
    if wrong == "no members":
        Member.objects.all().delete()
    elif wrong == "other fund":
        told["applications"] = [for_jury(make_round(now=NOW), now=NOW)]
    elif wrong == "offices":
        told["applications"] = [check_grant(now=NOW, funding=made.round)]
    elif wrong == "twice":
        sit([made], jury=jury, now=NOW)
    else:
        told |= {"applications": []} if wrong == "nothing" else {"starts_at": NOW}
    with pytest.raises(DomainError):
        convening.convene(**told, place="", agenda="", by=None, now=NOW)


def test_what_a_jury_put_off_can_be_put_on_an_agenda_again(office):
    made = for_jury(now=NOW)
    defer_by(application=made, decider="jury", until=date(2027, 1, 1), reasons="x", by=None, now=NOW)
    made.refresh_from_db()
    assert list(waiting_for_jury(office)) == [made]
    sit([made], now=NOW)
    made.refresh_from_db()
    assert made.state == "jury"


def test_the_agenda_has_an_order():
    funding = make_round(now=NOW)
    sitting = sit([for_jury(funding, now=NOW) for _one in range(2)], now=NOW)
    first, second = sitting.cases.all()
    for _again in range(2):
        convening.move_up(case=second, by=None, now=NOW)
        second.refresh_from_db()
        assert list(sitting.cases.all()) == [second, first]


def test_whoever_leaves_the_room_has_no_vote():
    sitting, [case] = meet([for_jury(now=NOW)], now=NOW)
    chair, other, *_rest = sitting.jury.members.all()
    for member in (chair, other):
        Vote.objects.create(case=case, member=member, choice="yes", at=NOW)
    convening.note_presence(sitting=sitting, present=[chair.pk], excused=[other.pk], by=None, now=NOW)
    assert [vote.member for vote in case.votes.all()] == [chair]
    assert dict(sitting.presences.values_list("member", "present")) == {chair.pk: True, other.pk: False}


def test_a_vote_by_mail_lasts_as_the_rules_say_reminds_once_and_ends_by_itself():
    funding = make_round(now=NOW, rules=rule_data(jury__circulation_days=7))
    sitting = sit([for_jury(funding, now=NOW) for _one in range(2)], kind=Kind.CIRCULATION, now=NOW)
    assert sitting.state == "open" and sitting.closes_at == datetime(2026, 12, 5, 22, 59, tzinfo=UTC)
    done, half, *_rest = sitting.jury.members.all()
    for member, cases in ((done, sitting.cases.all()), (half, sitting.cases.all()[:1])):
        for case in cases:
            Vote.objects.create(case=case, member=member, choice="yes", at=NOW)
    votes(now=sitting.closes_at - timedelta(days=2, minutes=1))
    assert not mails("-reminder-")
    for _again in range(2):
        votes(now=sitting.closes_at - timedelta(days=2))
        assert len(mails("-reminder-")) == 3
    text = mails(f"-reminder-{half.pk}").get().text
    assert (
        "1 Antrag fehlt" in text
        and "2 Anträgen" in mails("-reminder-").exclude(key__endswith=f"-{half.pk}").first().text
    )
    votes(now=sitting.closes_at)
    sitting.refresh_from_db()
    assert sitting.state == "counted" and mails("-counted-").count() == 1
    assert closing.count_ended(now=sitting.closes_at) == 0


def test_a_meeting_reminds_once_three_days_before_whoever_is_expected():
    funding = make_round(now=NOW)
    meets = NOW + timedelta(days=6)
    sitting = sit([for_jury(funding, now=NOW), for_jury(funding, now=NOW)], now=NOW)
    type(sitting).objects.filter(pk=sitting.pk).update(starts_at=meets)
    _chair, excused, out, half = sitting.jury.members.all()
    convening.note_presence(sitting=sitting, present=[], excused=[excused.pk], by=None, now=NOW)
    for case in sitting.cases.all():
        declare(case=case, reason="x", by=out.user, now=NOW)
    declare(case=sitting.cases.first(), reason="x", by=half.user, now=NOW)
    votes(now=meets - timedelta(days=3, minutes=1))
    assert not mails("-meeting-")
    for _again in range(2):
        votes(now=meets - timedelta(days=3))
        assert [one.to for one in mails("-meeting-").order_by("pk")] == [_chair.user.email, half.user.email]
    first, second = mails("-meeting-").order_by("pk")
    assert "2 Anträge stehen auf der Tagesordnung" in first.text and f"/jury/sitzung/{sitting.pk}/" in first.text
    assert "1 Antrag steht auf der Tagesordnung" in second.text and "4. Dezember" in second.subject


def test_a_meeting_convened_for_tomorrow_needs_no_reminder_today():
    sitting = sit([for_jury(now=NOW)], now=NOW)
    assert closing.remind_of_meetings(now=NOW + timedelta(hours=1)) == 0
    assert closing.remind_of_meetings(now=sitting.starts_at) == 0  # it has begun


def test_the_next_meeting_of_any_jury_is_the_day_on_the_page_of_its_fund(client):
    funding = make_round(now=NOW, jury_dates=["2026-12-10"])
    visitor = make_account()
    quiet = make_round(now=NOW, jury_dates=["2026-12-11"])

    def days():
        return {one.fund: one.next_jury for one in offers(visitor, now=NOW)}

    later = make_jury(fund=funding.fund, name="Andere", now=NOW)
    seat(later, now=NOW)
    sittings = [sit([for_jury(funding, now=NOW)], now=NOW), sit([for_jury(funding, now=NOW)], jury=later, now=NOW)]
    sit([for_jury(funding, now=NOW)], jury=later, kind=Kind.CIRCULATION, now=NOW)
    starts = [NOW + timedelta(days=5), NOW + timedelta(days=3)]
    for sitting, at in zip(sittings, starts, strict=True):
        type(sitting).objects.filter(pk=sitting.pk).update(starts_at=at)
    assert days() == {funding.fund: date(2026, 12, 1), quiet.fund: date(2026, 12, 11)}
    convening.call_off(sitting=sittings[1], by=None, now=NOW)
    assert days()[funding.fund] == date(2026, 12, 3)
    with time_machine.travel(NOW, tick=False):
        for address in (reverse("fund:list"), reverse("fund:detail", args=[funding.fund.slug])):
            assert "3. Dezember" in client.get(address).content.decode().replace("\xa0", " ")
    type(sittings[0]).objects.filter(pk=sittings[0].pk).update(starts_at=NOW - timedelta(days=1))
    assert days()[funding.fund] == date(2026, 12, 10)


def test_of_several_who_know_days_the_first_counts(monkeypatch):
    first, second = date(2026, 12, 1), date(2026, 12, 2)
    told = [lambda funds, today: {1: second, 2: first}, lambda funds, today: {1: first}]
    monkeypatch.setattr(following, "_days", [])
    for one in (*told, told[0]):
        following.on_jury_days(one)
    assert following.jury_days([1, 2], TODAY) == {1: first, 2: first} and len(following._days) == 2


def test_members_see_sittings_of_their_juries_alone(office):
    sitting = sit([for_jury(now=NOW)], now=NOW)
    other = sit([for_jury(make_round(now=NOW), now=NOW)], now=NOW)
    member = sitting.jury.members.last().user
    assert list(sittings_for(member, TODAY)) == [sitting] and list(sittings_for(office, TODAY)) == [other, sitting]
    assert [one.application.state for one in open_of(member, TODAY)] == ["jury"]
    assert not sittings_for(make_account(), TODAY) and open_of(office, TODAY) == []


def test_what_is_taken_back_meanwhile_keeps_its_place():
    made = for_jury(now=NOW)
    _sitting, [case] = meet([made], now=NOW)
    withdraw(application=made, now=NOW)
    case.refresh_from_db()
    assert case.result == "pending" and str(case).endswith("pending")

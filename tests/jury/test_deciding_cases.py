"""Bias, points, votes and results, through the actions."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.conversation import withdraw
from gemeinsinn.fund.models import Decision
from gemeinsinn.jury.actions import conflicts, convening, judging
from gemeinsinn.jury.actions.closing import count_ended
from gemeinsinn.jury.actions.concluding import conclude, finish, put_off, record_body
from gemeinsinn.jury.lifecycle.sittings import Kind
from gemeinsinn.jury.models import Conflict, Member, Vote
from gemeinsinn.jury.papers import minutes_paper
from gemeinsinn.jury.queries.cases import (
    cases_for,
    conflict_of,
    kept_out_of,
    recused_ids,
    scores_seen,
    seat_in,
    tally_of,
)
from gemeinsinn.organisations.models import Membership
from gemeinsinn.treasury.actions.booking import BudgetExceeded
from tests.factories.answers import make_company
from tests.factories.funds import WHO, make_round, rule_data
from tests.factories.juries import for_jury, make_jury, meet, seat, sit
from tests.factories.people import make_account

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make_account(roles=["office"])


def jurors(sitting):
    """Chair and three members."""
    return list(sitting.jury.members.all())


def all_vote(case, choices, members):
    for member, choice in zip(members, choices, strict=False):
        amount = Money(choice) if isinstance(choice, int) else None
        judging.vote(
            case=case,
            choice="less" if amount else choice,
            amount=amount,
            by=member.user,
            now=NOW + timedelta(minutes=1),
        )


def test_a_meeting_decides_and_the_minutes_say_how(office):
    funding = make_round(now=NOW)
    sitting, cases = meet([for_jury(funding, now=NOW) for _one in range(3)], now=NOW)
    chair, *others = jurors(sitting)
    all_vote(cases[0], ["yes", "yes", 60_000, "abstain"], [chair, *others])
    all_vote(cases[1], ["no", "no", "yes"], [chair, *others])
    conclude(case=cases[0], conditions="Fotos", reasons="Gut.", by=chair.user, now=NOW)
    with pytest.raises(DomainError, match="Gründe"):
        conclude(case=cases[1], conditions="", reasons="", by=chair.user, now=NOW)
    conclude(case=cases[1], conditions="", reasons="Zu teuer.", by=office, now=NOW)
    with pytest.raises(DomainError, match="kein Ergebnis"):
        finish(sitting=sitting, by=chair.user, now=NOW)
    put_off(case=cases[2], until=date(2027, 1, 1), reasons="Später.", by=chair.user, now=NOW)
    finish(sitting=sitting, by=chair.user, now=NOW)
    for case in cases:
        case.refresh_from_db()
        case.application.refresh_from_db()
    assert [(one.result, one.application.state) for one in cases] == [
        ("awarded", "awarded"), ("rejected", "rejected"), ("deferred", "deferred"),
    ]  # fmt: skip
    assert cases[0].tally == {"yes": 2, "less": 1, "no": 0, "abstain": 1, "present": 4, "quorum": 3, "tied": False}
    assert (cases[0].decision.decider, cases[0].decision.amount) == ("jury", Money(90_000))
    lines = sitting.minutes["cases"]
    assert [line["result"] for line in lines] == ["awarded", "rejected", "deferred"] and len(sitting.digest) == 64
    assert [one["there"] for one in sitting.minutes["members"]] == [True] * 4
    with pytest.raises(DomainError):
        finish(sitting=sitting, by=office, now=NOW)
    assert minutes_paper(sitting).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("choices", "result", "cents"),
    [
        (["yes", "yes", "no"], "awarded", 90_000), ([50_000, "yes", 40_000], "awarded", 50_000),
        (["no", "yes"], "no_quorum", None), (["yes", "no", "abstain"], "rejected", None),
    ],
)  # fmt: skip
def test_a_vote_by_mail_is_decided_when_its_time_is_over(choices, result, cents, office):
    sitting = sit([for_jury(now=NOW)], kind=Kind.CIRCULATION, now=NOW)
    [case] = sitting.cases.all()
    all_vote(case, choices, jurors(sitting))
    told = {"case": case, "conditions": "", "reasons": "Darum.", "by": office, "now": NOW}
    with pytest.raises(DomainError):
        conclude(**told)
    count_ended(now=sitting.closes_at)
    with pytest.raises(DomainError):
        judging.vote(case=case, choice="yes", amount=None, by=jurors(sitting)[3].user, now=sitting.closes_at)
    found = conclude(**told)
    assert (found.result, found.amount) == (result, None if cents is None else Money(cents))
    sitting.refresh_from_db()
    finish(sitting=sitting, by=office, now=NOW)
    assert [one["there"] for one in sitting.minutes["members"]].count(True) == len(choices)


def test_late_votes_do_not_count_even_before_the_worker_came():
    sitting = sit([for_jury(now=NOW)], kind=Kind.CIRCULATION, now=NOW)
    with pytest.raises(DomainError, match="vorbei"):
        judging.vote(
            case=sitting.cases.get(), choice="yes", amount=None, by=jurors(sitting)[0].user, now=sitting.closes_at
        )


def test_more_than_the_pot_holds_is_refused_with_words_and_decides_nothing(office):
    made = for_jury(make_round(now=NOW, budget=Money(80_000)), now=NOW)
    sitting, [case] = meet([made], now=NOW)
    all_vote(case, ["yes", "yes", "yes"], jurors(sitting))
    with pytest.raises(BudgetExceeded):
        conclude(case=case, conditions="", reasons="", by=office, now=NOW)
    case.refresh_from_db()
    assert (case.result, Decision.objects.count()) == ("pending", 0)


def test_what_was_taken_back_is_dropped(office):
    made = for_jury(now=NOW)
    sitting, [case] = meet([made], now=NOW)
    withdraw(application=made, now=NOW)
    assert conclude(case=case, conditions="", reasons="", by=office, now=NOW).result == "dropped"
    finish(sitting=sitting, by=office, now=NOW)
    assert b"PDF" in minutes_paper(sitting, without=[made.pk])


@pytest.mark.parametrize(("agrees", "state"), [(True, "awarded"), (False, "rejected")])
def test_above_the_limit_the_jury_recommends_and_a_body_decides(agrees, state, office):
    made = for_jury(make_round(now=NOW, rules=rule_data(path__body_above=200_000)), now=NOW, cents=210_000)
    sitting, [case] = meet([made], now=NOW)
    chair, *_others = jurors(sitting)
    all_vote(case, ["yes"] * 4, jurors(sitting))
    told = {"case": case, "agrees": agrees, "day": TODAY, "reasons": "Beschluss 7.", "now": NOW}
    with pytest.raises(DomainError, match="Empfehlung"):
        record_body(**told, who="Beirat", by=office)
    assert conclude(case=case, conditions="", reasons="", by=office, now=NOW).result == "recommended"
    finish(sitting=sitting, by=office, now=NOW)
    with pytest.raises(NotAllowed):
        record_body(**told, who="Beirat", by=chair.user)
    for wrong in ({"who": " "}, {"who": "Beirat", "day": TODAY + timedelta(days=1)}):
        with pytest.raises(DomainError):
            record_body(**told | wrong, by=office)
    found = record_body(**told, who="Beirat", by=office)
    made.refresh_from_db()
    assert (made.state, made.decisions.get().decider, found.body_name, found.body_day) == (
        state,
        "body",
        "Beirat",
        TODAY,
    )


def test_a_smaller_sum_needs_no_body(office):
    funding = make_round(now=NOW, rules=rule_data(path__body_above=200_000))
    sitting, [case] = meet([for_jury(funding, now=NOW, cents=210_000)], now=NOW)
    all_vote(case, [200_000] * 4, jurors(sitting))
    assert conclude(case=case, conditions="", reasons="", by=office, now=NOW).result == "awarded"


def test_votes_at_the_table_are_taken_down_by_who_leads(office):
    sitting, [case] = meet([for_jury(now=NOW)], now=NOW)
    chair, one, two, three = jurors(sitting)
    with pytest.raises(NotAllowed):
        judging.record_votes(case=case, votes={one.pk: ("yes", None)}, by=two.user, now=NOW)
    judging.record_votes(case=case, votes={one.pk: ("yes", None), two.pk: ("less", Money(100))}, by=chair.user, now=NOW)
    judging.record_votes(case=case, votes={one.pk: ("no", None)}, by=office, now=NOW)
    assert [(vote.choice, vote.by) for vote in case.votes.order_by("member__pk")] == [
        ("no", office),
        ("less", chair.user),
    ]
    convening.note_presence(sitting=sitting, present=[chair.pk], excused=[], by=None, now=NOW)
    with pytest.raises(DomainError, match="anwesend"):
        judging.record_votes(case=case, votes={three.pk: ("yes", None)}, by=office, now=NOW)


@pytest.mark.parametrize("amount", [None, Money(90_000), Money(90_001)])
def test_less_is_more_than_nothing_and_below_what_was_asked(amount):
    sitting, [case] = meet([for_jury(now=NOW)], now=NOW)
    with pytest.raises(DomainError):
        judging.vote(case=case, choice="less", amount=amount, by=jurors(sitting)[0].user, now=NOW)


def test_votes_are_taken_only_while_a_sitting_is_open():
    sitting = sit([for_jury(now=NOW)], now=NOW)
    with pytest.raises(DomainError):
        judging.vote(case=sitting.cases.get(), choice="yes", amount=None, by=jurors(sitting)[0].user, now=NOW)


def test_one_institution_one_vote(office):
    funding = make_round(now=NOW, rules=rule_data(jury__one_vote_an_institution=True, jury__quorum=2))
    made = for_jury(funding, now=NOW)
    jury = make_jury(fund=funding.fund, now=NOW)
    body = make_company(name="Wohnungsgesellschaft")
    one, two = (seat(jury, institution_name=name, now=NOW) for name in ("wohnungsgesellschaft", "Wohnungsgesellschaft"))
    three, four = seat(jury, institution_name="Kirche", now=NOW), seat(jury, now=NOW)
    assert one.institution == body and one.institution_key == two.institution_key
    _sitting, [case] = meet([made], jury=jury, now=NOW)
    for _again in range(2):
        judging.vote(case=case, choice="yes", amount=None, by=one.user, now=NOW)
    with pytest.raises(DomainError, match="eine Stimme"):
        judging.vote(case=case, choice="no", amount=None, by=two.user, now=NOW)
    judging.vote(case=case, choice="no", amount=None, by=three.user, now=NOW)
    judging.vote(case=case, choice="yes", amount=None, by=four.user, now=NOW)
    assert (tally_of(case).present, tally_of(case).cents) == (3, 90_000)


def test_points_of_others_are_hidden_until_ones_own_are_in(office):
    sitting = sit([for_jury(now=NOW)], now=NOW)
    [case] = sitting.cases.all()
    chair, one, *_others = jurors(sitting)
    keys = [row.key for row in case.application.rules.jury.criteria]
    for wrong in ({}, {"strange": 3}, dict.fromkeys(keys, 6)):
        with pytest.raises(DomainError):
            judging.score(case=case, points=wrong, reasons="", by=one.user, now=NOW)
    given = judging.score(case=case, points=dict.fromkeys(keys, 4), reasons="Gut.", by=chair.user, now=NOW)
    assert scores_seen(case, one.user, one) == [] and scores_seen(case, office, None) == [given]
    assert scores_seen(case, make_account(), None) == []
    judging.score(case=case, points=dict.fromkeys(keys, 2), reasons="", by=one.user, now=NOW)
    assert len(scores_seen(case, one.user, one)) == 2 and str(given).startswith(str(case.pk))
    convening.call_off(sitting=sitting, by=office, now=NOW)
    with pytest.raises(DomainError):
        judging.score(case=case, points=dict.fromkeys(keys, 2), reasons="", by=one.user, now=NOW)


def test_members_talk_with_each_other_and_the_office(office):
    sitting = sit([for_jury(now=NOW)], now=NOW)
    [case] = sitting.cases.all()
    for by in (jurors(sitting)[0].user, office):
        judging.remark(case=case, text="Passt gut.", by=by, now=NOW)
    with pytest.raises(DomainError):
        judging.remark(case=case, text=" ", by=office, now=NOW)
    with pytest.raises(NotAllowed):
        judging.remark(case=case, text="x", by=make_account(), now=NOW)
    assert case.remarks.count() == 2 and str(case.remarks.first()).startswith(str(case.pk))


def biased(now=NOW, **told):
    """A meeting of a jury in which Renate Kühn may be biased; returns sitting, case, her seat, the chair."""
    made = for_jury(now=now, who=WHO | {"name": "Otto Kühn", "email": "otto@example.org"})
    jury = make_jury(fund=made.round.fund, now=now)
    chair = seat(jury, name="Vera Vorsitz", function="chair", now=now)
    renate = seat(jury, name="Renate Kühn", now=now, **told)
    for _number in range(2):
        seat(jury, now=now)
    sitting, [case] = meet([made], jury=jury, now=now)
    return sitting, case, renate, chair


def test_a_suggestion_keeps_from_voting_until_it_is_answered(office):
    _sitting, case, renate, chair = biased(street="Tulpenweg 3", town="06122 Halle")
    found = Conflict.objects.get()
    assert (found.member, found.grounds, found.standing, str(found)) == (
        renate, ["address", "name"], "suggested", f"{renate.pk} suggested",
    )  # fmt: skip
    told = {"case": case, "by": renate.user, "now": NOW}
    for act in (
        lambda: judging.vote(choice="yes", amount=None, **told), lambda: judging.score(points={}, reasons="", **told),
        lambda: judging.remark(text="x", **told),
        lambda: judging.record_votes(case=case, votes={renate.pk: ("yes", None)}, by=chair.user, now=NOW),
    ):  # fmt: skip
        with pytest.raises(DomainError, match="befangen"):
            act()
    with pytest.raises(DomainError, match="warum"):
        conflicts.answer_suggestion(biased=False, reason="", **told)
    conflicts.answer_suggestion(biased=False, reason="Nur der gleiche Name.", **told)
    judging.vote(choice="yes", amount=None, **told)
    with pytest.raises(DomainError):
        conflicts.answer_suggestion(biased=True, reason="", **told)
    found.refresh_from_db()
    for by in (renate.user, make_account()):
        with pytest.raises(NotAllowed):
            conflicts.settle(case=case, conflict=found, stands=True, by=by, now=NOW)
    conflicts.settle(case=case, conflict=found, stands=True, by=chair.user, now=NOW)
    assert not Vote.objects.exists() and recused_ids(case) == {renate.pk}
    conflicts.settle(case=case, conflict=found, stands=False, by=office, now=NOW)
    assert recused_ids(case) == set()


def test_a_recused_member_finds_nothing_and_the_quorum_knows(office):
    _sitting, case, renate, chair = biased()
    assert tally_of(case).present == 4
    conflicts.answer_suggestion(case=case, biased=True, reason="", by=renate.user, now=NOW)
    assert tally_of(case).present == 3 and not cases_for(renate.user, TODAY) and cases_for(office, TODAY).get() == case
    told = {"case": case, "by": renate.user, "now": NOW}
    for act in (
        lambda: judging.vote(choice="yes", amount=None, **told), lambda: judging.score(points={}, reasons="", **told),
        lambda: judging.remark(text="x", **told),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    conflicts.declare(case=case, reason="Mein Bruder.", by=chair.user, now=NOW)
    with pytest.raises(NotAllowed):
        conclude(case=case, conditions="", reasons="", by=chair.user, now=NOW)
    found = conclude(case=case, conditions="", reasons="", by=office, now=NOW)
    assert (found.result, found.tally["present"]) == ("no_quorum", 2)


def test_staying_out_holds_in_every_jury_and_sitting():
    _sitting, case, renate, _chair = biased()
    conflicts.declare(case=case, reason="Mein Bruder.", by=renate.user, now=NOW)
    with pytest.raises(DomainError):
        conflicts.declare(case=case, reason="", by=renate.user, now=NOW)
    other = make_jury(fund=case.application.round.fund, name="Zweite", now=NOW)
    again = seat(other, email=renate.user.email, name="R. K.", now=NOW)
    case.result = "no_quorum"
    case.save()
    sitting = sit([case.application], jury=other, now=NOW)
    [second] = sitting.cases.all()
    assert conflict_of(again, second).standing == "stands" and recused_ids(second) == {again.pk}
    assert not cases_for(renate.user, TODAY) and seat_in(renate.user, second, TODAY) == again


def test_a_seat_without_account_can_be_kept_out_too(office):
    _sitting, case, renate, _chair = biased()
    Member.objects.filter(pk=renate.pk).update(user=None)
    Vote.objects.create(case=case, member=renate, choice="yes")
    conflicts.settle(case=case, conflict=Conflict.objects.get(), stands=True, by=office, now=NOW)
    assert recused_ids(case) == {renate.pk} and not case.votes.exists()


def test_whoever_stays_out_is_known_at_every_other_door(office):
    _sitting, case, renate, _chair = biased()
    assert kept_out_of(renate.user) == []  # suggested only
    conflicts.settle(case=case, conflict=Conflict.objects.get(), stands=True, by=office, now=NOW)
    assert (kept_out_of(renate.user), kept_out_of(AnonymousUser())) == ([case.application_id], [])


def test_organisations_of_the_account_and_the_institution_are_compared():
    host = make_company(name="Hofverein e. V.")
    jury = make_jury(now=NOW)
    one, two = seat(jury, now=NOW), seat(jury, institution_name="hofverein e. v.", now=NOW)
    Membership.objects.create(organisation=host, user=one.user, role="editor")
    made = for_jury(jury.fund.rounds.get(), now=NOW, organisation_name="Hofverein e.V.", kind="association")
    conflicts.suggest(made, jury.members.all(), now=NOW)
    conflicts.suggest(made, jury.members.all(), now=NOW)
    assert [(row.member, row.grounds) for row in Conflict.objects.order_by("pk")] == [
        (one, ["organisation"]), (two, ["organisation"]),
    ]  # fmt: skip
    made.signatories.update(contact=None)
    assert conflicts.side_of_application(made).names == ("Jule Brandt",)


def test_where_the_rules_know_no_recusal_nothing_is_suggested():
    funding = make_round(now=NOW, rules=rule_data(jury__recusal=False))
    made = for_jury(funding, now=NOW, who=WHO | {"name": "Otto Kühn", "email": "o@example.org"})
    jury = make_jury(fund=funding.fund, now=NOW)
    seat(jury, name="Renate Kühn", now=NOW)
    sit([made], jury=jury, now=NOW)
    assert not Conflict.objects.exists()


def test_the_chair_decides_a_tie_where_the_rules_say_so(office):
    funding = make_round(now=NOW, rules=rule_data(jury__tie="chair"))
    sitting, [case] = meet([for_jury(funding, now=NOW)], now=NOW)
    all_vote(case, ["yes", "yes", "no", "no"], jurors(sitting))
    assert conclude(case=case, conditions="", reasons="", by=office, now=NOW).tally["tied"] is True
    assert str(case.votes.first()).startswith("yes") and str(sitting).startswith("Fachjury")
    assert str(sitting.presences.first()).endswith("True")


def test_a_program_needs_no_right():
    sitting, [case] = meet([for_jury(now=NOW)], now=NOW)
    all_vote(case, ["yes"] * 3, jurors(sitting))
    assert conclude(case=case, conditions="", reasons="", by=None, now=NOW).result == "awarded"
    with pytest.raises(DomainError):
        judging.vote(case=case, choice="yes", amount=None, by=jurors(sitting)[3].user, now=NOW)

"""The formal check, the conversation and the office's decision, through the actions."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.conversation import ask, note, withdraw, write
from gemeinsinn.fund.actions.deciding import accept_award, award, check_formally, defer, reject
from gemeinsinn.fund.actions.moves import move, tell
from gemeinsinn.fund.lifecycle.applications import Check, Move
from gemeinsinn.fund.models import Decision
from gemeinsinn.fund.queries.applications import (
    Filters,
    applications_for,
    counts_of,
    filtered,
    has_other_grant,
    own_applications,
    similar_to,
)
from gemeinsinn.treasury.actions.booking import BudgetExceeded
from gemeinsinn.treasury.actions.payees import note_payee
from gemeinsinn.treasury.actions.payments import drop_payment, schedule_payment
from gemeinsinn.treasury.actions.runs import discard_run
from tests.factories.funds import WHO, award_grant, check_grant, draft_grant, make_round, rule_data, sign_grant
from tests.factories.people import make_account
from tests.factories.treasury import IBAN, make_run

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
ALL = [point.value for point in Check]
pytestmark = pytest.mark.django_db


def pot_of(made):
    made.round.pot.refresh_from_db()
    return made.round.pot


@pytest.fixture
def office():
    return make_account(roles=["office"])


@pytest.mark.parametrize(("cents", "state"), [(50_000, "checked"), (50_001, "jury")])
def test_a_complete_check_leads_to_whoever_decides(office, cents, state):
    made = sign_grant(now=NOW, costs=[{"type": "sachmittel", "what": "", "cents": cents}])
    for ticked, then in ((ALL[:-1], "submitted"), (ALL, state), (ALL, state), (["unheard"], "submitted")):
        check_formally(application=made, ticked=ticked, by=office, now=NOW)
        made.refresh_from_db()
        assert made.state == then
    assert [len(one.ticked) for one in made.checks.all()] == [0, len(ALL), len(ALL), len(ALL) - 1]


def test_only_the_office_does_any_of_it():
    made, other = check_grant(now=NOW), make_account(roles=["jury", "treasurer"])
    told = {"application": made, "by": other, "now": NOW}
    for act in (
        lambda: check_formally(ticked=ALL, **told), lambda: award(amount=Money(1), conditions="", **told),
        lambda: defer(until=date(2027, 1, 1), reasons="x", **told), lambda: reject(reasons="x", **told),
        lambda: ask(text="x", due_on=None, **told), lambda: note(text="x", **told),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    assert not applications_for(other) and not Decision.objects.exists()


def test_an_award_is_promised_in_the_same_moment(office):
    made = check_grant(now=NOW)
    found = award(
        application=made,
        amount=Money(30_000),
        conditions="Bitte Fotos.",
        reasons="Mehr geht nicht.",
        by=office,
        now=NOW,
    )
    pot = pot_of(made)
    assert (made.state, found.commitment.reference, pot.committed, pot.available) == (
        "awarded",
        made.reference,
        Money(30_000),
        Money(970_000),
    )
    assert found.object_until == date(2026, 12, 28)
    mail = OutgoingMail.objects.get(key__contains="decided")
    assert bytes(mail.attachment).startswith(b"%PDF") and "300 €" in mail.text.replace("\xa0", " ")
    accept_award(application=made, typed_name="Jule Brandt", now=NOW)
    found.refresh_from_db()
    assert (made.state, found.accepted_name) == ("accepted", "Jule Brandt")
    with pytest.raises(DomainError):
        withdraw(application=made, now=NOW)


def test_what_was_planned_before_the_acceptance_is_not_paid_to_who_takes_it_back():
    made = award_grant(now=NOW)
    commitment = made.decisions.get().commitment
    told = {"commitment_id": commitment.pk, "by": None, "now": NOW}
    note_payee(holder="Jule Brandt", iban=IBAN, **told)
    planned = [schedule_payment(amount=Money(cents), due_on=NOW.date(), **told) for cents in (10_000, 5_000)]
    drop_payment(payment_id=planned[1].pk, by=None, now=NOW)
    run = make_run([planned[0]])
    with pytest.raises(DomainError, match="unterwegs"):
        withdraw(application=made, now=NOW)
    made.refresh_from_db()
    assert made.state == "awarded"
    discard_run(run_id=run.pk, by=run.prepared_by, now=NOW)
    withdraw(application=made, now=NOW)
    commitment.refresh_from_db()
    assert [one.state for one in commitment.payments.order_by("pk")] == ["dropped", "dropped"]
    assert (commitment.committed, pot_of(made).committed) == (Money(0), Money(0))


def test_the_list_of_the_formal_check_is_shut_once_there_is_a_decision():
    made = award_grant(now=NOW)
    with pytest.raises(DomainError):
        check_formally(application=made, ticked=ALL[:1], by=None, now=NOW)
    assert made.checks.count() == 1


@pytest.mark.parametrize("cents", [0, 40_001])
def test_an_award_lies_between_nothing_and_what_was_asked_for(cents):
    with pytest.raises(DomainError):
        award(application=check_grant(now=NOW), amount=Money(cents), conditions="", by=None, now=NOW)


def test_the_jurys_amount_is_not_the_offices():
    made = check_grant(now=NOW, costs=[{"type": "sachmittel", "what": "", "cents": 90_000}])
    with pytest.raises(DomainError):
        award(application=made, amount=Money(100), conditions="", by=None, now=NOW)


def test_more_than_the_pot_holds_is_not_given():
    made = check_grant(now=NOW, funding=make_round(now=NOW, budget=Money(39_999)))
    with pytest.raises(BudgetExceeded):
        award(application=made, amount=made.asked, conditions="", by=None, now=NOW)
    made.refresh_from_db()
    assert (made.state, Decision.objects.count(), pot_of(made).committed) == ("checked", 0, Money(0))


def test_one_grant_an_applicant_and_year():
    first = award_grant(now=NOW)
    second = check_grant(now=NOW, funding=first.round)
    assert has_other_grant(second) and not has_other_grant(first)
    with pytest.raises(DomainError, match="schon eine Förderung"):
        award(application=second, amount=second.asked, conditions="", by=None, now=NOW)
    withdraw(application=first, now=NOW)
    assert pot_of(first).committed == Money(0)
    award_grant(second, now=NOW)


@pytest.mark.parametrize(("once", "second_round"), [("free", False), ("round", True)])
def test_where_the_rules_allow_it_there_may_be_two(once, second_round):
    first = award_grant(now=NOW, funding=make_round(now=NOW, rules=rule_data(once=once)))
    funding = make_round(now=NOW, fund=first.round.fund, rules=rule_data(once=once)) if second_round else first.round
    award_grant(now=NOW, funding=funding)
    assert Decision.objects.filter(kind="award").count() == 2


def test_whoever_has_left_has_no_key_and_gets_no_mail():
    made = check_grant(now=NOW)
    made.contact.delete()
    made.refresh_from_db()
    count = OutgoingMail.objects.count()
    award(application=made, amount=made.asked, conditions="", by=None, now=NOW)
    assert Decision.objects.get().once_key is None and OutgoingMail.objects.count() == count
    assert similar_to(made) == []


def test_deferred_then_awarded_or_rejected_with_reasons(office):
    made = check_grant(now=NOW)
    with pytest.raises(DomainError):
        defer(application=made, until=date(2027, 1, 10), reasons=" ", by=office, now=NOW)
    made.refresh_from_db()
    defer(application=made, until=date(2027, 1, 10), reasons="Die Mittel kommen im Januar.", by=office, now=NOW)
    assert made.state == "deferred"
    reject(application=made, reasons="Es passt nicht.", by=office, now=NOW)
    assert (made.state, [str(one).split()[0] for one in made.decisions.all()]) == (
        "rejected",
        ["rejection", "deferral"],
    )
    texts = [mail.subject for mail in OutgoingMail.objects.filter(key__contains="decided")]
    assert len(texts) == 2


def test_accepting_takes_a_name_and_an_award():
    made = check_grant(now=NOW)
    with pytest.raises(DomainError):
        accept_award(application=made, typed_name="Jule", now=NOW)
    award_grant(made, now=NOW)
    with pytest.raises(DomainError):
        accept_award(application=made, typed_name=" ", now=NOW)


def test_asking_answering_and_objecting(office):
    made = sign_grant(now=NOW)
    with pytest.raises(DomainError):
        ask(application=made, text="x", due_on=date(2026, 11, 27), by=office, now=NOW)
    asked = ask(application=made, text="Wo genau?", due_on=date(2026, 12, 5), by=office, now=NOW)
    assert "5. Dezember" in OutgoingMail.objects.get(key__contains="message").text
    ask(application=made, text="Und wann?", due_on=None, by=office, now=NOW)
    note(application=made, text="Ruft gern an.", by=office, now=NOW)
    with pytest.raises(DomainError):
        write(application=made, text=" ", now=NOW)
    assert write(application=made, text="Im Hof.", now=NOW + timedelta(hours=1)).kind == "answer"
    assert write(application=made, text="Danke.", now=NOW + timedelta(hours=2)).kind == "word"
    asked.refresh_from_db()
    assert asked.answered_at is not None
    assert str(asked).startswith("question")


def test_moves_that_are_not_possible_change_nothing():
    made = draft_grant(now=NOW)
    with pytest.raises(DomainError):
        move(made, Move.AWARD)
    tell(made, "complete", now=NOW)
    made.refresh_from_db()
    assert (made.state, OutgoingMail.objects.count()) == ("draft", 0)


def test_the_list_of_the_office(office):
    first = sign_grant(now=NOW)
    second = award_grant(now=NOW, who=WHO | {"name": "Rita", "email": "rita@example.org"}, title="Ein Chor")
    ask(application=first, text="x", due_on=None, by=office, now=NOW)
    draft_grant(now=NOW)
    assert [(one.pk, one.is_asked) for one in filtered(office, Filters())] == [(first.pk, True), (second.pk, False)]
    assert counts_of(office, Filters()) == {"submitted": 1, "awarded": 1}
    for query, found in (
        ({"wort": "Chor Rita"}, second), ({"stand": "awarded"}, second), ({"fonds": first.round.fund.slug}, first),
        ({"wort": first.reference}, first), ({"stand": "draft", "fonds": first.round.fund.slug}, first),
    ):  # fmt: skip
        assert [one.pk for one in filtered(office, Filters.of(query))] == [found.pk], query
    assert Filters.of({"wort": "a"}).query("jury") == "stand=jury&wort=a"


def test_similar_ones_are_the_same_applicant_or_title():
    first = sign_grant(now=NOW)
    same = sign_grant(now=NOW, title="Etwas anderes", organisation_name="Hofverein")
    alike = sign_grant(now=NOW, who=WHO | {"email": "x@example.org"}, organisation_name="Chor")
    assert similar_to(first) == [(alike, False), (same, True)]
    third = sign_grant(now=NOW, who=WHO | {"email": "y@example.org"}, title="Neu", organisation_name="HOFVEREIN")
    assert similar_to(third) == [(same, True)]


def test_an_account_reads_its_own():
    user = make_account(email="jule@example.org")
    mine = sign_grant(now=NOW)
    sign_grant(now=NOW, who=WHO | {"email": "x@example.org"})
    assert [one.pk for one in own_applications(user)] == [mine.pk]

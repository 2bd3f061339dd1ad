"""The check: receipt by receipt, back for completion, the result and what the ledger does with it; reminders."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.proof import tasks
from gemeinsinn.proof.actions.checking import (
    check_proof,
    check_receipts,
    revoke_grant,
    sample_numbers,
    send_back,
)
from gemeinsinn.proof.actions.closing import close_settled, reopen_unsettled, settle_too_much_back
from gemeinsinn.proof.actions.reminding import remind_grantees
from gemeinsinn.proof.actions.reporting import hand_in
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.papers import repay_rows
from gemeinsinn.proof.queries.closing import kept_of, surplus_of
from gemeinsinn.proof.queries.grants import desk_grants
from gemeinsinn.treasury.actions.booking import book
from gemeinsinn.treasury.actions.payments import mark_paid, schedule_payment
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.models import BankAccount, Payment, PaymentRun
from gemeinsinn.treasury.queries.ledger import ledger_faults
from tests.factories.funds import make_round, rule_data
from tests.factories.people import make_account
from tests.factories.proof import due_grant, handed_grant, overpaid_grant
from tests.factories.treasury import make_bank_account

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
pytestmark = pytest.mark.django_db
ALL_OK = {1: ("ok", ""), 2: ("ok", "")}


def pay(grant, cents):
    """The bank paid that much already."""
    payment = schedule_payment(commitment_id=grant.commitment_id, amount=Money(cents), due_on=TODAY, by=None, now=NOW)
    Payment.objects.filter(pk=payment.pk).update(state="sent", run=run_of())
    mark_paid(payment_id=payment.pk, by=None, now=NOW)


def run_of():
    account = BankAccount.objects.first() or make_bank_account()
    return PaymentRun.objects.create(account=account, execute_on=TODAY)


def check(grant, cents, office, *, said=ALL_OK, words="Alkohol zahlen wir nicht."):
    check_receipts(grant=grant, said=said, by=office, now=NOW)
    found = check_proof(
        grant=grant, recognised=Money(cents), note="Alle Belege gesehen.", words=words, by=office, now=NOW
    )
    grant.refresh_from_db()
    grant.commitment.refresh_from_db()
    return found


def books(grant):
    return grant.commitment.committed.cents, grant.commitment.planned.cents, grant.commitment.paid.cents


REFUSED = ALL_OK | {2: ("refused", "Alkohol")}


@pytest.mark.parametrize(
    ("paid", "said", "recognised", "result", "state", "after", "repay"),
    [
        (0, ALL_OK, 40_000, "accepted", "checked", (40_000, 40_000, 0), 0),  # reimbursed: all of it is planned
        (0, REFUSED, 30_000, "cut", "checked", (30_000, 30_000, 0), 0),
        (40_000, ALL_OK, 40_000, "accepted", "closed", (0, 0, 40_000), 0),
        (40_000, REFUSED, 30_000, "repayment", "checked", (0, 0, 40_000), 10_000),
        (25_000, REFUSED, 30_000, "cut", "checked", (5_000, 5_000, 25_000), 0),
        (30_000, REFUSED, 30_000, "cut", "closed", (0, 0, 30_000), 0),
        (0, ALL_OK, 0, "cut", "closed", (0, 0, 0), 0),
    ],
)
def test_the_result_follows_from_the_figures_and_the_ledger_from_the_result(
    office, paid, said, recognised, result, state, after, repay
):
    grant = handed_grant(now=NOW)
    if paid:
        pay(grant, paid)
    found = check(grant, recognised, office, said=said)
    assert (found.result, grant.result, grant.state, books(grant), grant.repay.cents) == (
        result,
        result,
        state,
        after,
        repay,
    )
    asked = [(one.amount.cents, one.due_on) for one in grant.commitment.demands.all()]
    assert asked == ([(repay, TODAY + timedelta(days=30))] if repay else [])
    assert (found.looked_at, found.by, found.note, str(found)) == (
        [1, 2],
        office,
        "Alle Belege gesehen.",
        f"{grant.pk} {result}",
    )
    mail = OutgoingMail.objects.get(key__endswith=f"checked-{found.pk}")
    assert (mail.attachment_name, bytes(mail.attachment)[:5]) == (f"{grant}-abschluss.pdf", b"%PDF-")
    assert ledger_faults() == []


def test_a_case_closes_when_the_money_has_come_back(office):
    grant = handed_grant(now=NOW)
    pay(grant, 40_000)
    check(grant, 30_000, office, said=REFUSED)
    assert close_settled(now=NOW) == 0
    book(
        pot_id=grant.commitment.pot_id,
        kind=Kind.REPAY,
        amount=Money(10_000),
        by=None,
        now=NOW,
        commitment=grant.commitment,
    )
    assert close_settled(now=NOW) == 1 == Grant.objects.filter(state="closed", closed_at=NOW).count()


def test_who_pays_back_too_much_waits_at_the_desk_until_somebody_says_what_becomes_of_it(office):
    grant = overpaid_grant(by=office, now=NOW)
    assert (close_settled(now=NOW), surplus_of(grant), kept_of(grant)) == (0, Money(2_000), Money(0))
    assert list(desk_grants(office, tab="todo", today=TODAY)) == [grant]
    made = settle_too_much_back(grant=grant, way="kept", by=office, now=NOW)
    assert (made.amount, made.by, str(made)) == (Money(2_000), office, f"{grant.pk} kept {made.amount}")
    assert grant_now(grant) == ("closed", 0, 28_000) and not desk_grants(office, tab="todo", today=TODAY)
    assert "bleiben die 20" in OutgoingMail.objects.get(key__endswith=f"too_much-{made.pk}").text
    assert ledger_faults() == []
    with pytest.raises(DomainError, match="schneller"):
        settle_too_much_back(grant=grant, way="kept", by=office, now=NOW)
    move_money(grant, Kind.RETURN, 28_000)  # the bank brings back what was paid: the gift stays a gift
    assert (reopen_unsettled(now=NOW), grant_now(grant)) == (1, ("checked", 28_000, 0))
    move_money(grant, Kind.PAY, 28_000)
    tasks.follow(now=NOW)
    assert grant_now(grant) == ("closed", 0, 28_000)


def test_what_came_back_too_much_is_paid_out_once_more_and_then_the_case_closes(office):
    grant = overpaid_grant(by=office, now=NOW)
    made = settle_too_much_back(grant=grant, way="returned", by=office, now=NOW)
    again = grant.commitment.payments.latest("pk")
    assert (again.amount, again.state) == (Money(2_000), "due")
    assert (surplus_of(Grant.objects.get(pk=grant.pk)), grant_now(grant)) == (Money(0), ("checked", 2_000, 28_000))
    assert "auf Ihr Konto" in OutgoingMail.objects.get(key__endswith=f"too_much-{made.pk}").text
    Payment.objects.filter(pk=again.pk).update(state="sent", run=run_of())
    mark_paid(payment_id=again.pk, by=None, now=NOW)
    tasks.follow(now=NOW)
    assert grant_now(grant) == ("closed", 0, 30_000) and ledger_faults() == []


def test_only_the_office_decides_about_money_that_came_back_too_much(office):
    with pytest.raises(NotAllowed):
        settle_too_much_back(
            grant=overpaid_grant(by=office, now=NOW), way="kept", by=make_account(email="k@example.org"), now=NOW
        )


@pytest.mark.parametrize(
    ("trifle", "recognised", "after", "repay", "waived"),
    [(0, 39_900, "checked", 100, 0), (99, 39_900, "checked", 100, 0), (100, 39_900, "closed", 0, 100), (500, 40_000, "closed", 0, 0)],
)  # fmt: skip
def test_a_trifle_is_not_asked_back_where_the_rules_say_so(office, trifle, recognised, after, repay, waived):
    funding = make_round(now=NOW - timedelta(days=70), rules=rule_data(trifle=trifle))
    grant = handed_grant(now=NOW, funding=funding)
    pay(grant, 40_000)
    review = check(grant, recognised, office)
    grant.refresh_from_db()
    assert (grant.state, grant.repay.cents, grant.waived.cents, review.waived.cents) == (after, repay, waived, waived)
    assert grant.commitment.demands.exists() == bool(repay)
    assert (repay_rows(review)[-1:] == [["Zu viel, und nicht zurückgefordert", "1\xa0€"]]) == bool(waived)
    assert ledger_faults() == []


def test_what_the_bank_brings_back_opens_a_closed_case_and_is_paid_once_more(office):
    grant = handed_grant(now=NOW)
    pay(grant, 40_000)
    check(grant, 40_000, office)
    assert grant_now(grant) == ("closed", 0, 40_000)
    move_money(grant, Kind.RETURN, 40_000)
    assert (close_settled(now=NOW), reopen_unsettled(now=NOW), reopen_unsettled(now=NOW)) == (0, 1, 0)
    assert grant_now(grant) == ("checked", 40_000, 0)
    move_money(grant, Kind.PAY, 40_000)
    tasks.follow(now=NOW)
    assert grant_now(grant) == ("closed", 0, 40_000)


def test_what_was_to_be_paid_back_and_comes_back_from_the_bank_is_promised_no_longer(office):
    grant = handed_grant(now=NOW)
    pay(grant, 40_000)
    check(grant, 30_000, office, said=REFUSED)
    move_money(grant, Kind.RETURN, 40_000)
    assert (reopen_unsettled(now=NOW), grant_now(grant)) == (0, ("checked", 30_000, 0))
    assert ledger_faults() == []


def grant_now(grant):
    """State, what is promised and what is paid."""
    one = Grant.objects.select_related("commitment").get(pk=grant.pk)
    return one.state, one.commitment.committed.cents, one.commitment.paid.cents


def move_money(grant, kind, cents):
    ours = grant.commitment
    book(pot_id=ours.pot_id, kind=kind, amount=Money(cents), by=None, now=NOW, commitment=ours)


def test_a_payment_that_is_only_planned_is_planned_anew_and_one_on_its_way_is_waited_for(office):
    grant = handed_grant(now=NOW)
    due = schedule_payment(commitment_id=grant.commitment_id, amount=Money(40_000), due_on=TODAY, by=None, now=NOW)
    Payment.objects.filter(pk=due.pk).update(state="sent", run=run_of())
    with pytest.raises(DomainError):
        check(grant, 40_000, office)
    Payment.objects.filter(pk=due.pk).update(state="due", run=None)
    check(grant, 30_000, office)
    assert [(one.state, one.amount.cents) for one in Payment.objects.order_by("pk")] == [
        ("dropped", 40_000),
        ("due", 30_000),
    ]


def test_what_a_check_needs(office):
    grant = handed_grant(now=NOW)
    told = {"grant": grant, "note": "x", "words": "x", "by": office, "now": NOW}
    with pytest.raises(DomainError, match="1, 2"):
        check_proof(recognised=Money(40_000), **told)
    for said in ({1: ("refused", " ")}, {1: ("remark", "")}):
        with pytest.raises(DomainError):
            check_receipts(grant=grant, said=said, by=office, now=NOW)
    check_receipts(grant=grant, said={1: ("ok", ""), 2: ("gold", ""), 9: ("ok", "")}, by=office, now=NOW)
    assert [one.verdict for one in grant.receipts.all()] == ["ok", ""]
    check_receipts(grant=grant, said={2: ("remark", "Nächstes Mal mit Datum")}, by=office, now=NOW)
    for wrong in (
        {"recognised": Money(40_001)},
        {"recognised": Money(-1)},
        {"recognised": Money(10), "words": ""},
        {"recognised": Money(40_000), "note": ""},
    ):
        with pytest.raises(DomainError):
            check_proof(**told | wrong)
    other = make_account(roles=["treasurer"])
    for act in (
        lambda: check_proof(recognised=Money(40_000), **told | {"by": other}),
        lambda: check_receipts(grant=grant, said={}, by=other, now=NOW),
        lambda: send_back(grant=grant, until=TODAY, words="x", by=other, now=NOW),
        lambda: revoke_grant(grant=grant, note="x", words="x", by=other, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    check_proof(recognised=Money(40_000), **told)
    with pytest.raises(DomainError):
        check_receipts(grant=grant, said=ALL_OK, by=office, now=NOW)


def test_a_sample_is_enough_where_the_rules_say_so(office):
    funding = make_round(now=NOW - timedelta(days=70), rules=rule_data(sample_percent=50))
    grant = handed_grant(now=NOW, funding=funding)
    (number,) = sample_numbers(grant)
    check(grant, 40_000, office, said={number: ("ok", "")})
    assert grant.reviews.get().looked_at == [number]


def test_back_for_completion_and_in_again(office):
    grant = handed_grant(now=NOW)
    for wrong in ({"until": TODAY - timedelta(days=1), "words": "x"}, {"until": TODAY, "words": " "}):
        with pytest.raises(DomainError):
            send_back(grant=grant, by=office, now=NOW, **wrong)
    made = send_back(grant=grant, until=TODAY + timedelta(days=10), words="Bitte Beleg 2 lesbar.", by=office, now=NOW)
    grant.refresh_from_db()
    assert (grant.state, grant.back_until, grant.due_on, str(made)) == (
        "back",
        TODAY + timedelta(days=10),
        TODAY + timedelta(days=10),
        f"{grant.pk} back",
    )
    assert hand_in(grant=grant, name="Jule", now=NOW).number == 2
    assert Grant.objects.get(pk=grant.pk).back_until is None


def test_without_a_proof_everything_is_asked_back(office):
    grant = due_grant(now=NOW, days=28)
    pay(grant, 25_000)
    told = {"grant": grant, "note": "Dreimal erinnert.", "words": "Es gibt keinen Nachweis.", "by": office}
    with pytest.raises(DomainError):
        revoke_grant(now=NOW, **told)
    make_bank_account()
    found = revoke_grant(now=NOW + timedelta(days=1), **told)
    grant.commitment.refresh_from_db()
    assert (found.result, found.repay, books(grant)) == ("repayment", Money(25_000), (0, 0, 25_000))


def keys():
    rows = OutgoingMail.objects.filter(key__contains="reminder").values_list("key", flat=True)
    return sorted(key.rpartition("-")[2] for key in rows)


def test_each_reminder_is_written_once_and_the_latest_only():
    grant = due_grant(now=NOW, days=13)  # due in 15 days
    for days, count, stages in (
        (0, 0, []),
        (1, 1, ["1"]),
        (2, 0, ["1"]),
        (12, 1, ["1", "2"]),
        (40, 1, ["1", "2", "4"]),
        (90, 0, ["1", "2", "4"]),
    ):
        assert (remind_grantees(now=NOW + timedelta(days=days)), keys()) == (count, stages)
    grant.application.contact.email = ""
    grant.application.contact.save()
    Grant.objects.filter(pk=grant.pk).update(reminded=0)
    assert remind_grantees(now=NOW + timedelta(days=90)) == 1 and len(keys()) == 3

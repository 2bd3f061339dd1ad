"""From the award to the money: account, payments by the rules, instalments, and what is asked back."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.core.pdfsieve import fault_of
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund import tasks
from gemeinsinn.fund.account import collect_applications
from gemeinsinn.fund.actions import paying
from gemeinsinn.fund.actions.forgetting import empty
from gemeinsinn.fund.actions.paying import (
    accept_with_account,
    demand_repayment,
    draw_down,
    note_account,
    remind_of_repayments,
)
from gemeinsinn.fund.lifecycle.payouts import in_advance
from gemeinsinn.fund.queries.money import money_of
from gemeinsinn.people.models import Contact
from gemeinsinn.treasury.actions.booking import NotThatMuch
from gemeinsinn.treasury.actions.demands import ask_back
from gemeinsinn.treasury.actions.payments import mark_paid
from gemeinsinn.treasury.models import Demand, Payment
from tests.factories.funds import award_grant, check_grant, draft_grant, make_round, rule_data, sign_grant
from tests.factories.people import make_account
from tests.factories.treasury import IBAN, make_due, make_sent

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
JULE = {"holder": "Jule Brandt", "iban": IBAN}
pytestmark = pytest.mark.django_db


def accepted(mode="advance", *, now=NOW, months=2, account=JULE, **fields):
    rules = rule_data(payment=mode, need_months=months)
    made = award_grant(
        check_grant(
            sign_grant(draft_grant(now=now, funding=make_round(now=now, rules=rules), **fields), now=now), now=now
        ),
        now=now,
    )
    told = account or {"holder": "", "iban": ""}
    accept_with_account(application=made, typed_name="Jule Brandt", now=now, **told)
    return made


def paid(made, *, now=NOW):
    """Everything planned has reached the account."""
    payments = list(Payment.objects.filter(commitment__reference=made.reference, state="due"))
    make_sent(payments)
    for one in payments:
        mark_paid(payment_id=one.pk, by=None, now=now)
    return money_of(made).commitment


def shares(*told, **options):
    return [(one.cents, one.due_on.isoformat(), one.needed_by.isoformat()) for one in in_advance(*told, **options)]


@pytest.mark.parametrize(
    ("cents", "starts", "ends", "months", "parts"),
    [
        (40_000, date(2026, 12, 1), date(2027, 1, 20), 2, [(40_000, "2026-11-28", "2027-01-20")]),
        (40_000, date(2027, 3, 1), date(2027, 4, 1), 2, [(40_000, "2027-02-15", "2027-04-01")]),
        (40_000, date(2026, 12, 1), date(2027, 11, 30), 0, [(40_000, "2026-11-28", "2027-11-30")]),
        (
            36_500, date(2026, 12, 1), date(2027, 5, 30), 2,
            [(11_895, "2026-11-28", "2027-01-28"), (11_895, "2027-01-28", "2027-03-28"), (12_710, "2027-03-28", "2027-05-28"), (0, "", "")],
        ),
        (1, date(2026, 12, 1), date(2027, 5, 20), 2, [(1, "2027-03-28", "2027-05-20")]),
        (500, date(2026, 1, 1), date(2026, 2, 1), 2, [(500, "2026-11-28", "2026-11-28")]),
    ],
    ids=["short", "not-before-its-time", "no-such-rule", "stretches", "one-cent", "over-already"],
)  # fmt: skip
def test_money_in_advance_is_shared_out_by_what_is_spent_when(cents, starts, ends, months, parts):
    found = shares(cents, starts=starts, ends=ends, today=TODAY, need_months=months)
    assert sum(one[0] for one in found) == cents
    assert all(one[1] <= one[2] for one in found)
    if parts[-1][0]:
        assert found == parts
    else:
        assert [one[1] for one in found] == ["2026-11-28", "2027-01-28", "2027-03-28", "2027-05-28"]


def test_with_the_account_what_comes_in_advance_is_planned_once():
    made = accepted(account=None)
    assert (money_of(made).payments, money_of(made).account) == ([], "")
    note_account(application=made, **JULE, now=NOW)
    first = money_of(made)
    assert (first.account, [one.amount for one in first.payments], first.free, first.is_moving) == (
        "Jule Brandt, DE•• •••• 2051",
        [Money(40_000)],
        Money(0),
        False,
    )
    assert first.commitment.payee.contact == made.contact
    note_account(application=made, holder="Jule B. Brandt", iban=IBAN, now=NOW)
    assert len(money_of(made).payments) == 1
    make_sent(first.payments)
    assert money_of(made).is_moving
    with pytest.raises(DomainError):
        note_account(application=made, **JULE, now=NOW)


def test_the_account_of_an_organisation_is_nobodys_own():
    made = accepted(kind="association", organisation_name="Verein e. V.")
    assert money_of(made).commitment.payee.contact is None


def test_nothing_is_noted_before_the_award_is_accepted():
    made = award_grant(now=NOW)
    with pytest.raises(DomainError):
        note_account(application=made, **JULE, now=NOW)
    assert money_of(sign_grant(now=NOW)) is None


def test_instalments_are_asked_for_within_the_rules():
    made, key = accepted("instalments", ends=TODAY + timedelta(days=120)), uuid4()
    near = TODAY + timedelta(days=40)
    for _ in range(2):
        draw_down(application=made, amount=Money(15_000), needed_by=near, form_key=key, now=NOW)
    assert ([one.amount for one in money_of(made).payments], money_of(made).free) == ([Money(15_000)], Money(25_000))
    for cents, day in ((25_001, near), (100, TODAY - timedelta(days=1)), (100, TODAY + timedelta(days=121)), (0, near)):
        with pytest.raises(DomainError):
            draw_down(application=made, amount=Money(cents), needed_by=day, now=NOW)
    with pytest.raises(DomainError, match="2"):
        draw_down(application=made, amount=Money(100), needed_by=TODAY + timedelta(days=80), now=NOW)
    with pytest.raises(DomainError):
        draw_down(application=accepted(), amount=Money(100), needed_by=near, now=NOW)
    with pytest.raises(DomainError):
        draw_down(application=accepted("instalments", account=None), amount=Money(100), needed_by=near, now=NOW)


def test_money_is_asked_back_with_a_letter_and_reminded_of_once(django_capture_on_commit_callbacks):
    made, office = accepted(), make_account(roles=["office"])
    told = {"application": made, "reason": "Der Saal war billiger.", "due_on": TODAY + timedelta(days=30), "now": NOW}
    with pytest.raises(NotThatMuch):
        demand_repayment(amount=Money(100), by=office, **told)
    paid(made)
    with pytest.raises(NotAllowed):
        demand_repayment(amount=Money(100), by=make_account(), **told)
    demand = demand_repayment(amount=Money(12_345), by=office, **told)
    mail = OutgoingMail.objects.get(key__contains="-repay-")
    assert "123,45" in mail.text.replace("\xa0", " ") and bytes(mail.attachment).startswith(b"%PDF")
    assert remind_of_repayments(now=NOW + timedelta(days=30)) == 0
    later = NOW + timedelta(days=31)
    tasks.remind(now=later)
    demand.refresh_from_db()
    assert (demand.reminded_at, remind_of_repayments(now=later + timedelta(days=1))) == (later, 0)
    assert OutgoingMail.objects.filter(key__contains="-repay-").count() == 2
    user = make_account()
    Contact.objects.filter(pk=made.contact_id).update(user=user)
    assert [row["reason"] for row in collect_applications(user)[0]["demands"]] == ["Der Saal war billiger."]
    empty(made)
    assert Demand.objects.get().reason == ""


def test_a_demand_of_something_that_is_no_grant_reminds_nobody():
    payment = make_due(100)
    make_sent([payment])
    mark_paid(payment_id=payment.pk, by=None, now=NOW)
    ask_back(commitment_id=payment.commitment_id, amount=Money(1), reason="", due_on=date(2027, 1, 1), by=None, now=NOW)
    assert remind_of_repayments(now=datetime(2027, 2, 1, tzinfo=UTC)) == 0


def link(made):
    return f"/m/{issue_link(purpose='fund-case', subject_id=made.pk, now=timezone.now(), lasts=timedelta(days=1))}/"


def german(answer):
    return answer.content.decode().replace("\xa0", " ")


def test_the_applicant_sees_where_the_money_is(client):
    now = timezone.now()
    rules = rule_data(payment="instalments")
    made = award_grant(funding=make_round(rules=rules))
    root = link(made)
    assert client.post(f"{root}annehmen/", {"typed_name": "Jule", "holder": "Jule"}).status_code == 422
    wrong = client.post(f"{root}annehmen/", {"typed_name": "Jule", "holder": "Jule", "iban": "DE00 1234"})
    assert wrong.status_code == 422 and "IBAN kann nicht stimmen" in german(wrong)
    assert client.post(f"{root}annehmen/", {"typed_name": "Jule"}).url == root
    assert "Wohin soll das Geld" in german(client.get(root))
    assert client.post(f"{root}konto/", {"holder": "Jule", "iban": "x"}).status_code == 422
    assert client.post(f"{root}konto/", JULE).url == root
    assert "DE•• •••• 2051" in german(client.get(root))
    draw = {
        "amount": "150",
        "needed_by": (timezone.localdate(now) + timedelta(days=30)).isoformat(),
        "form_key": uuid4(),
    }
    assert client.post(f"{root}abruf/", draw | {"amount": "1.500"}).status_code == 422
    for _ in range(2):
        assert client.post(f"{root}abruf/", draw).url == root
    assert "geplant für" in german(client.get(root)) and Payment.objects.count() == 1
    paid(made, now=now)
    assert "überwiesen" in german(client.get(root))
    assert client.get(f"{root}rueckforderung-1.pdf/").status_code == 404
    client.force_login(make_account(roles=["office"]))
    desk = reverse("fund:demand", args=[made.pk])
    told = {"amount": "20", "due_on": (timezone.localdate(now) + timedelta(days=30)).isoformat(), "reason": "Übrig."}
    for bad in ({}, told | {"amount": "200"}):
        assert client.post(desk, bad).status_code == 422
    assert client.post(desk, told).status_code == 302
    demand = Demand.objects.get()
    letter = client.get(f"{root}rueckforderung-{demand.pk}.pdf/")
    assert letter["Content-Type"] == "application/pdf" and fault_of(letter.content) is None
    assert "20 €" in german(client.get(root))
    Demand.objects.update(settled_at=now)
    assert "zurückgezahlt" in german(client.get(root)) and "Zurückgezahlt" in german(
        client.get(reverse("fund:application", args=[made.pk]))
    )


def test_the_letter_speaks_the_language_of_the_applicant_not_of_the_office(monkeypatch):
    made = award_grant()
    made.language = "en"
    monkeypatch.setattr(paying, "demand_letter", lambda demand, **told: told["subject"].encode())
    assert paying.repayment_letter(made, Demand()).startswith(b"About your grant for")

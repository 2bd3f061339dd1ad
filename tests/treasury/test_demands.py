"""Money asked back: never more than was paid, settled by what comes in, the oldest first; the square on the letter."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury import letters
from gemeinsinn.treasury.actions.booking import NotThatMuch, book
from gemeinsinn.treasury.actions.demands import ask_back, drop_demand, drop_uncovered
from gemeinsinn.treasury.actions.payments import AlreadyMoved, mark_paid
from gemeinsinn.treasury.actions.runs import release_run
from gemeinsinn.treasury.actions.statements import repay
from gemeinsinn.treasury.letters import demand_letter, transfer_square
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.models import Demand
from gemeinsinn.treasury.queries.demands import open_demands, overdue_demands, still_asked
from tests.factories.people import make_account
from tests.factories.treasury import LAND, make_due, make_run

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
DUE = date(2027, 1, 15)
pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    """400 € that were paid."""
    payment = make_due(400)
    release_run(run_id=make_run([payment]).pk, by=make_account(roles=["office"]), now=timezone.now())
    mark_paid(payment_id=payment.pk, by=None, now=NOW)
    payment.commitment.refresh_from_db()
    return payment.commitment


def ask(ours, cents, due_on=DUE):
    told = {"reason": "Übrig geblieben.", "due_on": due_on, "by": None, "now": NOW}
    return ask_back(commitment_id=ours.pk, amount=Money(cents), **told)


def test_what_the_bank_brings_back_is_not_asked_back_any_more(ours):
    """The newest demands go first; what came back before still counts."""
    first, second = ask(ours, 30_000), ask(ours, 10_000)
    move_money(ours, Kind.RETURN, 5_000)
    drop_uncovered(ours.pk, now=NOW)
    assert list(open_demands()) == [first]
    move_money(ours, Kind.REPAY, 5_000)
    drop_uncovered(ours.pk, now=NOW)
    assert (list(open_demands()), second.dropped_at) == ([first], None)
    move_money(ours, Kind.RETURN, 30_000)
    drop_uncovered(ours.pk, now=NOW)
    assert not open_demands()


def move_money(ours, kind, cents):
    book(pot_id=ours.pot_id, kind=kind, amount=Money(cents), by=None, now=NOW, commitment=ours)


def settled():
    return [one.settled_at is not None for one in Demand.objects.order_by("pk")]


def test_no_more_is_asked_back_than_was_paid_and_not_asked_yet(ours):
    ask(ours, 30_000)
    with pytest.raises(NotThatMuch):
        ask(ours, 10_001)
    for cents, day in ((0, DUE), (100, date(2026, 11, 28))):
        with pytest.raises(DomainError):
            ask(ours, cents, day)
    second = ask(ours, 10_000)
    drop_demand(demand_id=second.pk, by=None, now=NOW)
    with pytest.raises(AlreadyMoved):
        drop_demand(demand_id=second.pk, by=None, now=NOW)
    ask(ours, 10_000)
    assert [one.amount.cents for one in open_demands()] == [30_000, 10_000]


def test_what_comes_in_settles_the_oldest_first(ours):
    ask(ours, 10_000), ask(ours, 5_000)
    assert repay(ours, 9_999, None, NOW) and settled() == [False, False]
    assert repay(ours, 1, None, NOW) and settled() == [True, False]
    ours.refresh_from_db()
    assert (still_asked(ours), list(overdue_demands(DUE)), len(overdue_demands(date(2027, 1, 16)))) == (
        Money(5_000),
        [],
        1,
    )
    assert repay(ours, 6_000, None, NOW) and settled() == [True, True]
    ours.refresh_from_db()
    assert still_asked(ours) == Money(0)


def test_the_square_says_what_a_banking_app_needs(ours, monkeypatch):
    said = {}
    real = letters.make_epc_qr
    monkeypatch.setattr(letters, "make_epc_qr", lambda **told: said.update(told) or real(**told))
    square = transfer_square(ask(ours, 12_345))
    assert square.startswith("<svg") and said == {
        "name": "LAGFA Sachsen-Anhalt e. V.", "iban": LAND, "amount": 123.45, "text": ours.reference, "bic": "BELADEBEXXX",
        "encoding": 1,
    }  # fmt: skip


def test_the_letter_needs_an_account_of_ours():
    payment = make_due(400)
    demand = Demand(commitment=payment.commitment, amount=Money(100), due_on=DUE)
    with pytest.raises(DomainError):
        demand_letter(demand, address=["Jule"], subject="", language="de")


def test_letter_and_reminder_are_tagged_papers_in_both_languages(ours):
    demand = ask(ours, 100)
    for language, again in (("de", False), ("en", True)):
        letter = demand_letter(
            demand, address=["Jule Brandt", "Tulpenweg 3"], subject="Fest", language=language, again=again
        )
        assert b"/StructTreeRoot" in letter or b"pdfuaid" in letter


def test_the_treasurer_sees_and_drops_it(ours, client):
    demand = ask(ours, 100)
    client.force_login(make_account(roles=["treasurer"]))
    page, one = reverse("treasury:commitments"), reverse("treasury:commitment", args=[ours.pk])
    for path in (page, one):
        assert "Zurückgefordert" in client.get(path).content.decode()
    assert client.post(reverse("treasury:drop_demand", args=[demand.pk])).url == one
    assert "Zurückgefordert" not in client.get(page).content.decode()

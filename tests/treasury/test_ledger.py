"""Every cent is an entry; what is not there cannot be promised; entries are never changed."""

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from gemeinsinn.activity.models import Event
from gemeinsinn.config import soundness
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.booking import BudgetExceeded, NotThatMuch, book
from gemeinsinn.treasury.actions.commitments import AlreadyCommitted, commit, raise_or_lower_commitment, release
from gemeinsinn.treasury.actions.pots import change_budget, open_pot
from gemeinsinn.treasury.lifecycle.ledger import (
    MOVES,
    Account,
    Kind,
    balances,
    effects,
    effects_on_commitment,
    is_reference,
)
from gemeinsinn.treasury.models import Commitment, Entry, Pot
from gemeinsinn.treasury.models.ledger import Unchangeable
from gemeinsinn.treasury.queries.ledger import (
    CommitmentBalances,
    PotBalances,
    commitment_balances,
    ledger_faults,
    pot_balances,
)
from tests.factories.people import make_account
from tests.factories.treasury import make_commitment, make_pot

pytestmark = pytest.mark.django_db


def euros(*amounts):
    return [Money(100 * amount) for amount in amounts]


def in_pot(pot):
    return pot_balances(pot.pk)


def with_them(commitment):
    return commitment_balances(commitment.pk)


def move(commitment, kind, amount):
    book(
        pot_id=commitment.pot_id, kind=kind, amount=Money(100 * amount), by=None, now=timezone.now(),
        commitment=commitment,
    )  # fmt: skip


def test_from_the_budget_to_the_payee_and_back():
    pot = make_pot(1000)
    assert in_pot(pot) == PotBalances(*euros(1000, 1000, 0, 0))
    ours = make_commitment(400, pot=pot)
    assert (in_pot(pot), with_them(ours)) == (
        PotBalances(*euros(1000, 600, 400, 0)),
        CommitmentBalances(*euros(400, 0, 0)),
    )
    move(ours, Kind.PAY, 300)
    assert (in_pot(pot), with_them(ours)) == (
        PotBalances(*euros(1000, 600, 100, 300)),
        CommitmentBalances(*euros(100, 300, 0)),
    )
    move(ours, Kind.RETURN, 50)
    move(ours, Kind.REPAY, 20)
    assert (in_pot(pot), with_them(ours)) == (
        PotBalances(*euros(1000, 620, 150, 230)),
        CommitmentBalances(*euros(150, 230, 20)),
    )
    assert release(commitment_id=ours.pk, amount=Money(5000), by=None, now=timezone.now()) == Money(5000)
    assert release(commitment_id=ours.pk, by=None, now=timezone.now()) == Money(10000)
    assert release(commitment_id=ours.pk, by=None, now=timezone.now()) == Money(0)
    assert (in_pot(pot), with_them(ours).total) == (PotBalances(*euros(1000, 770, 0, 230)), Money(23000))
    assert [(one.kind, one.amount.cents) for one in pot.entries.all()] == [
        ("budget", 100000), ("commit", 40000), ("pay", 30000), ("return", 5000), ("repay", 2000), ("release", 5000),
        ("release", 10000),
    ]  # fmt: skip
    assert ledger_faults() == []


def test_who_did_it_and_when_is_in_the_entry_and_in_the_stream():
    me, now = make_account(), timezone.now()
    pot = make_pot(1000, by=me, now=now)
    make_commitment(400, pot=pot, by=me, now=now)
    assert list(Entry.objects.order_by().values_list("by", "at").distinct()) == [(me.pk, now)]
    assert list(Event.objects.filter(by=me).exclude(verb="account_opened").order_by("pk").values_list("verb", "data")) == [
        ("pot_opened", {"cents": 100000}), ("committed", {"cents": 40000}),
    ]  # fmt: skip
    me.delete()
    assert set(Entry.objects.values_list("by", flat=True)) == {None}


def test_more_than_there_is_cannot_be_promised_and_the_form_hears_what_is_left():
    pot = make_pot(1000)
    make_commitment(900, pot=pot)
    with pytest.raises(BudgetExceeded) as refused:
        make_commitment(101, pot=pot, reference="EF-2026-9001")
    assert (refused.value.available, str(refused.value)) == (Money(10000), "In diesem Topf sind nur noch 100\xa0€.")
    assert not Commitment.objects.filter(reference="EF-2026-9001").exists()
    assert in_pot(pot) == PotBalances(*euros(1000, 100, 900, 0))


def test_a_reference_is_committed_once():
    ours = make_commitment(100)
    with pytest.raises(AlreadyCommitted, match="gibt es schon eine Zusage"):
        make_commitment(100, reference=ours.reference)
    assert with_them(ours).committed == Money(10000)


@pytest.mark.parametrize("cents", [0, -1])
def test_nothing_and_less_than_nothing_cannot_be_promised(cents):
    with pytest.raises(DomainError, match="über null"):
        commit(pot_id=make_pot().pk, reference="EF-1", amount=Money(cents), by=None, now=timezone.now())


@pytest.mark.parametrize(
    ("text", "fits"),
    [("EF-2026-0042", True), ("A", True), ("x" * 30, True), ("x" * 31, False), ("", False), ("EF/1", False),
     ("-EF", False), ("EF-", False), ("Übung", False), ("EF 1", False), ("EF\n", False)],
)  # fmt: skip
def test_a_reference_must_get_through_the_bank(text, fits):
    assert is_reference(text) is fits


def test_a_reference_that_does_not_is_refused():
    with pytest.raises(DomainError, match="höchstens 30"):
        make_commitment(reference="EF/2026")


def test_a_budget_grows_and_shrinks_as_far_as_it_is_free():
    pot, now = make_pot(1000), timezone.now()
    make_commitment(400, pot=pot)
    assert change_budget(pot_id=pot.pk, budget=Money(150000), by=None, now=now).available == Money(110000)
    assert change_budget(pot_id=pot.pk, budget=Money(150000), by=None, now=now).budget == Money(150000)
    assert change_budget(pot_id=pot.pk, budget=Money(40000), by=None, now=now).available == Money(0)
    with pytest.raises(BudgetExceeded):
        change_budget(pot_id=pot.pk, budget=Money(39999), by=None, now=now)
    assert in_pot(pot) == PotBalances(*euros(400, 0, 400, 0))
    assert [(one.kind, one.amount.cents) for one in pot.entries.exclude(kind="commit")] == [
        ("budget", 100000), ("budget", 50000), ("cut", 110000),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "changes", [{"name": " "}, {"funder": ""}, {"year": 1999}, {"year": 2101}, {"budget": Money(-1)}]
)
def test_a_pot_that_cannot_be(changes):
    with pytest.raises(DomainError):
        make_pot(**changes)


def test_a_pot_may_begin_empty():
    pot = open_pot(name="Jugendfonds", funder="Stiftung", year=2027, budget=Money(0), by=None, now=timezone.now())
    assert (in_pot(pot), pot.entries.count()) == (PotBalances(*euros(0, 0, 0, 0)), 0)


def test_a_commitment_is_raised_and_lowered_down_to_what_is_paid():
    pot, now = make_pot(1000), timezone.now()
    ours = make_commitment(400, pot=pot)
    move(ours, Kind.PAY, 100)

    def change(total):
        return raise_or_lower_commitment(commitment_id=ours.pk, total=Money(total * 100), by=None, now=now)

    assert change(700).committed == Money(60000)
    assert change(700).committed == Money(60000)
    assert change(100).committed == Money(0)
    with pytest.raises(NotThatMuch, match="nicht so viel zugesagt"):
        change(99)
    with pytest.raises(BudgetExceeded):
        change(1001)
    assert in_pot(pot) == PotBalances(*euros(1000, 900, 0, 100))


def test_one_commitment_does_not_live_on_another():
    """The pot has paid enough for this repayment, this payee has not been paid at all."""
    pot = make_pot(1000)
    ours, theirs = make_commitment(100, pot=pot), make_commitment(300, pot=pot)
    move(theirs, Kind.PAY, 300)
    with pytest.raises(NotThatMuch):
        move(ours, Kind.REPAY, 50)
    with pytest.raises(NotThatMuch):
        move(ours, Kind.PAY, 101)
    assert (in_pot(pot), pot.entries.count()) == (PotBalances(*euros(1000, 600, 100, 300)), 4)


def test_an_entry_is_never_changed_or_deleted():
    make_pot()
    entry = Entry.objects.get()
    entry.amount = Money(1)
    for change in (
        entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(amount=Money(1)),
        lambda: Entry.objects.bulk_update([entry], ["amount"]),
    ):  # fmt: skip
        with pytest.raises(Unchangeable):
            change()
    with pytest.raises(models.ProtectedError):
        Pot.objects.all().delete()
    assert Entry.objects.get().amount == Money(100000)


@pytest.mark.parametrize(
    "changes",
    [{"amount": Money(0)}, {"source": "paid", "target": "available"}, {"kind": "commit"}, {"target": "funder"}],
)
def test_the_database_refuses_an_entry_that_goes_the_wrong_way(changes):
    told = {"pot": make_pot(), "kind": "budget", "source": "funder", "target": "available", "amount": Money(1)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(**(told | changes))


@pytest.mark.parametrize(
    "changes", [{"available": Money(99900)}, {"available": Money(-1), "committed": Money(100001)}, {"currency": "USD"},
                {"available": Money(100001), "paid": Money(-1)}, {"available": Money(100001), "committed": Money(-1)}]
)  # fmt: skip
def test_the_database_refuses_counters_that_do_not_sum_to_zero(changes):
    pot = make_pot()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pot.objects.filter(pk=pot.pk).update(**changes)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_move_keeps_a_pot_at_zero(kind):
    changes = effects(kind, 7)
    assert changes.pop("budget", 0) == sum(changes.values())
    source, target = MOVES[kind]
    assert sum(balances([(source, target, 7)]).values()) == 0


def test_what_a_move_does():
    assert {kind: effects(kind, 7) for kind in Kind} == {
        Kind.BUDGET: {"budget": 7, "available": 7},
        Kind.CUT: {"budget": -7, "available": -7},
        Kind.COMMIT: {"available": -7, "committed": 7},
        Kind.RELEASE: {"committed": -7, "available": 7},
        Kind.PAY: {"committed": -7, "paid": 7},
        Kind.RETURN: {"paid": -7, "committed": 7},
        Kind.REPAY: {"paid": -7, "available": 7},
    }
    assert effects_on_commitment(Kind.REPAY, 7) == {"paid": -7, "repaid": 7}
    assert effects_on_commitment(Kind.COMMIT, 7) == {"committed": 7}
    assert balances([]) == dict.fromkeys(Account, 0)


def in_doctor():
    return [fault["fault"] for fault in soundness.faults(now=timezone.now(), checks=[soundness.check_ledger])]


def test_doctor_names_the_pot_whose_counters_say_something_else():
    make_pot(name="Kulturfonds")
    ours = make_commitment(400)
    assert in_doctor() == []
    Pot.objects.filter(pk=ours.pot_id).update(available=Money(50000), committed=Money(50000))
    assert in_doctor() == [
        "Engagementfonds 2026: available is 50000 cents, its entries sum to 60000.",
        "Engagementfonds 2026: committed is 50000 cents, its entries sum to 40000.",
        "Engagementfonds 2026: its commitments do not add up to what it has promised and paid.",
    ]


def test_doctor_names_the_commitment_whose_counters_say_something_else():
    ours = make_commitment(400, reference="EF-2026-4242")
    Commitment.objects.filter(pk=ours.pk).update(repaid=Money(1))
    assert in_doctor() == ["Engagementfonds 2026: EF-2026-4242 does not add up to its entries."]


def test_doctor_names_a_pot_that_does_not_sum_to_zero(monkeypatch):
    """The database refuses such a row; one that came past it is found all the same."""
    pot = make_pot()
    pot.available = Money(99999)
    monkeypatch.setattr("gemeinsinn.treasury.queries.ledger.Pot.objects.all", lambda: [pot])
    assert in_doctor() == [
        "Engagementfonds 2026: available is 99999 cents, its entries sum to 100000.",
        "Engagementfonds 2026: its accounts do not sum to zero but to -1 cents.",
    ]


def test_words_for_lists():
    ours = make_commitment(reference="EF-2026-4243")
    assert (str(ours), str(ours.pot), str(Entry.objects.first())) == (
        "EF-2026-4243", "Engagementfonds 2026", "budget 1000.00 EUR",
    )  # fmt: skip

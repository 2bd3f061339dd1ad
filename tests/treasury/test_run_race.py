"""Several payment runs prepared at the same moment out of the same payments: each payment is in one of them."""

from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions import runs
from gemeinsinn.treasury.models import Payment, PaymentRun
from tests.factories.people import make_account
from tests.factories.treasury import make_bank_account, make_due, make_pot, make_run

AT_ONCE = 6
PAYMENTS = 5


def prepare_at_once(run_at_once):
    """Six people put the same five payments together; returns what became of each."""
    pot = make_pot()
    due = [make_due(100, pot=pot) for _ in range(PAYMENTS)]
    account, people = make_bank_account(), [make_account(roles=["treasurer"]) for _ in range(AT_ONCE)]
    return run_at_once(AT_ONCE, lambda n: make_run(due, by=people[n], account=account))


def test_no_payment_is_in_two_runs(either_database, run_at_once):
    results = prepare_at_once(run_at_once)
    assert sorted(type(one).__name__ for one in results) == ["AlreadyMoved"] * (AT_ONCE - 1) + ["PaymentRun"]
    run = PaymentRun.objects.get()
    assert (run.count, run.total, Payment.objects.filter(run=run).count()) == (PAYMENTS, Money(50_000), PAYMENTS)


def test_without_the_condition_they_would_be(either_database, run_at_once, monkeypatch):
    """The control: whoever comes later takes what is in a run already."""
    monkeypatch.setattr(
        runs, "claim", lambda ids, run, now: Payment.objects.filter(pk__in=ids).update(state="in_run", run=run)
    )
    prepare_at_once(run_at_once)
    assert sum(PaymentRun.objects.values_list("count", flat=True)) == AT_ONCE * PAYMENTS

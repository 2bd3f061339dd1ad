"""Legal and illegal moves at random: the ledger stays balanced, no pot is overspent, and what is refused leaves nothing."""

import pytest
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.treasury.actions.booking import BudgetExceeded, book
from gemeinsinn.treasury.actions.commitments import raise_or_lower_commitment, release
from gemeinsinn.treasury.actions.pots import change_budget
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.models import Commitment
from gemeinsinn.treasury.queries.ledger import ledger_faults, pot_balances
from tests.factories.treasury import make_commitment, make_pot

CENTS = st.integers(min_value=-100, max_value=60_000)
WHICH = st.integers(min_value=0, max_value=5)


class Ledger(RuleBasedStateMachine):
    """A model beside it: what each pot has been given, and what each commitment is to get, has got, has given back."""

    @initialize(euros=st.integers(min_value=0, max_value=1000))
    def open(self, euros):
        self.pot = make_pot(euros)
        self.budget = euros * 100
        self.rows = {}  # commitment → [committed, paid]

    def bound(self):
        return sum(map(sum, self.rows.values()))

    def one(self, number):
        return list(self.rows)[number % len(self.rows)] if self.rows else None

    @rule(cents=CENTS)
    def promise(self, cents):
        try:
            made = make_commitment(pot=self.pot, amount=Money(cents))
        except BudgetExceeded as refused:
            assert refused.available.cents == self.budget - self.bound() < cents
        except DomainError:
            assert cents <= 0
        else:
            self.rows[made.pk] = [cents, 0]

    @rule(cents=CENTS)
    def give_another_budget(self, cents):
        try:
            change_budget(pot_id=self.pot.pk, budget=Money(cents), by=None, now=timezone.now())
        except BudgetExceeded:
            assert cents < self.bound()
        else:
            self.budget = cents

    @rule(number=WHICH, cents=CENTS)
    def promise_another_total(self, number, cents):
        if (pk := self.one(number)) is None:
            return
        committed, paid = self.rows[pk]
        try:
            raise_or_lower_commitment(commitment_id=pk, total=Money(cents), by=None, now=timezone.now())
        except DomainError:
            assert cents < paid or cents - committed - paid > self.budget - self.bound()
        else:
            self.rows[pk] = [cents - paid, paid]

    @rule(number=WHICH)
    def let_go(self, number):
        if (pk := self.one(number)) is not None:
            gone = release(commitment_id=pk, by=None, now=timezone.now())
            assert gone.cents == self.rows[pk][0]
            self.rows[pk][0] = 0

    @rule(number=WHICH, cents=CENTS, kind=st.sampled_from([Kind.PAY, Kind.RETURN, Kind.REPAY]))
    def move(self, number, cents, kind):
        if (pk := self.one(number)) is None:
            return
        row = self.rows[pk]
        held = row[0] if kind == Kind.PAY else row[1]
        ours = Commitment.objects.get(pk=pk)
        try:
            book(pot_id=self.pot.pk, kind=kind, amount=Money(cents), by=None, now=timezone.now(), commitment=ours)
        except DomainError:
            assert cents <= 0 or cents > held
        else:
            row[0] += {Kind.PAY: -cents, Kind.RETURN: cents, Kind.REPAY: 0}[kind]
            row[1] += {Kind.PAY: cents, Kind.RETURN: -cents, Kind.REPAY: -cents}[kind]

    @invariant()
    def every_cent_is_accounted_for(self):
        told = pot_balances(self.pot.pk)
        committed, paid = (sum(row[place] for row in self.rows.values()) for place in (0, 1))
        assert (told.budget.cents, told.available.cents, told.committed.cents, told.paid.cents) == (
            self.budget, self.budget - committed - paid, committed, paid,
        )  # fmt: skip

    def teardown(self):
        assert ledger_faults() == []


@pytest.mark.django_db
def test_no_row_of_moves_unbalances_the_ledger():
    run_state_machine_as_test(Ledger, settings=settings(max_examples=25, stateful_step_count=40))

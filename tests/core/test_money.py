"""Money is exact and speaks up when misused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.money import Money

cents = st.integers(-(10**12), 10**12)


@given(cents, cents)
def test_sums_and_differences_are_those_of_whole_cents(a, b):
    assert Money(a) + Money(b) == Money(a + b)
    assert Money(a) - Money(b) == Money(a - b)
    assert (Money(a) < Money(b)) == (a < b)


@given(st.lists(cents))
def test_total_is_the_sum_in_any_order(amounts):
    assert (
        Money.total(Money(c) for c in amounts)
        == Money.total(Money(c) for c in reversed(amounts))
        == Money(sum(amounts))
    )


@pytest.mark.parametrize("wrong", [1.5, "3", None, True])
def test_takes_nothing_but_whole_cents(wrong):
    with pytest.raises(TypeError):
        Money(wrong)


@pytest.mark.parametrize(("other", "do"), [(3, "+"), (3, "-"), (Money(2), "*"), (1.5, "*"), (3, "<")])
def test_does_not_mix_with_numbers(other, do):
    operations = {
        "+": lambda: Money(1) + other,
        "-": lambda: Money(1) - other,
        "*": lambda: Money(1) * other,
        "<": lambda: Money(1) < other,
    }
    with pytest.raises(TypeError):
        operations[do]()


def test_multiplies_negates_and_prints():
    assert Money(250) * 3 == Money(750)
    assert -Money(5) == Money(-5)
    assert str(Money(-123456)) == "-1234.56 EUR"
    assert bool(Money(0)) is False


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("20", 2000),
        ("20 €", 2000),
        ("1.234,50", 123450),
        ("1,234.50 EUR", 123450),
        ("2,5", 250),
        ("€ 7", 700),
        ("0,05", 5),
    ],
)
def test_reads_what_people_type(typed, cents):
    assert Money.parse(typed) == Money(cents)


@pytest.mark.parametrize("typed", ["", "abc", "-5", "1,2,3", "1e3", "٢٠", "12,345,6", "1.5.5", "NaN", "99999999999"])
def test_refuses_what_is_no_amount(typed):
    with pytest.raises(ValueError):
        Money.parse(typed)

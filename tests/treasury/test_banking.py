"""Account numbers, and names in the letters every bank takes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.treasury.lifecycle.banking import REFUSED, compact, epc_text, grouped, is_bic, is_iban, masked
from gemeinsinn.treasury.lifecycle.payments import MOVES, State, can_move, end_to_end, is_near_enough, months_later


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("DE02 1203 0000 0000 2020 51", True), ("de02120300000000202051", True), ("AT611904300234573201", True),
        ("DE03 1203 0000 0000 2020 51", False), ("DE02 1203 0000 0000 2020 5", False), ("XX02120300000000202051", False),
        ("", False), ("Konto", False), ("12345", False),
    ],
)  # fmt: skip
def test_which_account_numbers_can_be(text, known):
    assert is_iban(text) is known


def test_how_account_numbers_are_written():
    assert compact("de02 1203 0000 0000 2020 51") == "DE02120300000000202051"
    assert grouped("DE02120300000000202051") == "DE02 1203 0000 0000 2020 51"
    assert masked("DE", "2051") == "DE•• •••• 2051"
    assert [is_bic(text) for text in ("BELADEBE", "BELADEBEXXX", "BELADEBEXX", "beladebe", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("Förderverein Grünes Höfchen e. V.", "Foerderverein Gruenes Hoefchen e. V."),
        ("Café René", "Cafe Rene"), ("Łukasz Øster", "Lukasz Oster"), ("Straße ẞ", "Strasse SS"),
        ("Müller & Söhne", "Mueller + Soehne"), ("u\u0308ber", "ueber"), ("„Wir“ – alle!", "'Wir' - alle."),
        ("Аня", "..."), ("//a//b//", "a/b"), ("  zu   weit ", "zu weit"), ("100 €", "100 EUR"), ("", ""),
    ],
)  # fmt: skip
def test_umlauts_are_spelled_as_germans_spell_them(typed, sent):
    assert epc_text(typed, 70) == sent


@given(st.text(max_size=200), st.integers(min_value=1, max_value=140))
def test_whatever_somebody_types_gets_through(text, most):
    sent = epc_text(text, most)
    assert not REFUSED.search(sent)
    assert len(sent) <= most and "//" not in sent and sent == sent.strip("/ ")
    assert epc_text(sent, most) == sent


def test_in_advance_only_for_what_is_spent_soon():
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_later(date(2026, 1, 15), 12) == date(2027, 1, 15)
    assert is_near_enough(date(2027, 2, 28), date(2026, 12, 31), 2)
    assert not is_near_enough(date(2027, 3, 1), date(2026, 12, 31), 2)
    assert is_near_enough(date(2030, 1, 1), date(2026, 1, 1), None)


def test_where_a_payment_may_go():
    assert {(a.value, b.value) for a in State for b in State if can_move(a, b)} == {
        ("due", "in_run"), ("due", "dropped"), ("in_run", "due"), ("in_run", "sent"), ("sent", "paid"),
        ("sent", "failed"), ("paid", "returned"),
    }  # fmt: skip
    assert set(MOVES) == set(State)


def test_the_reference_travels_with_the_money():
    assert [end_to_end("EF-2026-0042", number) for number in (1, 2, 11)] == [
        "EF-2026-0042", "EF-2026-0042-2", "EF-2026-0042-11",
    ]  # fmt: skip

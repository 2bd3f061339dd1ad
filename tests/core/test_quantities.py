"""Quantities are kept in hundredths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.quantities import MOST, is_whole, parse_hundredths


@given(st.integers(0, 999_999_999), st.integers(0, 99))
def test_reads_back_what_was_written_in_german_and_english(whole, part):
    value = whole * 100 + part
    if value > MOST:
        return
    german = f"{whole:,}".replace(",", ".") + f",{part:02d}"
    english = f"{whole:,}.{part:02d}"
    assert parse_hundredths(german) == parse_hundredths(english) == parse_hundredths(f"{whole},{part:02d}") == value


@given(st.text(max_size=30))
def test_any_other_text_is_refused_in_words(text):
    try:
        assert 0 <= parse_hundredths(text) <= MOST
    except ValueError as problem:
        assert str(problem) in {"not a number", "too large"}


def test_a_dot_before_three_digits_is_a_german_thousand():
    assert parse_hundredths("1.234") == parse_hundredths("1,234") == 123400


def test_too_large_is_said():
    with pytest.raises(ValueError, match="too large"):
        parse_hundredths("999.999.999")


def test_whole_and_not_whole():
    assert (is_whole(2000), is_whole(250)) == (True, False)

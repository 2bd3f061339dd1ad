"""Typed text loses what could deceive or break, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.core.text import clean_line, clean_text


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_direction_tricks_and_control_characters_go():
    assert clean_text("Ja\u202eelgoog\u202c\x00\x1b[31m\ud800 Ende") == "Jaelgoog[31m Ende"


def test_umlauts_signs_and_other_scripts_stay():
    kept = "Grüße, 20 € „zu Hause“ 🌳 привіт مرحبا"
    assert clean_text(kept) == kept
    assert clean_text("u\u0308ber") == "über"


def test_lines_are_kept_and_trimmed_in_text_and_folded_in_a_line():
    typed = "  eins  \r\nzwei\n\n\n\n drei\t"
    assert clean_text(typed) == "eins\nzwei\n\n drei"
    assert clean_line(typed) == "eins zwei drei"

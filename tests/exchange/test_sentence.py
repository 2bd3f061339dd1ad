"""The first sentence, read for kind and amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemeinsinn.exchange.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "kind", "amount", "unit", "words"),
    [
        ("20 Stühle bis Freitag", "sachen", 2000, "piece", "Stühle"),
        ("Zwanzig Stühle für das Hofcafé", "sachen", 2000, "piece", "Stühle"),
        ("200 € Preisgeld für den Fotowettbewerb", "geld", 20000, "euro", ""),
        ("1.200 Euro für eine Bank", "geld", 120000, "euro", ""),
        ("20 kg Obst", "sachen", 2000, "kg", ""),
        ("Vier Leute zum Laubrechen", "zeit", 400, "person", ""),
        ("Raum für 40 Personen", "raeume", 4000, "person", ""),
        ("Ein trockener Keller, 12 m²", "raeume", 1200, "m2", ""),
        ("Vortrag über Obstbäume", "wissen", None, "piece", ""),
        ("Helfer am 4. Dezember", "zeit", None, "piece", ""),
        ("Hilfe am 4.12. gesucht", "zeit", None, "piece", ""),
        ("Hilfe um 16 Uhr", "zeit", None, "piece", ""),
        ("2,5 Stunden Elektriker", "wissen", 250, "hour", ""),
        ("3 Termine im Advent", "sachen", 300, "date", ""),
        ("Eine Leiter", "sachen", None, "piece", ""),
        ("9999999999999 Dinge", "sachen", None, "piece", ""),
        ("20 chairs for the café", "sachen", 2000, "piece", ""),
        ("", "sachen", None, "piece", ""),
        ("0 Stühle", "sachen", None, "piece", ""),
    ],
)
def test_reads(text, kind, amount, unit, words):
    guess = read_sentence(text)
    assert (guess.kind, guess.amount, guess.unit, guess.unit_words) == (kind, amount, unit, words)


@given(st.text(max_size=200))
def test_reads_anything(text):
    guess = read_sentence(text)
    assert guess.amount is None or guess.amount > 0

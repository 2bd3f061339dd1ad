"""Amounts in words."""

import pytest
from django.utils import translation

from gemeinsinn.exchange.models import Need, Unit
from gemeinsinn.exchange.wording.amounts import amount_text


@pytest.mark.parametrize(
    ("unit", "words", "hundredths", "german", "english"),
    [
        (Unit.PIECE, "Stühle", 2000, "20 Stühle", "20 Stühle"),
        (Unit.PIECE, "", 100, "1 Stück", "1 piece"),
        (Unit.PERSON, "", 100, "1 Person", "1 person"),
        (Unit.PERSON, "", 400, "4 Leute", "4 people"),
        (Unit.HOUR, "", 250, "2,5 Stunden", "2.5 hours"),
        (Unit.DATE, "", 100, "1 Termin", "1 date"),
        (Unit.KILOGRAM, "", 2000, "20 kg", "20 kg"),
        (Unit.SQUARE_METRE, "", 1200, "12 m²", "12 m²"),
        (Unit.EURO, "", 20000, "200\xa0€", "€200"),
        (Unit.EURO, "", 1250, "12,50\xa0€", "€12.50"),
        (Unit.PIECE, "", None, "", ""),
    ],
)
def test_amounts(unit, words, hundredths, german, english):
    need = Need(unit=unit, unit_words=words)
    with translation.override("de"):
        assert amount_text(need, hundredths) == german
    with translation.override("en"):
        assert amount_text(need, hundredths) == english


@pytest.mark.parametrize(
    ("total", "hundredths", "language", "said"),
    [
        (300, 100, "de", "1 von 3 Stühlen"),
        (300, 100, "en", "1 of 3 Stühle"),
        (300, 200, "de", "2 Stühle"),
        (100, 100, "de", "1 Stühle"),  # whoever needs one writes "Stuhl"
    ],
)
def test_one_of_many_in_words_that_come_in_the_plural(total, hundredths, language, said):
    with translation.override(language):
        assert amount_text(Need(unit_words="Stühle", amount=total), hundredths) == said

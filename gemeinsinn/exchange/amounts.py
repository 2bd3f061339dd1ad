"""Amounts in words: "20 Stühle", "1 Stunde", "200 €". Hundredths of the unit everywhere, cents for money."""

from django.utils.translation import ngettext

from gemeinsinn.exchange.models import Need, Offer, Unit
from gemeinsinn.ui import formats


def amount_text(notice: Need | Offer, hundredths: int | None) -> str:
    """An amount of a notice with its unit; "" where none was named."""
    if hundredths is None:
        return ""
    if notice.unit == Unit.EURO:
        return formats.money(hundredths)
    return formats.quantity(hundredths, notice.unit_words or unit_word(notice.unit, hundredths))


def unit_word(unit: str, hundredths: int) -> str:
    """The unit in singular or plural; "" for money, whose sign stands with the number."""
    many = 1 if hundredths == 100 else 2
    words = {
        Unit.PIECE: ngettext("piece", "pieces", many),
        Unit.PERSON: ngettext("person", "people", many),
        Unit.HOUR: ngettext("hour", "hours", many),
        Unit.DATE: ngettext("date", "dates", many),
        Unit.KILOGRAM: "kg",
        Unit.SQUARE_METRE: "m²",
    }
    return words.get(Unit(unit), "")

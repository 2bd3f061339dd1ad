"""Amounts in words: "20 Stühle", "1 Stunde", "200 €". Hundredths of the unit everywhere, cents for money."""

from django.utils.translation import get_language, gettext, ngettext

from gemeinsinn.exchange.models import Need, Offer, Unit
from gemeinsinn.ui import formats

ONE = 100


def amount_text(notice: Need | Offer, hundredths: int | None) -> str:
    """An amount of a notice with its unit; "" where none was named."""
    if hundredths is None:
        return ""
    if notice.unit == Unit.EURO:
        return formats.money(hundredths)
    if notice.unit_words and hundredths == ONE and notice.amount not in {None, ONE}:
        # Own words come in the plural: "1 Leute" is none, "1 von 3 Leuten" is.
        total = formats.quantity(notice.amount or 0, words_after_of(notice, notice.amount or 0))
        return gettext("1 of %(total)s") % {"total": total}
    return formats.quantity(hundredths, notice.unit_words or unit_word(notice.unit, hundredths))


def whole_words(amount: int, unit: str, unit_words: str) -> str:
    """What is said to half a chair, with the number that would do."""
    whole = max(ONE, amount // ONE * ONE)
    words = unit_words or unit_word(unit, whole)
    example = formats.quantity(whole, words if whole > ONE or not unit_words else "")
    return gettext("Only whole ones count here. Please write a whole number, for example %(example)s.") % {
        "example": example
    }


def words_after_of(notice: Need | Offer, total: int) -> str:
    """The author's own word for a unit in "12 of 20 chairs": German takes the dative, "von 20 Stühlen"."""
    german = (get_language() or "de").startswith("de") and notice.language == "de"
    return dative(notice.unit_words) if german and total != ONE else notice.unit_words


def dative(words: str) -> str:
    """ "Stühle" → "Stühlen": German plurals take an n after "von 20", unless they end in n or s."""
    if " " in words or not words[:1].isupper():
        return words
    return f"{words}n" if words.endswith(("e", "er", "el")) else words


def unit_word(unit: str, hundredths: int) -> str:
    """The unit in singular or plural; "" for money, whose sign stands with the number."""
    many = 1 if hundredths == 100 else 2
    words = {
        Unit.PIECE: ngettext("piece", "pieces", many),
        Unit.PERSON: ngettext("person", "people", many),
        Unit.HOUR: ngettext("hour", "hours", many),
        Unit.PLACE: ngettext("place", "places", many),
        Unit.DATE: ngettext("date", "dates", many),
        Unit.KILOGRAM: "kg",
        Unit.SQUARE_METRE: "m²",
    }
    return words.get(Unit(unit), "")

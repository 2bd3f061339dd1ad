"""What is counted one by one and what can be divided: half a chair is none, half an hour is one. Plain Python."""

import re

from gemeinsinn.core.quantities import is_whole
from gemeinsinn.exchange.concreteness import words_of
from gemeinsinn.exchange.models import Need, Offer, Unit

COUNTED = frozenset({Unit.PIECE, Unit.PERSON, Unit.PLACE, Unit.DATE})
# A word of one's own may name a measure where the unit does not: "2,5 Meter Zaun", "0,5 Liter Farbe".
MEASURES = words_of(
    """m cm mm km m² m³ qm ha ar hektar morgen festmeter ster l ml liter litern hl hektoliter
    g kg t gramm kilo kilos pfund zentner tonne tonnen h std stunde stunden minute minuten tag tage tagen
    woche wochen monat monate monaten jahr jahre jahren euro euros eur prozent
    metre metres meter meters litre litres liters gram grams ton tons tonne tonnes pound pounds hour hours minutes
    day days week weeks month months year years acre acres hectare hectares foot feet inch inches yard yards mile miles
    gallon gallons percent"""
)
ENDINGS = ("meter", "metern", "metre", "metres", "liter", "litern", "litre", "litres", "gramm", "stunde", "stunden")


def is_divisible(unit: str, unit_words: str) -> bool:
    """True for hours, kg, m², € and for words of one's own that name a measure; False for things, people, dates."""
    if unit not in COUNTED:
        return True
    words = re.findall(r"[^\W\d_]+[²³]?", unit_words.casefold())
    return any(word in MEASURES or word.endswith(ENDINGS) for word in words)


def can_count(amount: int | None, unit: str, unit_words: str) -> bool:
    """Whether so much of this can be asked for: whole ones, unless it can be divided."""
    return amount is None or is_whole(amount) or is_divisible(unit, unit_words)


def can_share(notice: Need | Offer, amount: int | None) -> bool:
    """Whether so much of a notice can be promised or has come. One that asks for a part itself takes parts."""
    if notice.amount is not None and not is_whole(notice.amount):
        return True
    return can_count(amount, notice.unit, notice.unit_words)

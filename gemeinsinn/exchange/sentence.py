"""The first sentence ("20 Stühle bis Freitag") read for its amount and kind. A guess, which the form then asks about."""

import re
from dataclasses import dataclass

from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.exchange.counting import can_count
from gemeinsinn.exchange.models import Kind, Unit

NUMBERS = {
    "ein": 1, "eine": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "vierzig": 40,
    "fünfzig": 50, "hundert": 100,
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "twenty": 20, "thirty": 30, "fifty": 50,
}  # fmt: skip
UNITS = {
    Unit.EURO: r"€|eur|euro|euros",
    Unit.KILOGRAM: r"kg|kilo|kilogramm|kilos",
    Unit.SQUARE_METRE: r"m²|m2|qm|quadratmeter",
    Unit.HOUR: r"stunden?|std|hours?",
    Unit.DATE: r"termine?|dates?",
    Unit.PERSON: r"leute|menschen|personen|helfer|helferin|helferinnen|freiwillige|ehrenamtliche|hände|people|persons?|helpers?|volunteers?|hands",
}
KINDS = {
    Kind.MONEY: r"preisgeld|geldspende|zuschuss|prize money|money|geld",
    Kind.SPACE: r"raum|räume|räumen|saal|keller|halle|werkstatt|lager|stellplatz|schaufenster|küche|room|space|hall|cellar|storage",
    Kind.SKILL: r"wissen|beratung|beraten|workshop|vortrag|kurs|unterricht|nachhilfe|übersetz\w*|dolmetsch\w*|website|webseite|computer"
    r"|elektriker\w*|tischler\w*|anwalt|steuer\w*|fotograf\w*|advice|workshop|lecture|lesson|translat\w*|interpret\w*",
    Kind.TIME: r"hilfe|helfen|helfer\w*|hilft|leute|freiwillige|ehrenamtliche|begleit\w*|vorlesen|besuchen|besuch|rechen|aufräumen"
    r"|pflanzen|help|helpers?|people|volunteers?|visit",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """What the sentence seems to say; None where it says nothing."""

    kind: Kind
    amount: int | None = None
    unit: Unit = Unit.PIECE
    unit_words: str = ""


def read_sentence(text: str) -> Guess:
    """Amount and kind of a need or offer from its first sentence."""
    found = re.search(r"(?<![\w.,:])(\d[\d.,]{0,10}\d|\d)\s*([^\W\d_][^\W_]*|€|m²)?", text)
    amount, word = None, ""
    if found:
        amount, word = read_number(found[1]), found[2] or ""
    else:
        for number, after in re.findall(r"\b(\w+)\s+([^\W\d_]\w*)", text):
            if number.casefold() in NUMBERS and number.casefold() not in {"a", "ein", "eine", "einen"}:
                amount, word = NUMBERS[number.casefold()] * 100, after
                break
    if is_date(text, found) or word.casefold() in {"uhr", "am", "pm", "jahre", "years"}:
        amount, word = None, ""
    unit = unit_of(word)
    if not can_count(amount, unit, word):
        amount, word = None, ""
    return Guess(
        kind_of(text, unit), amount, unit, word if amount and unit is Unit.PIECE and word[:1].isupper() else ""
    )


def read_number(digits: str) -> int | None:
    """Hundredths, or None for what is no amount ("4.12.")."""
    try:
        return parse_hundredths(digits) or None
    except ValueError:
        return None


def is_date(text: str, found: re.Match[str] | None) -> bool:
    """ "4. Dezember" and "4.12." are days, not amounts."""
    if found is None:
        return False
    return bool(
        re.fullmatch(r"\d{1,2}\.\d{1,2}(\.\d{2,4})?", found[1]) or re.match(r"\.\s?[\dA-ZÄÖÜ]", text[found.end(1) :])
    )


def unit_of(word: str) -> Unit:
    for unit, pattern in UNITS.items():
        if re.fullmatch(pattern, word, re.IGNORECASE):
            return unit
    return Unit.PIECE


def kind_of(text: str, unit: Unit) -> Kind:
    """From the unit if it tells, else from the words, else goods. People may fill a room or hear a lecture."""
    telling = {Unit.EURO: Kind.MONEY, Unit.SQUARE_METRE: Kind.SPACE, Unit.KILOGRAM: Kind.GOODS}
    if unit in telling:
        return telling[unit]
    for kind, pattern in KINDS.items():
        if re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE):
            return kind
    return Kind.TIME if unit is Unit.PERSON else Kind.GOODS

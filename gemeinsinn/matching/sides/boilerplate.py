"""What every notice says the same way: it can be found by its words, but it is not what the text means."""

import re

SMALL_PRINT = re.compile(
    r"versicher|haftpflicht|auslagen|fahrtkosten|fahrkosten|aufwandsentsch|ehrenamtspauschale|führungszeugnis|datenschutz"
    r"|kontakt(?:aufnahme|daten|person)?\b|ansprechp|bewerb|melden sie sich|meldet euch|wir freuen uns (?:auf|über)"
    r"|anmeldung|rückfragen|weitere informationen|mehr informationen|nähere informationen|homepage|internetseite"
    r"|telefon|e-?mail|sprechzeit|fortbildung(?:en)? (?:wird|werden)|einarbeitung|vielen dank|herzlich willkommen",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[\"„»A-ZÄÖÜ0-9])|\n+")


def parted(text: str) -> tuple[str, str]:
    """A text as (what it means, small print), sentence by sentence. A text of small print alone keeps it as meaning."""
    sentences = [sentence.strip() for sentence in SENTENCE_END.split(text) if sentence.strip()]
    small = [sentence for sentence in sentences if SMALL_PRINT.search(sentence)]
    large = [sentence for sentence in sentences if not SMALL_PRINT.search(sentence)]
    return (" ".join(large), " ".join(small)) if large else (" ".join(small), "")

"""How names of places are compared: "Köthen (Anhalt)", "koethen" and "Kothen" are one town."""

import re
import unicodedata

SHORT = {"st": "sankt", "b": "bei", "a": "an", "d": "der", "i": "in"}


def search_key(name: str) -> str:
    """Lower case letters and digits only; umlauts, their spelling as ae/oe/ue and ß fall together.

    Only a-z and 0-9 remain, so that a range of keys is a range of prefixes under every collation.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    key = "".join(SHORT.get(word, word) if number or word == "st" else word for number, word in enumerate(words))
    return re.sub(r"([aou])e", r"\1", key)


def plain_name(name: str) -> str:
    """Without what only tells towns apart: "Halle (Saale)" → "Halle", "Zerbst/Anhalt" → "Zerbst"."""
    return re.split(r"\s*[(/,]|\s+(?:bei|an der|am|im|in der|ob der|a\.)\s", name, maxsplit=1)[0].strip()


def tail_of(name: str) -> str:
    """What neighbours call a quarter: "Halle-Neustadt" → "Neustadt"; a name without hyphen has no tail."""
    return name.partition("-")[2].strip()

"""Letters: one spelling for what people type in several ways."""

import re
import unicodedata
from functools import lru_cache

MOST = 4_000  # letters of a text that are looked at; a page of prose has about 2,500

_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ی": "ي", "ـ": None}
)
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SOFT = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def clean(text: str) -> str:
    """The text without invisible characters, composed, and cut to what is looked at."""
    return unicodedata.normalize("NFKC", _SOFT.sub("", text[: 2 * MOST])[:MOST])


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Words as they are typed, with where they start and end in `clean(text)`."""
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The key of a word: Mädchen, Maedchen and Madchen are one; accents and Arabic variants too."""
    letters = unicodedata.normalize("NFD", word.casefold().translate(_ARABIC).replace("ı", "i"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter) or letter == "\u0306")
    plain = unicodedata.normalize("NFC", plain.replace("g\u0306", "g").replace("ł", "l")).strip("'’ʼ")
    for typed, kept in _DIGRAPHS:
        plain = plain.replace(typed, kept)
    return plain


def is_number(word: str) -> bool:
    """Digits only, so "20" but not "4x4"."""
    return word.isdigit()

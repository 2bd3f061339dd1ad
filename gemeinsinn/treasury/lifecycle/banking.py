"""What banks ask for: account numbers, and the letters that get through every bank in the euro area."""

import re
import unicodedata

from stdnum import iban as ibans
from stdnum.exceptions import ValidationError

LONGEST_NAME = 70  # EPC rulebook; the format itself would allow 140
LONGEST_TEXT = 140
REFUSED = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")
# Germans write ü as ue. A library that takes the dots off alone makes another name of it, and the payee's bank compares.
SPELLED = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae",
        "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "þ": "th", "Þ": "Th", "ı": "i", "&": "+", "€": "EUR", "–": "-", "—": "-", "’": "'", "„": "'", "“": "'",
        "”": "'", '"': "'", "_": "-", ";": ",", "!": ".", "@": "(at)",
    }
)  # fmt: skip


def is_iban(text: str) -> bool:
    """Whether an account with this number can exist: country, length, check digits."""
    try:
        ibans.validate(text)
    except ValidationError:
        return False
    return True


def compact(text: str) -> str:
    """Without the spaces people write, in capitals."""
    return str(ibans.compact(text))


def grouped(iban: str) -> str:
    """In fours, as it stands on cards."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def masked(country: str, tail: str) -> str:
    """Enough to recognise one's own: "DE•• •••• 1234"."""
    return f"{country}•• •••• {tail}"


def is_bic(text: str) -> bool:
    """The shape of a bank's code: eight or eleven signs."""
    return re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", text) is not None


def epc_text(text: str, most: int) -> str:
    """The same in the letters of the EPC set (EPC217-08), cut to `most`: ü becomes ue, é becomes e, the rest a full stop.

    Neither begins nor ends with a slash and has no two in a row: these are the bank's own.
    """
    spelled = unicodedata.normalize("NFC", text).translate(SPELLED)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    cleaned = re.sub(r"/{2,}", "/", REFUSED.sub(".", " ".join(plain.split())))
    return cleaned.strip("/ ")[:most].strip("/ ")

"""Money as people type it into an application, read so that a slip is never taken for another sum."""

import re

_GERMAN = re.compile(r"(?:\d{1,7}|\d{1,3}(?:\.\d{3}){1,2})(?:,(\d{1,2}))?")
_FOREIGN = re.compile(
    r"[$£¥₴₺₽]|(?<![a-z])(?:USD|GBP|CHF|JPY|PLN|CZK|DKK|SEK|UAH|TRY|RUB|zł|Kč)(?![a-z])", re.IGNORECASE
)
_POINT = re.compile(r"\d{1,7}\.\d{1,2}")


def read_amount(text: str) -> int:
    """Whole cents of "400", "400,50", "1.000,00", "12.5 €".

    Raises ValueError with "empty", "currency", "negative", "thousands" ("1,000.00" could mean two things) or "number".
    """
    raw = re.sub(r"[\s\u00a0\u202f]", "", text)
    raw = re.sub(r"(?:€|EUR|Euro)$", "", raw, flags=re.IGNORECASE)
    if not raw:
        raise ValueError("empty")
    if _FOREIGN.search(raw):
        raise ValueError("currency")
    if raw[0] in "-−–":
        raise ValueError("negative")
    if not raw.isascii():
        raise ValueError("number")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?", raw):
        raise ValueError("thousands")
    if _GERMAN.fullmatch(raw):
        raw = raw.replace(".", "").replace(",", ".")
    elif not _POINT.fullmatch(raw):
        raise ValueError("number")
    whole, _, part = raw.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])

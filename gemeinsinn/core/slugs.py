"""The readable part of an address, made of a name."""

from django.utils.text import slugify

# German writes two letters for one; the others have no accent that could be taken off, and would be dropped.
_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "&": " und ",
        "ı": "i",
        "ł": "l",
        "Ł": "L",
    }
    | {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)


def plain_letters(text: str) -> str:
    """The same in letters an address can be made of: "Işık Kültür" → "Işik Kueltuer"."""
    return text.translate(_LETTERS)


def slug_of(name: str, most: int = 80) -> str:
    """ "Brandt & Töchter" → "brandt-und-toechter"; at most `most` characters, cut between words; never empty."""
    slug = slugify(plain_letters(name))
    if len(slug) > most:
        slug = slug[: most + 1].rpartition("-")[0][:most] or slug[:most]
    return slug.strip("-") or "x"

"""The readable part of an address, made of a name."""

from django.utils.text import slugify

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "&": " und "})


def slug_of(name: str, most: int = 80) -> str:
    """ "Brandt & Töchter" → "brandt-und-toechter"; at most `most` characters, cut between words; never empty."""
    slug = slugify(name.translate(_LETTERS))
    if len(slug) > most:
        slug = slug[: most + 1].rpartition("-")[0][:most] or slug[:most]
    return slug.strip("-") or "x"

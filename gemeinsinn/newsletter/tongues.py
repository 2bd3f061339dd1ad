"""The languages of the newsletter. Plain language is German in words of its own, also around an issue (`wording/frames.py`)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PLAIN = "ls"
LANGUAGES: list[tuple[str, Promise]] = [("de", _("German")), ("en", _("English")), (PLAIN, _("Plain language"))]
OF_MAILS = LANGUAGES[:2]  # in which the program writes by itself


def frame_of(language: str) -> str:
    """In which language of the portal: dates, addresses, catalogues."""
    return "de" if language == PLAIN else language


def tag_of(language: str) -> str:
    """As mail programs and browsers are told it (BCP 47)."""
    return "de-simple" if language == PLAIN else language


def read_in(language: str) -> list[str]:
    """What stands in the archive of a language of the portal."""
    return [language, PLAIN] if language == "de" else [language]

"""The same page in other languages, and which of them are missing."""

from dataclasses import dataclass

from gemeinsinn.portal.models import SitePage

OWN_NAMES = {"de": "Deutsch", "en": "English", "ls": "Leichte Sprache"}


@dataclass(frozen=True, slots=True)
class Twin:
    """A language a page exists in: its code, its own name, its address."""

    code: str
    name: str
    url: str


def twins_of(page: SitePage) -> list[Twin]:
    """The published versions of a page, this one included, German first."""
    versions = SitePage.objects.filter(live=True, translation_key=page.translation_key).select_related("locale")
    found = {one.code: Twin(one.code, OWN_NAMES.get(one.code, one.code), one.url or "") for one in versions}
    return [found[code] for code in OWN_NAMES if code in found]

"""The same page in other languages, and which of them are missing."""

from dataclasses import dataclass

from gemeinsinn.portal.models import AgenciesPage, ArticlesPage, FrontPage, SitePage, TopicsPage
from gemeinsinn.portal.models.sitepage import PLAIN

LISTS = (ArticlesPage, TopicsPage, AgenciesPage)
OWN_NAMES = {"de": "Deutsch", "en": "English", "ls": "Leichte Sprache"}


@dataclass(frozen=True, slots=True)
class Twin:
    """A language a page exists in: its code, its own name, its address."""

    code: str
    name: str
    url: str


def twins_of(page: SitePage) -> list[Twin]:
    """The published versions of a page that say something, this one included, German first."""
    versions = SitePage.objects.filter(live=True, translation_key=page.translation_key).select_related("locale")
    told = [one for one in versions if one.pk == page.pk or says_something(one)]
    found = {one.code: Twin(one.code, OWN_NAMES.get(one.code, one.code), one.url or "") for one in told}
    return [found[code] for code in OWN_NAMES if code in found]


def says_something(page: SitePage) -> bool:
    """Whether a page has more than its title: a list something on it, the front page in plain language words."""
    kind = page.specific_class
    if kind in LISTS:
        return bool(page.get_children().live().exists())
    if kind is FrontPage and page.code == PLAIN:
        front = page.specific
        return bool(front.lead or front.body)
    return True

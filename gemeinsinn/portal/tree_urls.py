"""The editors' tree: tried after every other address of the portal, and never below a word the program answers itself."""

import re
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, re_path
from django.utils import translation

from gemeinsinn.portal.actions.tree import TITLES
from gemeinsinn.portal.views import pages

OURS = {"aktuelles", "themen", "agenturen"}  # lists of the tree that have a name of their own, too


def first_words(patterns: Iterable[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    """The fixed words addresses of the program begin with."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        word, slash, _rest = route.partition("/")
        if slash:
            if re.fullmatch(r"[\w-]+", word):
                yield word
        elif isinstance(pattern, URLResolver):
            yield from first_words(pattern.url_patterns, route)


def tree_pattern(taken: Iterable[URLPattern | URLResolver]) -> URLPattern:
    """The last pattern of all. Without its exceptions every wrong address would seem one that lacks its last slash."""
    words = "|".join(sorted(set(first_words(taken)) - OURS))
    return re_path(rf"^(?!(?:{words})/)((?:[\w\-]+/)+)$", pages.page, name="wagtail_serve")


def program_words() -> frozenset[str]:
    """Words a page right below the front page cannot be called, because the program answers there itself."""
    with translation.override(settings.LANGUAGE_CODE):
        return frozenset(first_words(get_resolver().url_patterns)) | set(TITLES)

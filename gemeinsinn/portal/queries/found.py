"""What editors have published, found by its words."""

import re

from django.conf import settings
from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language
from wagtail.models import Locale

from gemeinsinn.portal.models import SitePage
from gemeinsinn.portal.models.sitepage import FRONT_DEPTH

MOST = 5
LONGEST = 200  # letters of a question
MOST_WORDS = 8
LED = ("articlepage", "standardpage", "presspage", "questionspage", "topicpage", "agencypage")


def found_pages(words: str) -> list[SitePage]:
    """Articles and pages in the visitor's language that hold all the words, best first, each with its lead as `told`."""
    plain = " ".join(re.findall(r"[^\W_]+", words[:LONGEST])[:MOST_WORDS])  # signs are orders to the index
    if not plain:
        return []
    code = get_language() or settings.LANGUAGE_CODE
    locale = Locale.objects.filter(language_code=code).first()
    shown = SitePage.objects.live().public().filter(locale=locale, depth__gt=FRONT_DEPTH)
    keys = [page.pk for page in shown.search(plain, operator="and")[:MOST]]
    lead = Coalesce(
        NullIf("description", Value("")), *(F(f"{kind}__lead") for kind in LED), Value(""), output_field=TextField()
    )
    pages = SitePage.objects.filter(pk__in=keys).select_related("locale", "content_type").annotate(told=lead)
    return sorted(pages, key=lambda page: keys.index(page.pk))

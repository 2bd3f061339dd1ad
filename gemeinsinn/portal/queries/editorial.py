"""What editors have written for the front page."""

from gemeinsinn.portal.models import ArticlePage, FrontPage
from gemeinsinn.portal.queries.articles import public_articles

MOST = 3


def front_text(code: str) -> FrontPage | None:
    """The front page of a language, if editors have written something on it."""
    found = FrontPage.objects.filter(live=True, locale__language_code=code).first()
    return found if found and (found.lead or found.body) else None


def newest_articles(code: str) -> list[ArticlePage]:
    """For the front page."""
    return list(public_articles(code)[:MOST])

"""What editors have written for the front page."""

from gemeinsinn.portal.models import ArticlePage, FrontPage, PressPage, QuestionsPage, SitePage, StandardPage
from gemeinsinn.portal.models.sitepage import FRONT_DEPTH
from gemeinsinn.portal.queries.articles import public_articles

MOST = 3
STANDING = (StandardPage, PressPage, QuestionsPage)


def front_of(code: str) -> FrontPage | None:
    """The front page of a language, as editors have published it."""
    found: FrontPage | None = FrontPage.objects.filter(live=True, locale__language_code=code).first()
    return found


def newest_articles(code: str) -> list[ArticlePage]:
    """For the front page."""
    return list(public_articles(code)[:MOST])


def standing_pages(code: str) -> list[SitePage]:
    """Pages right below the front page of a language that are no lists: about us, press, questions."""
    found = SitePage.objects.type(*STANDING).filter(live=True, locale__language_code=code, depth=FRONT_DEPTH + 1)
    return list(found.select_related("locale").order_by("path"))

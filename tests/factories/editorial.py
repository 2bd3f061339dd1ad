"""Articles, pictures and editors for tests."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from PIL import Image
from wagtail.models import Locale

from gemeinsinn.people.models import NetworkRole, User
from gemeinsinn.portal.actions.tree import prepare_site
from gemeinsinn.portal.actions.writing import ArticleText, add_article, add_picture
from gemeinsinn.portal.models import ArticlePage, ArticlesPage, Picture

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def make_editor(email: str = "redaktion@beispiel.example") -> User:
    """One of the network's editors."""
    user = User.objects.create_user(email, name="Anja Freitag")
    NetworkRole.objects.create(user=user, role=NetworkRole.Role.EDITOR)
    return user


def list_of(code: str = "de") -> ArticlesPage:
    """The list of articles of a language."""
    prepare_site(now=NOW)
    return ArticlesPage.objects.get(locale=Locale.objects.get(language_code=code))


def make_article(title: str = "Der erste Sonntag im Hof", *, code: str = "de", **more: Any) -> ArticlePage:
    """A published article, or with live=False a draft."""
    text = ArticleText(
        title=title,
        slug=more.pop("slug", title.lower().replace(" ", "-")),
        lead=more.pop("lead", "Stühle zwischen zwei Häusern."),
        day=more.pop("day", date(2026, 11, 20)),
        body=more.pop("body", [("text", "<p>Um drei war der Kuchen da.</p>")]),
    )
    return add_article(parent=more.pop("parent", None) or list_of(code), text=text, by=None, now=NOW, **more)


def photo(size: tuple[int, int] = (80, 60), *, exif: bool = False) -> bytes:
    """A JPEG, on request with the place it was taken."""
    out = BytesIO()
    told = Image.Exif()
    if exif:
        told[0x010F] = "quittekamera"
    Image.new("RGB", size, "#11513a").save(out, "JPEG", exif=told)
    return out.getvalue()


def make_picture(**more: Any) -> Picture:
    """A picture of the library."""
    prepare_site(now=NOW)
    fields = {"content": photo(), "title": "Hof", "words": "Ein Hof mit Stühlen", "holder": "Maren Hartung", "by": None}
    return add_picture(**{**fields, **more})

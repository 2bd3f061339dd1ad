"""Forms of pages, told to Wagtail by the page types themselves."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.rich_text import RichText


class ArticleForm(WagtailAdminPageForm):
    """A new article is signed with the name of whoever writes it and has a place to write at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        article = kwargs.get("instance")
        if article is not None and article.pk is None:
            article.author = article.author or getattr(kwargs.get("for_user"), "name", "")
            if not article.body:
                article.body.append(("text", RichText("")))
        super().__init__(*args, **kwargs)

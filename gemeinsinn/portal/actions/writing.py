"""Writing pages without the editors' desk: for imports and the demo, by the same revisions an editor makes."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.images import get_image_model
from wagtail.models import Collection

from gemeinsinn.activity.actions import record
from gemeinsinn.core.documents import BadDocument, checked_document
from gemeinsinn.core.images import check_image
from gemeinsinn.portal.models import ArticlePage, Picture, SitePage, Topic


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What an article says. `body` is a list of (block, value), each value as Wagtail stores it."""

    title: str
    slug: str
    lead: str
    day: date
    body: Sequence[tuple[str, Any]] = ()
    author: str = ""
    event_on: date | None = None


def stored(body: Sequence[tuple[str, Any]]) -> str:
    """Blocks as a page keeps them: JSON, each with an id."""
    return json.dumps([{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in body])


@transaction.atomic
def add_page(*, parent: SitePage, page: SitePage, by: Any, now: datetime, live: bool = True) -> SitePage:
    """Hangs a page below another with its first revision; published at once, or a draft."""
    page.live = False
    page.owner = by
    parent.add_child(instance=page)
    revision = page.save_revision(user=by, clean=False)  # it has just been cleaned
    if live:
        page.first_published_at = now
        revision.publish(user=by, skip_permission_checks=True)  # whoever calls has asked portal.rules
        SitePage.objects.filter(pk=page.pk).update(first_published_at=now, last_published_at=now)
    record("page_published" if live else "page_drafted", page, by=by, now=now)
    return page


def add_article(
    *,
    parent: SitePage,
    text: ArticleText,
    by: Any,
    now: datetime,
    topics: list[Topic] | None = None,
    picture: Picture | None = None,
    municipality: Any = None,
    quarter: Any = None,
    twin: SitePage | None = None,
    live: bool = True,
) -> ArticlePage:
    """An article below a list or an agency's page; `twin` is the same article in another language."""
    page = ArticlePage(
        title=text.title, slug=text.slug, lead=text.lead, date=text.day, author=text.author, event_on=text.event_on,
        body=stored(text.body), picture=picture, municipality=municipality, quarter=quarter, locale=parent.locale,
        description=text.lead[:200],
    )  # fmt: skip
    page.topics = topics or []
    if twin is not None:
        page.translation_key = twin.translation_key
    add_page(parent=parent, page=page, by=by, now=now, live=live)
    return page


def add_picture(
    *, content: bytes, title: str, words: str, holder: str, by: Any, collection: Collection | None = None
) -> Picture:
    """A picture for the library, drawn anew. Raises BadImage."""
    checked = check_image(ContentFile(content))
    model: type[Picture] = get_image_model()
    picture = model(
        title=title[:255], description=words[:255], holder=holder,
        uploaded_by_user=by, collection=collection or Collection.get_first_root_node(),
    )  # fmt: skip
    picture.file.save(checked.name, ContentFile(checked.content), save=False)
    picture.width, picture.height, picture.file_size = checked.width, checked.height, len(checked.content)
    picture.save()
    return picture


def add_document(
    *, content: bytes, title: str, by: Any, collection: Collection | None = None, name: str = ""
) -> AbstractDocument:
    """A PDF for the library, looked at like every upload. Raises BadDocument."""
    checked = checked_document(ContentFile(content))
    if checked.suffix != "pdf":
        raise BadDocument(_("This is no PDF."))
    document: AbstractDocument = get_document_model()(
        title=title[:255], uploaded_by_user=by, collection=collection or Collection.get_first_root_node()
    )
    document.file.save(name or f"{slugify(title)[:80] or 'datei'}.pdf", ContentFile(checked.content), save=False)
    document.file_size = len(checked.content)
    document.save()
    return document

"""Taking over what an old site had: each article whole or not at all, and never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.movein.models import Origin
from gemeinsinn.portal.actions.writing import ArticleText, add_article, add_page, add_picture, stored
from gemeinsinn.portal.indexing import told_once
from gemeinsinn.portal.models import Picture, SitePage, StandardPage, Topic

LONGEST_TOPIC = 60


class AlreadyTaken(DomainError):
    """Another run was faster."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article as it will stand here. `addresses` are its old paths in the spelling redirects keep."""

    site: str
    number: str
    title: str
    slug: str
    lead: str
    day: date
    author: str = ""
    body: Sequence[tuple[str, Any]] = ()
    addresses: Sequence[str] = ()
    is_page: bool = False


@transaction.atomic
def take_article(
    *, parent: SitePage, article: Incoming, topics: list[Topic], picture: Picture | None, by: Any, now: datetime
) -> SitePage:
    """A draft below `parent`, its way from the old addresses, and the memory that it was taken. Raises AlreadyTaken."""
    origin, is_new = Origin.objects.get_or_create(
        site=article.site, kind=Origin.Kind.ARTICLE, number=article.number, defaults={"taken_at": now}
    )
    if not is_new:
        raise AlreadyTaken(_("It has been taken by another run."))
    # Both indexes would be made twice for each article, which is a quarter of the time.
    with told_once() as pages, disable_reference_index_auto_update():
        page = write_page(parent, article, topics, picture, by, now)
        pages.append(page)
    ReferenceIndex.create_or_update_for_object(page)
    origin.page = page
    origin.save(update_fields=["page"])
    site = Site.objects.get(is_default_site=True)
    ways = [Redirect(old_path=path, site=site, redirect_page=page) for path in dict.fromkeys(article.addresses)]
    Redirect.objects.bulk_create(ways, ignore_conflicts=True)  # what an editor set before stays
    return page


def write_page(
    parent: SitePage, article: Incoming, topics: list[Topic], picture: Picture | None, by: Any, now: datetime
) -> SitePage:
    """An article, or a page of plain text."""
    if article.is_page:
        return add_page(parent=parent, page=standard_page(article, parent), by=by, now=now, live=False)
    text = ArticleText(
        title=article.title, slug=article.slug, lead=article.lead, day=article.day, body=article.body, author=article.author,
    )  # fmt: skip
    return add_article(parent=parent, text=text, by=by, now=now, topics=topics, picture=picture, live=False)


def standard_page(article: Incoming, parent: SitePage) -> StandardPage:
    """A page of plain text."""
    return StandardPage(
        title=article.title, slug=article.slug, lead=article.lead, body=stored(article.body),
        description=article.lead[:200], locale=parent.locale,
    )  # fmt: skip


@transaction.atomic
def take_picture(
    *, site: str, digest: str, content: bytes, title: str, words: str, holder: str, source: str, shelf: Collection, by: Any, now: datetime
) -> tuple[Picture, bool]:  # fmt: skip
    """A picture of the old site's folder, once however often it is shown; True if it is new. Raises BadImage."""
    known = Origin.objects.filter(site=site, kind=Origin.Kind.PICTURE, number=digest).select_related("picture").first()
    if known is not None and known.picture is not None:
        return known.picture, False
    picture = add_picture(content=content, title=title, words=words, holder=holder, by=by, collection=shelf)
    Picture.objects.filter(pk=picture.pk).update(licence=Picture.Licence.AGREED, source=source[:200])
    Origin.objects.update_or_create(
        site=site, kind=Origin.Kind.PICTURE, number=digest, defaults={"picture": picture, "taken_at": now}
    )
    return picture, True


@transaction.atomic
def take_topic(*, name: str, now: datetime) -> Topic:
    """The topic of that name, made if there is none. Its English name waits for an editor."""
    short = name[:LONGEST_TOPIC].strip()
    known = Topic.objects.filter(name__iexact=short).first()
    return known or Topic.objects.get_or_create(slug=slug_of(short, 60), defaults={"name": short, "name_en": short})[0]

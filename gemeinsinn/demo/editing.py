"""The editorial site of the demo, written by the editor's own means."""

from datetime import timedelta
from typing import Any

from wagtail.models import Locale

from gemeinsinn.demo.drawings import draw
from gemeinsinn.demo.network.articles import ARTICLES, FLASHES, TOPICS, NewsText
from gemeinsinn.demo.stage import Stage, place_of
from gemeinsinn.portal.actions.access import group_of_agency
from gemeinsinn.portal.actions.tree import prepare_site
from gemeinsinn.portal.actions.writing import ArticleText, add_article, add_page, add_picture
from gemeinsinn.portal.models import AgencyPage, ArticlesPage, Newsflash, Picture, Topic, TopicPage, TopicsPage

DRAWN_BY = "Gezeichnet vom Programm"


def edit_site(stage: Stage) -> None:
    """Topics with their pages, articles, notices, a page for every agency."""
    prepare_site(now=stage.days.now)
    editor = stage.users["redaktion@demo.example"]
    topics = {text.slug: Topic.objects.create(slug=text.slug, name=text.name, name_en=text.name_en) for text in TOPICS}
    german = Locale.objects.get(language_code="de")
    shelf = TopicsPage.objects.get(locale=german)
    for text in TOPICS:
        page = TopicPage(title=text.name, slug=text.slug, topic=topics[text.slug], lead=text.lead, locale=german)
        add_page(parent=shelf, page=page, by=editor, now=stage.days.moment(-60, text.slug))
    listed = ArticlesPage.objects.get(locale=german)
    for news in ARTICLES:
        write(news, listed, topics, stage, editor)
    for words, link, area, first, last, urgent in FLASHES:
        Newsflash.objects.create(
            text=words, link=link, area=area, is_urgent=urgent,
            starts=stage.days.now + timedelta(days=first), ends=stage.days.now + timedelta(days=last),
        )  # fmt: skip
    for agency in stage.organisations.values():
        if agency.kind == agency.Kind.AGENCY and agency.state == "published":
            group_of_agency(agency=agency, now=stage.days.now)
    for page in AgencyPage.objects.filter(live=False):
        page.get_latest_revision().publish(user=editor, skip_permission_checks=True)


def write(news: NewsText, listed: ArticlesPage, topics: dict[str, Topic], stage: Stage, editor: Any) -> None:
    """One article with its picture and place."""
    spot = place_of(news.where) if news.where else None
    text = ArticleText(
        title=news.title, slug=news.slug, lead=news.lead, day=stage.days.day(-news.back), author=news.author,
        event_on=stage.days.day(-news.back - 2) if news.event else None,
        body=news.body,
    )  # fmt: skip
    add_article(
        parent=listed, text=text, by=editor, now=stage.days.moment(-news.back, news.slug),
        topics=[topics[slug] for slug in news.topics], picture=drawn(news, editor),
        municipality=spot.municipality if spot else None, quarter=spot.quarter if spot else None,
    )  # fmt: skip


def drawn(news: NewsText, editor: Any) -> Picture | None:
    """The demo's own drawing, or none."""
    if not news.drawing:
        return None
    return add_picture(content=draw(news.drawing), title=news.title, words=news.alt, holder=DRAWN_BY, by=editor)

"""The editorial site of the demo, written by the editor's own means."""

from datetime import timedelta
from typing import Any

from wagtail.models import Locale

from gemeinsinn.demo.drawings import draw
from gemeinsinn.demo.network.news_first import FIRST
from gemeinsinn.demo.network.news_network import NETWORK
from gemeinsinn.demo.network.news_pages import FRONT_PLAIN, FRONT_SECTIONS, PAGES, PAGES_TRANSLATED
from gemeinsinn.demo.network.news_quarters import QUARTERS
from gemeinsinn.demo.network.news_shapes import NewsText
from gemeinsinn.demo.network.news_together import TOGETHER
from gemeinsinn.demo.network.news_tongues import TRANSLATED
from gemeinsinn.demo.network.news_topics import FLASHES, TOPICS
from gemeinsinn.demo.stage import Stage, place_of
from gemeinsinn.demo.standing import write_standing
from gemeinsinn.portal.actions.access import group_of_agency
from gemeinsinn.portal.actions.tree import prepare_site
from gemeinsinn.portal.actions.writing import ArticleText, add_article, add_page, add_picture, stored
from gemeinsinn.portal.models import (
    AgencyPage,
    ArticlePage,
    ArticlesPage,
    FrontPage,
    Newsflash,
    Picture,
    StandardPage,
    Topic,
    TopicPage,
    TopicsPage,
)

DRAWN_BY = "Gezeichnet vom Programm"


def edit_site(stage: Stage) -> None:
    """Topics with their pages, articles, notices, pages of plain text, a page for every agency."""
    prepare_site(now=stage.days.now)
    editor = stage.users["redaktion@demo.example"]
    write_news(stage, editor)
    write_pages(stage, editor)
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


def write_news(stage: Stage, editor: Any) -> None:
    """Topics, then articles, then what is translated of them."""
    topics = {text.slug: Topic.objects.create(slug=text.slug, name=text.name, name_en=text.name_en) for text in TOPICS}
    german = Locale.objects.get(language_code="de")
    shelf = TopicsPage.objects.get(locale=german)
    for text in TOPICS:
        page = TopicPage(title=text.name, slug=text.slug, topic=topics[text.slug], lead=text.lead, locale=german)
        add_page(parent=shelf, page=page, by=editor, now=stage.days.moment(-160, text.slug))
    listed = ArticlesPage.objects.get(locale=german)
    for news in (*FIRST, *QUARTERS, *TOGETHER, *NETWORK):
        write(news, listed, topics, stage, editor)
    for told in TRANSLATED:
        twin = ArticlePage.objects.get(slug=told.of, locale=german)
        add_article(
            parent=ArticlesPage.objects.get(locale__language_code=told.language), by=editor, now=stage.days.now,
            text=ArticleText(
                title=told.title, slug=told.slug, lead=told.lead, day=twin.date, body=told.body,
                author=twin.author, event_on=twin.event_on,
            ),
            topics=list(twin.topics.all()), picture=twin.picture, municipality=twin.municipality, quarter=twin.quarter, twin=twin,
        )  # fmt: skip


def write_pages(stage: Stage, editor: Any) -> None:
    """Pages of plain text in three languages, the German front page and the one in plain language."""
    fronts = {page.code: page for page in FrontPage.objects.select_related("locale")}
    made = {}
    for one in PAGES:
        page = StandardPage(
            title=one.title, slug=one.slug, lead=one.lead, body=stored(one.body), description=one.lead, locale=fronts["de"].locale
        )  # fmt: skip
        made[one.slug] = add_page(parent=fronts["de"], page=page, by=editor, now=stage.days.moment(-150, one.slug))
    for told in PAGES_TRANSLATED:
        page = StandardPage(
            title=told.title, slug=told.slug, lead=told.lead, body=stored(told.body), description=told.lead[:200],
            locale=fronts[told.language].locale, translation_key=made[told.of].translation_key,
        )  # fmt: skip
        add_page(parent=fronts[told.language], page=page, by=editor, now=stage.days.moment(-149, told.slug))
    write_standing(stage, editor, fronts)
    front = FrontPage.objects.get(locale__language_code="de")
    front.sections = FRONT_SECTIONS
    front.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    plain = FrontPage.objects.get(locale__language_code="ls")
    plain.title, plain.lead, plain.body = "Gemeinsinn in Leichter Sprache", FRONT_PLAIN[0], stored(FRONT_PLAIN[1])
    plain.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)


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

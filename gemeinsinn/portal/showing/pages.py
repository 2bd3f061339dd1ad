"""Facts for the templates of the editors' pages."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.showing.results import shown_hits
from gemeinsinn.portal.blocks.media import usable
from gemeinsinn.portal.models import (
    AgenciesPage,
    AgencyPage,
    ArticlePage,
    ArticlesPage,
    FrontPage,
    PressPage,
    QuestionsPage,
    SitePage,
    StandardPage,
    Topic,
    TopicPage,
    TopicsPage,
)
from gemeinsinn.portal.models.sitepage import PLAIN, facts_for
from gemeinsinn.portal.queries.articles import (
    Filters,
    articles_of,
    articles_on,
    found_articles,
    topics_of,
    years_of,
)
from gemeinsinn.portal.queries.editorial import STANDING
from gemeinsinn.portal.queries.twins import OWN_NAMES, Twin, twins_of
from gemeinsinn.portal.showing.front import front_facts
from gemeinsinn.portal.showing.structured import article_data, crumb_data, full_address, questions_data

MORE = 3  # articles beside an article
ON_TOPIC = 6
NEEDS_OF_AGENCY = 4


def frame(page: SitePage) -> dict[str, Any]:
    """What every page of the editors shows around its text: the way to it, its twins, its address and picture."""
    crumbs: list[tuple[str, str | None]] = [
        (above.title, above.url) for above in page.get_ancestors().filter(depth__gte=3).live().select_related("locale")
    ]
    crumbs.append((page.title, None))
    address = full_address(page)
    twins = twins_of(page)
    return {
        "crumbs": crumbs,
        "crumb_data": crumb_data(crumbs, address),
        "address": address,
        "image": settings.BASE_URL + reverse("portal:page_image", args=[page.pk]) if page.pk else "",
        "twins": [twin for twin in twins if twin.code != page.code],
        "tongues": tongues(page, twins),
        "is_plain": page.code == PLAIN,
    }


def tongues(page: SitePage, twins: list[Twin]) -> list[dict[str, Any]]:
    """The switch in the head of the page: its twin in the other language, or that language's front page."""
    known = {twin.code: twin.url for twin in twins}
    own = "de" if page.code == PLAIN else page.code
    shown = []
    for code in ("de", "en"):
        with override(code):
            front = reverse("portal:home")
        shown.append(
            {
                "code": code, "name": OWN_NAMES[code], "current": code == own,
                "url": known.get(code, front), "elsewhere": code not in known,
            }
        )  # fmt: skip
    return shown


@facts_for(ArticlesPage)
def articles(page: ArticlesPage, request: HttpRequest) -> dict[str, Any]:
    """The list with its filters, as /aktuelles/ shows it."""
    filters = Filters.of(request.GET)
    return {
        **frame(page),
        "filters": filters,
        "found": found_articles(page.code, filters, request.GET.get("seite", 1)),
        "topics": [
            {"label": str(topic), "href": "?" + filters.query(thema=topic.slug), "current": topic.slug == filters.topic}
            for topic in topics_of(page.code)
        ],
        "years": [
            {"label": year, "href": "?" + filters.query(jahr=year), "current": year == filters.year}
            for year in years_of(page.code)
        ],
        "all_href": "?" + filters.query(thema="", jahr=""),
        "base": filters.query(),
        "today": timezone.localdate(),
    }


@facts_for(ArticlePage)
def article(page: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    """The article, and others on its topics."""
    shown = frame(page)
    topics = list(page.topics.all())
    others = [one for one in articles_on(topics[0], page.code, most=MORE + 1) if one.pk != page.pk] if topics else []
    today = timezone.localdate()
    return {
        **shown,
        "picture": page.shown_picture(today),
        "topic_links": topic_links(page, topics),
        "others": others[:MORE],
        "today": today,
        "data": article_data(page, shown["image"]),
    }


def topic_links(page: ArticlePage, topics: list[Topic]) -> list[tuple[str, str]]:
    """Each topic with its page, or else with the list of articles on it."""
    pages = TopicPage.objects.live().filter(topic__in=topics, locale=page.locale).select_related("locale")
    known = {one.topic_id: one.url for one in pages} if topics else {}
    listed = ArticlesPage.objects.live().filter(locale=page.locale).select_related("locale").first()
    address = listed.url if listed else ""
    return [(str(one), known.get(one.pk) or f"{address}?thema={one.slug}") for one in topics]


@facts_for(TopicsPage)
def topics(page: TopicsPage, request: HttpRequest) -> dict[str, Any]:
    """All topic pages of the language."""
    return {**frame(page), "pages": TopicPage.objects.child_of(page).live().select_related("locale").order_by("title")}


@facts_for(TopicPage)
def topic(page: TopicPage, request: HttpRequest) -> dict[str, Any]:
    """Articles, needs and projects on the topic: what the search finds for its name."""
    asked = SearchRequest(words=str(page.topic.name), sides=("need", "project"), size=ON_TOPIC)
    found = search(AnonymousUser(), asked, now=timezone.now())
    return {
        **frame(page),
        "articles": articles_on(page.topic, page.code, most=ON_TOPIC),
        "hits": shown_hits(found.hits, asked.words, found.language, ""),
        "search_href": f"{reverse('matching:search')}?q={page.topic.name}",
        "today": timezone.localdate(),
    }


@facts_for(AgenciesPage)
def agencies(page: AgenciesPage, request: HttpRequest) -> dict[str, Any]:
    """All agencies with a page."""
    pages = AgencyPage.objects.child_of(page).live().select_related("agency__municipality", "locale")
    return {**frame(page), "pages": pages.order_by("title")}


@facts_for(AgencyPage)
def agency(page: AgencyPage, request: HttpRequest) -> dict[str, Any]:
    """Its people, its area, its needs and its articles."""
    team = page.agency.memberships.select_related("user").exclude(user__name="").order_by("since", "pk")
    needs = (
        Need.objects.filter(state=State.PUBLISHED, audience=Need.Audience.PUBLIC, agency=page.agency)
        .select_related("municipality", "quarter", "contact", "organisation")
        .order_by("-published_at", "-pk")[:NEEDS_OF_AGENCY]
    )
    return {
        **frame(page),
        "agency": page.agency,
        "team": team,
        "areas": page.agency.areas.select_related("municipality", "quarter").order_by("municipality__name", "pk"),
        "needs": [notice_card(need) for need in needs],
        "articles": articles_of(page, most=ON_TOPIC),
        "brand": page.agency.brand.removeprefix("#"),
        "today": timezone.localdate(),
    }


@facts_for(FrontPage)
def front(page: FrontPage, request: HttpRequest) -> dict[str, Any]:
    """The front page of a language, which in plain language is a page of plain text."""
    return standard(page, request) if page.code == PLAIN else front_facts(page, page.code, today=timezone.localdate())


@facts_for(StandardPage)
def standard(page: SitePage, request: HttpRequest) -> dict[str, Any]:
    """Plain text and the pages below."""
    below = SitePage.objects.child_of(page).live().type(*STANDING).specific() if page.pk else []
    return {**frame(page), "below": below}


@facts_for(PressPage)
def press(page: PressPage, request: HttpRequest) -> dict[str, Any]:
    """Notices by date, pictures while their rights hold."""
    notices = [one.value for one in page.notices]
    return {
        **frame(page),
        "notices": sorted(notices, key=lambda one: one["day"], reverse=True),
        "pictures": [one.value for one in page.pictures if usable(one.value["picture"])],
    }


@facts_for(QuestionsPage)
def questions(page: QuestionsPage, request: HttpRequest) -> dict[str, Any]:
    """Questions and answers, also for programs."""
    return {**frame(page), "data": questions_data(page)}

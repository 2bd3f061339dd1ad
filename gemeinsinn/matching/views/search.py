"""/suche/: one search for everything."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.exchange.models import Kind, Notice
from gemeinsinn.exchange.views.boards import Counted
from gemeinsinn.matching.beside import sections_for
from gemeinsinn.matching.forms.asking import SIDE_NAMES, Asked, read_asked
from gemeinsinn.matching.forms.where import WhereForm
from gemeinsinn.matching.queries.requests import PAGE_SIZE, SearchRequest, Sort
from gemeinsinn.matching.queries.results import SearchResult
from gemeinsinn.matching.queries.search import search as find
from gemeinsinn.matching.queries.understood import understood_as
from gemeinsinn.matching.showing.results import shown_hits
from gemeinsinn.matching.showing.tongues import TONGUES
from gemeinsinn.matching.wording.asked import SIDES, around_words, kind_word, language_word, side_word
from gemeinsinn.ui import formats

NEW_ON_THE_BOARD = SearchRequest(sides=("need", "offer"), sort=Sort.NEW, size=6)
MOST_LANGUAGES = 8
MOST_PLACES = 5
SPANS = {
    7: gettext_lazy("in the next 7 days"),
    30: gettext_lazy("in the next 30 days"),
    90: gettext_lazy("in the next 3 months"),
}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answers whatever the address asks; an empty one gets what is new."""
    asked = read_asked(request.GET)
    now = timezone.now()
    wanted = asked.request if asked.any else SearchRequest(sort=Sort.NEW, size=1)
    found = find(request.user, wanted, now=now)
    typed, asked = asked, as_found(asked, found)
    shown = found.hits if asked.any else find(request.user, NEW_ON_THE_BOARD, now=now).hits
    words = asked.request.words
    german = understood_as(words, found.language)
    context = {
        "asked": asked,
        "typed": {"words": found.typed, "href": typed.with_changes(exact=True)},
        "german": german,
        "found": found,
        "find_url": "",  # the page has its own field
        "hits": shown_hits(shown, words, found.language, german),
        "nearest": shown_hits(found.nearest, words, found.language, german),
        "where": WhereForm(asked, found.counts.get("radii", {})),
        "tongues_own": TONGUES.values(),
        **filters(asked, found),
        "most_at": busiest_places(asked, found),
        "soon": ending_soon(asked, found, timezone.localdate(now)),
        **ways(asked, found),
        "sections": [render_to_string(template, own, request) for template, own in sections_for(words)],
    }
    response = render(request, "matching/search.html", context)
    response.headers["Cache-Control"] = "private, no-cache"  # where somebody is may stand in the address
    return response


def as_found(asked: Asked, found: SearchResult) -> Asked:
    """The question the hits answer: what the page filters, keeps and follows is the better spelling, where one was taken."""
    return replace(asked, request=replace(asked.request, words=found.request.words)) if found.typed else asked


def filters(asked: Asked, found: SearchResult) -> dict[str, Any]:
    """Every choice with how many it would show; one with nothing behind it can only be dropped."""
    request, counts = asked.request, found.counts

    def choice(value: str, label: str, chosen: bool, count: int) -> dict[str, Any]:
        return {"value": value, "label": label, "count": count, "chosen": chosen, "closed": not count and not chosen}

    sides, kinds, spoken = counts.get("sides", {}), counts.get("kinds", {}), counts.get("languages", {})
    known = [*SIDES, *(side for side in sides if side not in SIDES)]
    codes = [*list(spoken)[:MOST_LANGUAGES], *(code for code in request.languages if code not in spoken)]
    return {
        "sides": [
            choice(SIDE_NAMES.get(one, one), side_word(one), one in request.sides, sides.get(one, 0)) for one in known
        ],
        "kinds": [choice(one, kind_word(one), one in request.kinds, kinds.get(one, 0)) for one in Kind.values],
        "spoken": [choice(one, language_word(one), one in request.languages, spoken.get(one, 0)) for one in codes],
        "access": choice("1", str(Notice.Access.YES.label), request.accessible, counts.get("access", {}).get("yes", 0)),
        "active": active(asked),
        "sorts": sorts(asked),
    }


def busiest_places(asked: Asked, found: SearchResult) -> list[dict[str, Any]]:
    """Where most hits are, each with the address that looks around there; nothing once a place is chosen."""
    if asked.request.spot is not None:
        return []
    most = list(found.counts.get("places", {}).items())[:MOST_PLACES]
    return [{"label": place, "href": asked.at_place(place), "count": count} for place, count in most]


def ending_soon(asked: Asked, found: SearchResult, today: date) -> list[dict[str, Any]]:
    """The coming days to choose from, each with how many hits end by then; none where nothing does."""
    ends = found.counts.get("ends", {})
    choices = []
    for days, label in SPANS.items():
        until = today + timedelta(days=days)
        count = sum(some for day, some in ends.items() if day <= until.isoformat())
        if count:
            href = asked.with_changes(until=until)
            choices.append({"label": label, "href": href, "count": count, "current": asked.request.until == until})
    return choices


def sorts(asked: Asked) -> list[dict[str, Any]]:
    """The orders to choose from; by distance only where there is a place to measure from."""
    words = {Sort.FIT: _("best fit"), Sort.NEAR: _("nearest"), Sort.NEW: _("newest"), Sort.ENDING: _("ending soon")}
    return [
        {"label": label, "href": asked.with_changes(sort=sort), "current": asked.request.sort == sort}
        for sort, label in words.items()
        if sort != Sort.NEAR or asked.request.spot is not None
    ]


def active(asked: Asked) -> list[dict[str, str]]:
    """What is chosen, each with the address that drops it."""
    request = asked.request
    chosen = []
    for name, word in (("sides", side_word), ("kinds", kind_word), ("languages", language_word)):
        values: tuple[str, ...] = getattr(request, name)
        chosen += [
            {"label": word(one), "href": asked.with_changes(**{name: tuple(v for v in values if v != one)})}
            for one in values
        ]
    if request.accessible:
        chosen.append({"label": str(Notice.Access.YES.label), "href": asked.with_changes(accessible=False)})
    if request.spot is not None:
        near = {"km": formats.number(request.km)}
        label = _("%(km)s km around you") % near if asked.here else around_words(request.spot.label, request.km)
        chosen.append({"label": label, "href": asked.with_changes(spot=None)})
    if request.until is not None:
        label = _("until %(day)s") % {"day": formats.day(request.until, short=True)}
        chosen.append({"label": label, "href": asked.with_changes(until=None)})
    return chosen


def ways(asked: Asked, found: SearchResult) -> dict[str, Any]:
    """Where one can go from here: pages, feed, keeping, other words, further away, other places."""
    query = asked.querystring
    added = f"?{query}" if query else ""
    wider = None
    if found.wider is not None:
        km, count = found.wider
        wider = {"href": asked.with_changes(km=float(km)), "km": formats.number(km), "count": count}
    foreign = found.language not in {"", "de", get_language()} and bool(asked.request.words)
    return {
        "page": Page([], found.page, Paginator(Counted(found.total), asked.request.size or PAGE_SIZE)),
        "base": query,
        "feed_href": reverse("matching:feed") + added,
        "save_href": reverse("matching:save") + added,
        "meant": {"words": found.corrected, "href": asked.with_changes(words=found.corrected, exact=False)},
        "wider": wider,
        "close": [(name, asked.at_place(name)) for name in asked.close],
        "without_filters": asked.with_changes(
            sides=(), kinds=(), languages=(), accessible=False, until=None, spot=None
        ),
        "only_words": bool(asked.request.words) and not found.meaning,
        "language": language_word(found.language) if foreign else "",
        "tongue": TONGUES.get(found.language) if foreign else None,
        "clear_href": reverse("matching:search"),
    }

"""/bedarfe/ and /angebote/: the boards with their filters."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeinsinn.exchange.board_page import sections_for
from gemeinsinn.exchange.models import Kind, Need, Offer
from gemeinsinn.exchange.queries.filters import RADII, Filters, active_filters, read_filters
from gemeinsinn.exchange.queries.notices import PAGE_SIZE, Board, board_of
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.places.queries import quarters

MODELS: dict[str, type[Need] | type[Offer]] = {"need": Need, "offer": Offer}


class Counted(list[Any]):
    """A list that knows how long it would be, for the page numbers: nothing is fetched or counted again."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total = total

    def __len__(self) -> int:
        return self.total


def page_of(board: Board) -> Page[Any]:
    """The board's page as Django's, for <c-pagination>."""
    return Page(board.notices, board.page, Paginator(Counted(board.total), PAGE_SIZE))


def kind_choices(filters: Filters, board: Board) -> list[dict[str, Any]]:
    """The five kinds with their counts; one with nothing behind it cannot be chosen, only dropped."""
    return [
        {
            "value": kind.value,
            "label": kind.label,
            "count": board.counts[kind.value],
            "checked": kind.value in filters.kinds,
            "disabled": not board.counts[kind.value] and kind.value not in filters.kinds,
        }
        for kind in Kind
    ]


@require_safe
def board(request: HttpRequest, noun: str) -> HttpResponse:
    """One page of the board."""
    model = MODELS[noun]
    filters = read_filters(request.GET)
    found = board_of(request.user, model, filters)
    is_need = noun == "need"
    base = "exchange:needs" if is_need else "exchange:offers"
    query = filters.querystring
    context = {
        "is_need": is_need,
        "sections": sections_for(noun),
        "filters": filters,
        "board": found,
        "cards": [notice_card(notice) for notice in found.notices],
        "kinds": kind_choices(filters, found),
        "radii": RADII,
        "quarters": [(quarter.slug, quarter.name) for quarter in quarters()[:300]],
        "active": active_filters(filters),
        "page": page_of(found),
        "base": query,
        "is_list": filters.view == "liste",
        "cards_href": filters.without(view="karten"),
        "list_href": filters.without(view="liste"),
        "feed_href": reverse(f"{base}_feed") + (f"?{query}" if query else ""),
        "clear_href": reverse(base),
        "write_href": reverse(f"exchange:write_{noun}"),
        "other_href": reverse("exchange:offers" if is_need else "exchange:needs"),
        "wider_href": filters.without(radius=RADII[-1]) if filters.spot and filters.radius != RADII[-1] else "",
    }
    return render(request, "exchange/board.html", context)

"""Needs that an upper context answers on a page of its own: for now, those with shifts."""

from collections.abc import Callable

from django.urls import reverse

from gemeinsinn.exchange.models import Need, Offer

Page = Callable[[Need], str]
_pages: list[Page] = []


def register(page: Page) -> None:
    """Adds who knows the address at which a planned need is answered."""
    if page not in _pages:
        _pages.append(page)


def answer_path(notice: Need | Offer) -> str:
    """Where one says yes to a notice."""
    if isinstance(notice, Need):
        own = next((page(notice) for page in _pages), "") if notice.planned else ""
        return own or reverse("exchange:respond_need", args=[notice.pk])
    return reverse("exchange:respond_offer", args=[notice.pk])


def is_planned(notice: Need | Offer) -> bool:
    """Answered shift by shift, with a waiting list when it is full; its shifts are what is counted."""
    return isinstance(notice, Need) and notice.planned

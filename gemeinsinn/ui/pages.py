"""Small decisions of list pages: the addresses of neighbouring pages, and the slips of a notice."""

from typing import Any

from django.core.paginator import Page
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

PARAMETER = "seite"
MOST_SLIPS = 20
FEW_SLIPS = 8


def page_links(page: Page[Any] | None, base: str = "") -> dict[str, Any] | None:
    """Previous, next and numbered addresses of a Django page; None if everything fits on one."""
    if page is None or page.paginator.num_pages < 2:
        return None
    start = base.strip("?&")

    def href(number: int) -> str:
        parts = [start] if start else []
        return "?" + "&".join([*parts, f"{PARAMETER}={number}"])

    numbers = [
        {"number": one, "current": one == page.number, "href": href(one) if isinstance(one, int) else ""}
        for one in page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    ]
    return {
        "previous": href(page.number - 1) if page.has_previous() else "",
        "next": href(page.number + 1) if page.has_next() else "",
        "numbers": numbers,
        "where": _("Page %(number)d of %(all)d") % {"number": page.number, "all": page.paginator.num_pages},
    }


def strip_row(strips: list[bool], size: str = "", yours: bool = True) -> SafeString:
    """The tear-off slips: torn ones (True) first, then the coral one if it can still be yours, then the rest."""
    shown = sorted(strips[:MOST_SLIPS], reverse=True)
    gone = sum(shown)
    left = len(shown) - gone
    next_one = 1 if yours and left else 0
    marks = ["<i data-gone></i>"] * gone + ["<i data-next></i>"] * next_one + ["<i></i>"] * (left - next_one)
    few = " data-few" if len(shown) <= FEW_SLIPS else ""
    single = " data-single" if len(shown) == 1 else ""
    sized = f' data-size="{size}"' if size in {"s", "l"} else ""
    return SafeString(f'<div class="strips"{few}{single}{sized} aria-hidden="true">{"".join(marks)}</div>')

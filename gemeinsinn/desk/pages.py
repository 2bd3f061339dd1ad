"""Pages that upper contexts add to the desk's menu, behind the desk's own."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One more entry: the name of its address, its icon, how it reads."""

    name: str
    icon: str
    label: Callable[[], str]


_pages: list[Page] = []


def register(page: Page) -> None:
    """Adds an entry. Registering it again changes nothing."""
    if page.name not in {one.name for one in _pages}:
        _pages.append(page)


def added_pages() -> list[Page]:
    """In the order of registering."""
    return list(_pages)

"""What somebody asks the search. Nonsense counts as not asked."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gemeinsinn.core.text import clean_line
from gemeinsinn.places.queries import Spot

LONGEST = 400  # letters of a query that are read
RADII = (1, 2, 5, 10, 25, 50)
USUAL_RADIUS = 10
PAGE_SIZE = 12
MOST_PAGES = 100


class Sort(StrEnum):
    """The order of hits, by the words of addresses."""

    FIT = "passend"
    NEAR = "nah"
    NEW = "neu"
    ENDING = "bald"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One question. Nothing chosen in a tuple means all. `km` counts only with a spot; `until` is the last day.

    `only` narrows it to some keys ("need:17"): which of these fit? `exact` wants these words and no better spelling.
    """

    words: str = ""
    sides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    spot: Spot | None = None
    km: float = USUAL_RADIUS
    until: date | None = None
    languages: tuple[str, ...] = ()
    accessible: bool = False
    sort: Sort = Sort.FIT
    page: int = 1
    size: int = PAGE_SIZE
    only: frozenset[str] | None = None
    exact: bool = False

    def cleaned(self) -> "SearchRequest":
        """With words of one line and of a length that can be read, and a page that can exist."""
        page = min(max(self.page, 1), MOST_PAGES)
        return replace(self, words=clean_line(self.words[: 2 * LONGEST])[:LONGEST], page=page)

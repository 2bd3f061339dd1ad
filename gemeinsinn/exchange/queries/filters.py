"""The filters of the boards, read from an address. What makes no sense is named and left out, never an error."""

from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from gemeinsinn.core.periods import day_typed
from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.models import Kind, Notice
from gemeinsinn.places.models import Quarter
from gemeinsinn.places.queries import Spot, find_spot
from gemeinsinn.ui import formats

RADII = (2, 5, 10, 25, 50)
USUAL_RADIUS = 10
MOST_PAGES = 10_000
LONGEST_WORDS = 120
MOST_WORDS = 8
VIEWS = ("karten", "liste")


@dataclass(frozen=True, slots=True)
class Filters:
    """One state of a board. `heed` holds sentences about what could not be used."""

    kinds: tuple[str, ...] = ()
    place: str = ""
    spot: Spot | None = None
    radius: int = USUAL_RADIUS
    quarter: Quarter | None = None
    until: date | None = None
    words: tuple[str, ...] = ()
    page: int = 1
    view: str = "karten"
    accessible: bool = False
    heed: tuple[str, ...] = field(default=(), compare=False)

    @property
    def any(self) -> bool:
        """Something narrows the list."""
        return bool(self.kinds or self.spot or self.quarter or self.until or self.words or self.accessible)

    def pairs(self) -> list[tuple[str, str]]:
        """The address's query as pairs, without the page: only what differs from the bare list."""
        told = [("art", kind) for kind in self.kinds]
        if self.spot is not None:
            told += [("ort", self.place), ("umkreis", str(self.radius))]
        if self.quarter is not None:
            told.append(("quartier", self.quarter.slug))
        if self.until is not None:
            told.append(("bis", self.until.isoformat()))
        if self.words:
            told.append(("wort", " ".join(self.words)))
        if self.accessible:
            told.append(("barrierefrei", "1"))
        if self.view != VIEWS[0]:
            told.append(("ansicht", self.view))
        return told

    @property
    def querystring(self) -> str:
        """ "art=zeit&ort=Halle&umkreis=10", for links."""
        return urlencode(self.pairs())

    def without(self, **changes: object) -> str:
        """The query with some filters changed, from the first page on: "?art=zeit" or "?"."""
        return f"?{replace(self, page=1, **changes).querystring}"  # type: ignore[arg-type]  # replace() checks the names


def read_filters(query: QueryDict) -> Filters:
    """From an address: art (several), ort + umkreis, quartier, bis, wort, barrierefrei, seite, ansicht."""
    heed: list[str] = []
    place, spot = read_place(query, heed)
    return Filters(
        kinds=read_kinds(query, heed),
        place=place,
        spot=spot,
        radius=read_radius(query, heed, has_place=bool(query.get("ort", "").strip())),
        quarter=read_quarter(query, heed),
        until=read_until(query, heed),
        words=read_words(query, heed),
        accessible=query.get("barrierefrei") == "1",
        page=read_page(query),
        view="liste" if query.get("ansicht") == "liste" else VIEWS[0],
        heed=tuple(heed),
    )


def read_kinds(query: QueryDict, heed: list[str]) -> tuple[str, ...]:
    """Known kinds, in the order of the board."""
    asked = {part for value in query.getlist("art")[:20] for part in value[:80].split(",") if part}
    if asked - set(Kind.values):
        heed.append(_("We do not know this kind. There are time, skill, goods, space and money."))
    return tuple(kind for kind in Kind.values if kind in asked)


def read_place(query: QueryDict, heed: list[str]) -> tuple[str, Spot | None]:
    """A place we know, or a sentence that we do not."""
    typed = clean_line(query.get("ort", "")[:LONGEST_WORDS])
    if not typed:
        return "", None
    spot = find_spot(typed)
    if spot is None:
        heed.append(_("We do not know the place “%(place)s”. Try the postcode or the next town.") % {"place": typed})
    return typed, spot


def read_radius(query: QueryDict, heed: list[str], *, has_place: bool) -> int:
    """One of the distances on offer."""
    typed = query.get("umkreis", "").strip()[:20]
    if not typed:
        return USUAL_RADIUS
    if not (typed.isascii() and typed.isdigit() and int(typed) in RADII):
        heed.append(_("We do not have this distance. We took %(km)s km.") % {"km": USUAL_RADIUS})
        return USUAL_RADIUS
    return int(typed)


def read_quarter(query: QueryDict, heed: list[str]) -> Quarter | None:
    """A quarter by its slug."""
    slug = clean_line(query.get("quartier", "")[:140])
    if not slug:
        return None
    quarter = Quarter.objects.filter(slug=slug).first()
    if quarter is None:
        heed.append(_("We do not know this quarter."))
    return quarter


def read_until(query: QueryDict, heed: list[str]) -> date | None:
    """A day as 2026-12-04 or 4.12.2026."""
    try:
        return day_typed(query.get("bis", ""))
    except ValueError:
        heed.append(_("We could not read the day. Please write it like this: 4.12.2026."))
        return None


def read_words(query: QueryDict, heed: list[str]) -> tuple[str, ...]:
    """The words to look for; all of them must be there."""
    typed = clean_line(query.get("wort", "")[: LONGEST_WORDS * 4])
    words = typed[:LONGEST_WORDS].split()
    if len(typed) > LONGEST_WORDS or len(words) > MOST_WORDS:
        heed.append(_("That is a lot of words. We looked for the first ones."))
    return tuple(dict.fromkeys(words[:MOST_WORDS]))


def read_page(query: QueryDict) -> int:
    """From 1; nonsense is the first page."""
    typed = query.get("seite", "").strip()
    return min(max(int(typed), 1), MOST_PAGES) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1


def active_filters(filters: Filters) -> list[dict[str, str]]:
    """What is chosen, each with the address that drops it."""
    chosen = [
        {
            "label": str(Kind(kind).label), "kind": kind,
            "href": filters.without(kinds=tuple(k for k in filters.kinds if k != kind)),
        }
        for kind in filters.kinds
    ]  # fmt: skip
    if filters.spot is not None:
        label = _("%(place)s, %(km)s km around") % {"place": filters.spot.label, "km": filters.radius}
        chosen.append({"label": label, "href": filters.without(spot=None, place="")})
    if filters.quarter is not None:
        chosen.append({"label": str(filters.quarter), "href": filters.without(quarter=None)})
    if filters.until is not None:
        label = _("until %(day)s") % {"day": formats.day(filters.until, short=True)}
        chosen.append({"label": label, "href": filters.without(until=None)})
    if filters.words:
        chosen.append(
            {"label": _("“%(words)s”") % {"words": " ".join(filters.words)}, "href": filters.without(words=())}
        )
    if filters.accessible:
        chosen.append({"label": str(Notice.Access.YES.label), "href": filters.without(accessible=False)})
    return chosen

"""What was found, ready for the page: cards of needs and offers, rows of projects and partners, each with its reasons."""

from collections.abc import Iterable
from typing import Any

from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.matching.queries.results import FoundHit
from gemeinsinn.matching.showing.highlights import excerpt, keys_of, marked
from gemeinsinn.matching.wording.hits import hit_label, hit_path, hit_text, hit_title
from gemeinsinn.matching.wording.reasons import reason_words
from gemeinsinn.ui import formats

ON_THE_CARD = frozenset({"near", "ending"})  # what the card itself says already
LONGEST_ABOUT = 150


def shown_hits(hits: Iterable[FoundHit], words: str, language: str) -> list[dict[str, Any]]:
    """One entry a hit, in their order."""
    keys = keys_of(words, language)
    return [shown_hit(hit, keys) for hit in hits]


def shown_hit(hit: FoundHit, keys: frozenset[str]) -> dict[str, Any]:
    """A card for what hangs on the board, a row for the rest."""
    thing, side = hit.object, hit.side
    title = marked(hit_title(side, thing), keys, thing.language)
    entry: dict[str, Any] = {
        "side": side,
        "label": hit_label(side, thing),
        "reasons": reason_words(one for one in hit.reasons if one.code not in ON_THE_CARD),
        "excerpt": excerpt(hit_text(side, thing), keys, thing.language),
        "lang": thing.language,
    }
    if side in {"need", "offer"}:
        thing.distance_km = hit.km
        return entry | {"card": notice_card(thing) | {"title": title}}
    return entry | {
        "title": title,
        "href": hit_path(side, thing),
        "place": thing.place_name,
        "distance": formats.distance(hit.km * 1000) if hit.km is not None else "",
        "about": hit_text(side, thing),
        "kinds": [(kind, label) for kind, label, _words in thing.givings] if side == "partner" else [],
        "logo": thing.logo.url if side == "partner" and thing.logo else "",
        "thing": thing,
    }

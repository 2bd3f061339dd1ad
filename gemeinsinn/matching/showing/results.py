"""What was found, ready for the page: cards of needs and offers, rows of projects and partners, each with its reasons."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import Truncator

from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.matching.queries.results import FoundHit
from gemeinsinn.matching.showing.highlights import excerpt, found_words, keys_of, marked
from gemeinsinn.matching.wording.hits import hit_label, hit_path, hit_texts, hit_title
from gemeinsinn.matching.wording.reasons import reason_words
from gemeinsinn.places.away import away_words
from gemeinsinn.ui import formats

ON_THE_CARD = frozenset({"near", "ending"})  # what the card itself says already
LONGEST_ABOUT = 180


def shown_hits(hits: Iterable[FoundHit], words: str, language: str, german: str = "") -> list[dict[str, Any]]:
    """One entry a hit, in their order; `german` is what a question in another language was understood as."""
    keys = keys_of(words, language) | (keys_of(german, "de") if german else frozenset())
    return [shown_hit(hit, keys) for hit in hits]


def way_there(hit: FoundHit) -> list[tuple[str, str]]:
    """How long it takes to get there, where the place is known well enough to say so."""
    if hit.km is None or hit.object.is_vaguer_than(hit.km):
        return []
    said = formats.way(hit.km * 1000)
    return [("pin", said)] if said else []


def shown_hit(hit: FoundHit, keys: frozenset[str]) -> dict[str, Any]:
    """A card for what hangs on the board, a row for the rest."""
    thing, side = hit.object, hit.side
    texts = hit_texts(side, thing)
    parts = (excerpt(text, keys, thing.language) for text in texts)
    said = found_words([hit_title(side, thing), *texts], keys, thing.language)
    told = [one for one in hit.reasons if one.code not in (ON_THE_CARD if side in {"need", "offer"} else {"near"})]
    entry: dict[str, Any] = {
        "side": side,
        "label": hit_label(side, thing),
        "lang": thing.language,
        "excerpt": next((part for part in parts if part), ""),
        "reasons": [*reason_words(told, said), *way_there(hit)],
    }
    title = marked(hit_title(side, thing), keys, thing.language)
    if side in {"need", "offer"}:
        thing.distance_km = hit.km
        return entry | {"card": notice_card(thing) | {"title": title}}
    return entry | {
        "title": title,
        "href": hit_path(side, thing),
        "place": thing.place_name,
        "distance": away_words(thing, hit.km),
        "about": Truncator(texts[0] if texts else "").chars(LONGEST_ABOUT),
        "kinds": [(kind, label) for kind, label, _words in thing.givings] if side == "partner" else [],
    }

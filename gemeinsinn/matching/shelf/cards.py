"""What hits are counted, filtered and ordered by, read from the rows when a search needs it and kept for the next one."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from django.db.models.fields.json import KT

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.models import IndexEntry

KEPT = 4_000  # about 3 MB

Card = tuple[Document, dict[str, list[str]]]


class Cards:
    """Documents without their words, and facets, by key."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._cards: OrderedDict[str, Card] = OrderedDict()
        self._lock = Lock()

    def cards(self, keys: Iterable[str]) -> dict[str, Card]:
        """Those that are still there, with at most one query."""
        wanted = list(dict.fromkeys(keys))
        with self._lock:
            found = {key: self._cards[key] for key in wanted if key in self._cards}
        missing = [key for key in wanted if key not in found]
        if missing:
            read = read_cards(missing)
            found |= read
            self._keep(read)
        return found

    def forget(self, keys: Iterable[str]) -> None:
        """They have changed."""
        with self._lock:
            for key in keys:
                self._cards.pop(key, None)

    def _keep(self, read: dict[str, Card]) -> None:
        with self._lock:
            self._cards.update(read)
            while len(self._cards) > self._most:
                self._cards.popitem(last=False)


def read_cards(keys: list[str]) -> dict[str, Card]:
    """From the rows; the words of a document stay there."""
    rows = IndexEntry.objects.filter(key__in=keys).exclude(digest="").annotate(place=KT("document__place"))
    told = rows.values_list("key", "side", "kind", "place", "lat", "lon", "ends", "since", "facets")
    return {
        key: (Document(key, side, kind, "", "", "", place or "", lat, lon, ends=ends, changed=since), facets)
        for key, side, kind, place, lat, lon, ends, since, facets in told
    }

"""Texts of candidates, read from the rows when a search needs them and kept for the next one."""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock

from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.models import IndexEntry
from gemeinsinn.matching.shelf.documents import unpacked

KEPT = 4_000  # about 10 MB

Card = tuple[Document, dict[str, list[str]]]


class Cards:
    """Documents and facets by key. The engine asks it for the texts it compares."""

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
            rows = IndexEntry.objects.filter(key__in=missing).exclude(digest="")
            read = {row[0]: (unpacked(row[0], row[1]), row[2]) for row in rows.values_list("key", "document", "facets")}
            found |= read
            self._keep(read)
        return found

    def get_many(self, keys: Iterable[str]) -> dict[str, Document]:
        """The same without facets."""
        return {key: document for key, (document, _facets) in self.cards(keys).items()}

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

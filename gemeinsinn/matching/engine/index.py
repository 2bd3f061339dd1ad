"""The index: documents go in, ranked hits come out. Live search and `matching rank` use this one and no other."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine import ranking, reasons
from gemeinsinn.matching.engine.documents import Document, Query
from gemeinsinn.matching.engine.encoders import Encoder, Vector
from gemeinsinn.matching.engine.facts import Facts
from gemeinsinn.matching.engine.features import Column, Features, standardised
from gemeinsinn.matching.engine.meaning import Coded, encode_documents, encode_query, pack, plain_text
from gemeinsinn.matching.engine.phrases import Phrases
from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.matching.engine.spelling import Spelling
from gemeinsinn.matching.engine.thesaurus import Thesaurus, read_packaged
from gemeinsinn.matching.engine.tokens import entry_of
from gemeinsinn.matching.engine.understanding import Understood, concepts_of, labels, understand
from gemeinsinn.matching.engine.vectors import VectorIndex
from gemeinsinn.matching.engine.weights import Weights
from gemeinsinn.matching.engine.words import WordIndex

Allowed = Collection[str] | Callable[[str], bool] | None
_MOST_BY_WORDS = 5_000  # texts a query finds by words before the rest is looked at as well
_REMEMBERED = 512  # queries whose vectors are kept


@dataclass(frozen=True, slots=True)
class Hit:
    """One document found: its features by name (None: not known) and the reasons as data."""

    key: str
    score: float
    features: dict[str, float | None]
    reasons: tuple[Reason, ...]
    fits: bool  # whether it answers the query, or is only the nearest there is


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first; the language the query was taken for; a better spelling, if there is one."""

    hits: tuple[Hit, ...]
    language: str
    corrected: str
    meaning: bool  # whether encoders took part
    total: int  # how many documents fit


class Index:
    """Words, vectors and facts of the same documents, kept in step. One thread may write while others search."""

    def __init__(
        self,
        words: WordIndex,
        encoders: Sequence[Encoder] = (),
        *,
        vectors: VectorIndex | None = None,
        thesaurus: Thesaurus | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.words = words
        self.encoders = list(encoders)
        self.vectors = vectors or VectorIndex({encoder.name: encoder.dims for encoder in encoders})
        self.facts = Facts()
        self.thesaurus = thesaurus or Thesaurus(read_packaged())
        self.weights = weights or Weights()
        self.spelling = Spelling(words)
        self.phrases = Phrases()
        self._queries: OrderedDict[tuple[str, str], dict[str, Vector]] = OrderedDict()
        self._lock = Lock()
        self._changes = 0  # of rows
        self._seen: tuple[Collection[str], int, NDArray[np.bool_]] | None = None

    # --- Writing --------------------------------------------------------------------------------

    def encode(self, documents: Sequence[Document]) -> dict[str, Coded]:
        """The vectors of documents as bytes by encoder: the slow part, to be kept and handed to `put`."""
        plain = [plain_text(document) for document in documents]
        beside = [labels(document, self.thesaurus, self.weights) for document in documents]
        rich = [f"{text} {more}".strip() for text, more in zip(plain, beside, strict=True)]
        coded: dict[str, dict[str, bytes]] = {document.key: {} for document in documents}
        for encoder in self.encoders if documents else ():
            for document, vector in zip(documents, encode_documents(encoder, plain, rich), strict=True):
                coded[document.key][encoder.name] = pack(vector)
        return dict(coded)

    def put(self, documents: Iterable[Document], coded: dict[str, Coded] | None = None, *, words: bool = True) -> None:
        """Adds or replaces documents; those without vectors in `coded` are found by words alone until they have some.

        `words=False` leaves the word index alone, where another process has written it.
        """
        listed = list(documents)
        if words:
            self.words.put(entry_of(document, self._concepts(document)) for document in listed)
        with self._lock:
            self._changes += 1
            for document in listed:
                self.facts.put(self.vectors.put(document.key, (coded or {}).get(document.key, {})), document)

    def remove(self, keys: Iterable[str], *, words: bool = True) -> None:
        """Forgets documents; keys nobody knows are no error."""
        listed = list(keys)
        if words:
            self.words.remove(listed)
        with self._lock:
            self._changes += 1
            for key in listed:
                freed = self.vectors.remove(key)
                if freed:
                    self.facts.move(*freed)

    def commit(self) -> None:
        """Makes what was put and removed findable by words."""
        self.words.commit()
        self.spelling.forget()

    def refresh(self) -> None:
        """Sees what another process has committed."""
        self.words.refresh()
        self.spelling.forget()

    # --- Searching ------------------------------------------------------------------------------

    def search(self, query: Query, allowed: Allowed = None, most: int = 20) -> Found:
        """The best `most` of the documents that are allowed, wanted and near enough. `allowed` comes before ranking."""
        asked = understand(query.text, query.language, self.thesaurus, self.weights)
        if self.encoders and asked.text:
            self._vectors_of(asked)  # takes a while: before others have to wait
        with self._lock:
            keys = list(self.vectors.keys)
            among = self._among(query, allowed, keys)
            features = self._features(query, asked, keys, among)
        scores = ranking.score(features, self.weights)
        order = _best(scores, among, keys, most)
        fitting = among & self._fits(features)
        hits = tuple(self._hit(row, keys, scores, features, fitting, asked) for row in order)
        corrected = "" if fitting.any() and features.words[among].max(initial=0) > 0.5 else self._corrected(asked)
        return Found(hits, asked.language, corrected, bool(self.encoders), int(fitting.sum()))

    def explain(self, query: Query, key: str) -> dict[str, float | None] | None:
        """The features of one pair, as search would see them among all wanted documents; None for an unknown key."""
        found = self.search(query, most=len(self.vectors.keys))
        return next((hit.features | {"score": hit.score} for hit in found.hits if hit.key == key), None)

    def _concepts(self, document: Document) -> dict[str, Sequence[str]]:
        return {
            zone: concepts_of(text, document.language, self.thesaurus)
            for zone, text in (("title", document.title), ("text", document.text))
        }

    def _among(self, query: Query, allowed: Allowed, keys: Sequence[str]) -> NDArray[np.bool_]:
        count = len(keys)
        among = np.ones(count, bool)
        if query.want is not None:
            among &= self.facts.of_sides(query.want, count)
        if query.kinds is not None:
            among &= self.facts.of_kinds(query.kinds, count)
        if callable(allowed):
            among &= np.fromiter((allowed(key) for key in keys), bool, count)
        elif allowed is not None:
            among &= self._visible(allowed, count)
        if query.km is not None and query.lat is not None and query.lon is not None:
            km = self.facts.distances(query.lat, query.lon, count)
            among &= np.isnan(km) | (km <= query.km)
        return among

    def _visible(self, allowed: Collection[str], count: int) -> NDArray[np.bool_]:
        """Which rows these keys are; remembered for the same frozen set, which whole audiences share."""
        kept = self._seen
        if kept is not None and kept[0] is allowed and kept[1] == self._changes:
            return kept[2]
        visible = np.zeros(count, bool)
        visible[[self.vectors.rows[key] for key in allowed if key in self.vectors.rows]] = True
        if isinstance(allowed, frozenset):
            self._seen = (allowed, self._changes, visible)
        return visible

    def _features(self, query: Query, asked: Understood, keys: Sequence[str], among: NDArray[np.bool_]) -> Features:
        count = len(keys)
        unknown = np.full(count, np.nan, np.float32)
        placed = query.lat is not None and query.lon is not None
        meaning, closeness = self._meaning(asked, among)
        return Features(
            meaning=meaning,
            closeness=closeness,
            words=self._words(query, asked, among),
            km=self.facts.distances(query.lat or 0.0, query.lon or 0.0, count) if placed else unknown,
            age=self.facts.age(query.today, count) if query.today else unknown,
            days_left=self.facts.days_left(query.today, count) if query.today else unknown,
            responses=self.facts.responses(count),
        )

    def _words(self, query: Query, asked: Understood, among: NDArray[np.bool_]) -> Column:
        count = len(among)
        shares = np.zeros(count, np.float32)
        found = self.words.search(asked.clauses, query.want, min(_MOST_BY_WORDS, count))
        if len(found) == _MOST_BY_WORDS and among.sum() < count / 2:
            # What may not be found must not crowd out what may.
            found = self.words.search(asked.clauses, query.want, count)
        for key, share in found.items():
            row = self.vectors.rows.get(key)
            if row is not None:
                shares[row] = min(share, 1.0)
        return shares

    def _meaning(self, asked: Understood, among: NDArray[np.bool_]) -> tuple[Column, Column]:
        """Mean over the encoders of the similarities, standardised and as they are."""
        meaning, closeness = np.zeros(len(among), np.float32), np.zeros(len(among), np.float32)
        if not self.encoders or not asked.text:
            return meaning, closeness
        whole = sum(self.weights.encoders.get(encoder.name, 1.0) for encoder in self.encoders)
        for name, vector in self._vectors_of(asked).items():
            share = self.weights.encoders.get(name, 1.0) / whole
            similarities = self.vectors.similarities(name, vector)
            known = self.vectors.known(name)
            meaning += np.where(known, share * standardised(similarities, among & known), 0)
            closeness += share * similarities
        return meaning, closeness

    def _vectors_of(self, asked: Understood) -> dict[str, Vector]:
        remembered = self._queries.get((asked.text, asked.gloss))
        if remembered is None:
            remembered = {e.name: encode_query(e, asked, self.phrases, self.weights) for e in self.encoders}
            self._queries[asked.text, asked.gloss] = remembered
            while len(self._queries) > _REMEMBERED:
                self._queries.popitem(last=False)
        return remembered

    def _fits(self, features: Features) -> NDArray[np.bool_]:
        return (features.words >= self.weights.fits_words) | (features.closeness >= self.weights.fits_closeness)

    def _hit(
        self,
        row: int,
        keys: Sequence[str],
        scores: Column,
        features: Features,
        fitting: NDArray[np.bool_],
        asked: Understood,
    ) -> Hit:
        numbers = features.of(row)
        return Hit(keys[row], float(scores[row]), numbers, reasons.of(numbers, asked), bool(fitting[row]))

    def _corrected(self, asked: Understood) -> str:
        return self.spelling.correct(asked.text, asked.terms) if asked.terms else ""


def _best(scores: Column, among: NDArray[np.bool_], keys: Sequence[str], most: int) -> list[int]:
    """Rows of the highest scores; among equals the key decides, so that the order is always the same."""
    rows = np.flatnonzero(among)
    if len(rows) > most:
        threshold = np.partition(scores[rows], len(rows) - most)[len(rows) - most] if most else np.inf
        rows = rows[scores[rows] >= threshold]
    return sorted((int(row) for row in rows), key=lambda row: (-float(scores[row]), keys[row]))[:most]

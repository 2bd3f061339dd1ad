"""The index: documents go in, ranked hits come out. Live search and `matching rank` use this one and no other."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from gemeinsinn.matching.engine import ranking, reasons
from gemeinsinn.matching.engine.documents import Audiences, Document, Query
from gemeinsinn.matching.engine.encoders import Encoder, Vector
from gemeinsinn.matching.engine.facts import Facts
from gemeinsinn.matching.engine.features import Column, Features, standardised
from gemeinsinn.matching.engine.keys import NONE, Keys
from gemeinsinn.matching.engine.meaning import Coded, encode_documents, encode_query, pack, plain_text
from gemeinsinn.matching.engine.phrases import Phrases
from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.matching.engine.spelling import Spelling
from gemeinsinn.matching.engine.thesaurus import Thesaurus, read_packaged
from gemeinsinn.matching.engine.tokens import entry_of
from gemeinsinn.matching.engine.understanding import Understood, concepts_of, labels, understand
from gemeinsinn.matching.engine.vectors import VectorIndex
from gemeinsinn.matching.engine.weights import Weights
from gemeinsinn.matching.engine.words import Clause, Option, WordIndex

Allowed = Audiences | Collection[str] | Callable[[str], bool] | None
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
    worded: bool  # whether more than half of the words stand in one of them


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
        self.keys = Keys()
        self.facts = Facts()
        self.thesaurus = thesaurus or Thesaurus(read_packaged())
        self.weights = weights or Weights()
        self.spelling = Spelling(words)
        self.phrases = Phrases()
        self._queries: OrderedDict[tuple[str, str], dict[str, Vector]] = OrderedDict()
        self._lock = Lock()

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
            for document in listed:
                row = self.keys.add(document.key)
                self.vectors.put(row, (coded or {}).get(document.key, {}))
                self.facts.put(row, document)

    def remove(self, keys: Iterable[str], *, words: bool = True) -> None:
        """Forgets documents; keys nobody knows are no error."""
        listed = list(keys)
        if words:
            self.words.remove(listed)
        with self._lock:
            for key in listed:
                freed = self.keys.remove(key)
                if freed:
                    self.vectors.move(*freed)
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

    def search(self, query: Query, allowed: Allowed = None, most: int = 20, nearest: int | None = None) -> Found:
        """The best `most` of the documents that are allowed, wanted and near enough. `allowed` comes before ranking.

        `nearest` is how many of those that do not fit are told at most; None is any number.
        """
        asked = understand(query.text, query.language, self.thesaurus, self.weights)
        if self.encoders and asked.text:
            self._vectors_of(asked)  # takes a while: before others have to wait
        with self._lock:
            among = self._among(query, allowed)
            features = self._features(query, asked, among)
            scores = ranking.score(features, self.weights)
            fitting = among & ranking.fits(features, self.weights)
            order = self._order(scores, among, fitting, most, nearest)
            hits = tuple(self._hit(row, scores, features, fitting, asked) for row in order)
        worded = bool(fitting.any()) and bool(features.words[among].max(initial=0) > 0.5)
        corrected = "" if worded else self._corrected(asked)
        return Found(hits, asked.language, corrected, bool(self.encoders), int(fitting.sum()), worded)

    def closeness(self, texts: Sequence[str], key: str) -> list[float]:
        """How close one document is in meaning to each of these questions; [] while it is not encoded.

        No other document is looked at: the same as the feature of that name, whatever else there is.
        """
        shares = {encoder.name: self.weights.encoders.get(encoder.name, 1.0) for encoder in self.encoders}
        asked = [self._vectors_of(understand(text, "", self.thesaurus, self.weights)) for text in texts]
        with self._lock:
            row = self.keys.row(key)
            if row == NONE or not any(self.vectors.known(name, row + 1)[row] for name in shares):
                return []
            close = [
                sum(share * self.vectors.similarity(name, one[name], row) for name, share in shares.items())
                for one in asked
            ]
        return [one / sum(shares.values()) for one in close]

    def explain(self, query: Query, key: str) -> dict[str, float | None] | None:
        """The features of one pair, as search would see them among all wanted documents; None for an unknown key."""
        found = self.search(query, most=len(self.keys))
        return next((hit.features | {"score": hit.score} for hit in found.hits if hit.key == key), None)

    def stands(self, token: str, allowed: Allowed, most: int) -> bool:
        """Whether one of the first `most` documents with this token may be found."""
        found = self.words.search([Clause(1.0, (Option((token,), 1.0),))], None, most)
        with self._lock:
            rows = self.keys.rows_of(found.numbers)
            return bool(self._allowed(allowed)[rows[rows != NONE]].any())

    def _concepts(self, document: Document) -> dict[str, Sequence[str]]:
        return {
            zone: concepts_of(text, document.language, self.thesaurus)
            for zone, text in (("title", document.title), ("text", document.text))
        }

    def _among(self, query: Query, allowed: Allowed) -> NDArray[np.bool_]:
        count = len(self.keys)
        among = self._allowed(allowed)
        if query.want is not None:
            among &= self.facts.of_sides(query.want, count)
        if query.kinds is not None:
            among &= self.facts.of_kinds(query.kinds, count)
        if query.km is not None and query.lat is not None and query.lon is not None:
            km = self.facts.distances(query.lat, query.lon, count)
            among &= np.isnan(km) | (km <= query.km)
        return among

    def _allowed(self, allowed: Allowed) -> NDArray[np.bool_]:
        """Which rows may be found."""
        count = len(self.keys)
        if isinstance(allowed, Audiences):
            visible = self.facts.of_audiences(allowed.names, count)
            return visible if allowed.only is None else visible & self._allowed(allowed.only)
        if callable(allowed):
            return np.fromiter((allowed(key) for key in self.keys.names()), bool, count)
        visible = np.full(count, allowed is None)
        if allowed is not None:
            visible[self.keys.rows(allowed)] = True
        return visible

    def _features(self, query: Query, asked: Understood, among: NDArray[np.bool_]) -> Features:
        count = len(among)
        unknown = np.full(count, np.nan, np.float32)
        placed = query.lat is not None and query.lon is not None
        meaning, closeness, known = self._meaning(asked, among)
        return Features(
            meaning=meaning,
            closeness=closeness,
            known=known,
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
        if len(found.numbers) == _MOST_BY_WORDS and among.sum() < count / 2:
            # What may not be found must not crowd out what may.
            found = self.words.search(asked.clauses, query.want, count)
        rows = self.keys.rows_of(found.numbers)
        shares[rows[rows != NONE]] = np.minimum(found.shares, 1.0)[rows != NONE]
        return shares

    def _meaning(self, asked: Understood, among: NDArray[np.bool_]) -> tuple[Column, Column, NDArray[np.bool_]]:
        """Mean over the encoders of the similarities, standardised and as they are, and whether there is any."""
        meaning, closeness = np.zeros(len(among), np.float32), np.zeros(len(among), np.float32)
        told = np.zeros(len(among), bool)
        if not self.encoders or not asked.text:
            return meaning, closeness, told
        whole = sum(self.weights.encoders.get(encoder.name, 1.0) for encoder in self.encoders)
        for name, vector in self._vectors_of(asked).items():
            share = self.weights.encoders.get(name, 1.0) / whole
            similarities = self.vectors.similarities(name, vector, len(among))
            known = self.vectors.known(name, len(among))
            meaning += np.where(known, share * standardised(similarities, among & known), 0)
            closeness += share * similarities
            told |= known
        return meaning, closeness, told

    def _vectors_of(self, asked: Understood) -> dict[str, Vector]:
        remembered = self._queries.get((asked.text, asked.gloss))
        if remembered is None:
            remembered = {e.name: encode_query(e, asked, self.phrases, self.weights) for e in self.encoders}
            self._queries[asked.text, asked.gloss] = remembered
            while len(self._queries) > _REMEMBERED:
                self._queries.popitem(last=False)
        return remembered

    def _hit(
        self,
        row: int,
        scores: Column,
        features: Features,
        fitting: NDArray[np.bool_],
        asked: Understood,
    ) -> Hit:
        numbers = features.of(row)
        return Hit(self.keys.name(row), float(scores[row]), numbers, reasons.of(numbers, asked), bool(fitting[row]))

    def _corrected(self, asked: Understood) -> str:
        return self.spelling.correct(asked.text, asked.terms) if asked.terms else ""

    def _order(
        self,
        scores: Column,
        among: NDArray[np.bool_],
        fitting: NDArray[np.bool_],
        most: int,
        nearest: int | None,
    ) -> list[int]:
        if nearest is None:
            return self._best(scores, among, most)
        rows = [*self._best(scores, fitting, most), *self._best(scores, among & ~fitting, nearest)]
        return sorted(rows, key=lambda row: -float(scores[row]))

    def _best(self, scores: Column, among: NDArray[np.bool_], most: int) -> list[int]:
        """Rows of the highest scores; among equals the key decides, so that the order is always the same."""
        rows = np.flatnonzero(among)
        if len(rows) > most:
            threshold = np.partition(scores[rows], len(rows) - most)[len(rows) - most] if most else np.inf
            rows = rows[scores[rows] >= threshold]
        return sorted((int(row) for row in rows), key=lambda row: (-float(scores[row]), self.keys.name(row)))[:most]

"""The search beside plain full text, on the same texts in the same run: how good, and how long.

GEMEINSINN_BENCH_TEXTS=100000 asks for more than ten thousand. PostgreSQL works in processes of its own, so that only
its time by the clock tells anything.

Quality on the whole judged set (nDCG@10; its half "tune" flatters ours). Time among as many texts as asked for, of
which most are invented: those have vectors of judged texts with a little noise, for encoding all takes hours.
"""

import os
import shutil
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

import numpy as np

from gemeinsinn.demo.phrases import compose
from gemeinsinn.matching.engine.documents import Document, Query
from gemeinsinn.matching.engine.encoders import choose
from gemeinsinn.matching.engine.index import Index
from gemeinsinn.matching.engine.meaning import Coded, pack, unpack
from gemeinsinn.matching.engine.tantivy_words import TantivyWords
from tools.bench.rivals import MOST, rivals
from tools.judge import GROUPS, judged, ndcg, query_of

SIZE = int(os.environ.get("GEMEINSINN_BENCH_TEXTS", "10000"))
NOISE = 0.4  # length of what is added to a vector of length one
AT_ONCE, ENCODED_AT_ONCE = 1_000, 64


class Ours:
    """The very index of the portal, with both encoders."""

    def __init__(self, folder: Path) -> None:
        self.index = Index(TantivyWords(folder), choose(["use", "e5"]))
        self.real: list[Coded] = []

    def fill(self, documents: Sequence[Document]) -> None:
        """With vectors of their own."""
        for start in range(0, len(documents), ENCODED_AT_ONCE):
            some = documents[start : start + ENCODED_AT_ONCE]
            coded = self.index.encode(some)
            self.real += coded.values()
            self.index.put(some, coded)
        self.index.commit()

    def fill_more(self, documents: Sequence[Document]) -> None:
        """With drawn vectors."""
        dice, real = np.random.default_rng(1), self.real
        for start in range(0, len(documents), AT_ONCE):
            some = documents[start : start + AT_ONCE]
            drawn = {one.key: self._near(real[int(dice.integers(len(real)))], dice) for one in some}
            self.index.put(some, drawn)
        self.index.commit()

    def _near(self, coded: Coded, dice: np.random.Generator) -> Coded:
        near = {}
        for name, dims in self.index.vectors.dims.items():
            numbers, scale = unpack(coded[name], dims)
            moved = numbers * scale + dice.normal(0, NOISE / np.sqrt(dims), dims)
            near[name] = pack((moved / np.linalg.norm(moved)).astype(np.float32))
        return near

    def ask(self, query: Query) -> list[str]:
        return [hit.key for hit in self.index.search(query, most=MOST).hits]


def invented(count: int) -> list[Document]:
    """Needs and offers as `seed bulk` writes them; the same every time."""
    found = []
    for number in range(count):
        side = "offer" if number % 6 == 0 else "need"
        one = compose(Random(f"search/{number}"), offer=side == "offer")  # no secret
        found.append(Document(f"more:{number}", side, one.kind, one.title, one.details))
    return found


def timed(ask: Any, queries: Sequence[Query]) -> dict[str, float]:
    """Milliseconds of processor time and by the clock, one query after the other."""
    cpu, clock = [], []
    for query in queries:
        before, begun = time.process_time(), time.perf_counter()
        ask(query)
        cpu.append((time.process_time() - before) * 1000)
        clock.append((time.perf_counter() - begun) * 1000)
    return {
        "cpu_median_ms": round(statistics.median(cpu), 2),
        "clock_median_ms": round(statistics.median(clock), 2),
        "clock_p95_ms": round(statistics.quantiles(clock, n=20)[-1], 2),
    }


def quality(ask: Any, rows: Sequence[dict[str, Any]]) -> dict[str, float]:
    """nDCG@10 by group, and the mean over all queries."""
    values = [(row["group"], ndcg(row["relevance"], ask(query_of(row)))) for row in rows]
    by_group = {group: round(mean(value for name, value in values if name == group), 3) for group in GROUPS}
    return {**by_group, "mean": round(mean(value for _name, value in values), 3)}


def measure(folder: Path) -> list[dict[str, Any]]:
    """One row a system; ours twice, with new queries and with queries that were asked before."""
    scratch = folder / "search"
    shutil.rmtree(scratch, ignore_errors=True)
    documents, rows = judged()
    queries = [query_of(row) for row in rows]
    more = invented(max(0, SIZE - len(documents)))
    found = []
    with rivals(scratch) as others:
        ours = Ours(scratch / "ours")
        ours.fill(documents)
        good = quality(ours.ask, rows)
        ours.fill_more(more)
        new = [replace(query, text=f"{query.text} bitte") for query in queries]  # the others were asked just now
        for name, asked in (("Gemeinsinn, new query", new), ("Gemeinsinn, known query", queries)):
            found.append({"system": name, "texts": SIZE, **good, **timed(ours.ask, asked)})
        for name, rival in others.items():
            rival.fill(documents)
            good = quality(rival.ask, rows)
            rival.fill(more)
            found.append({"system": name, "texts": SIZE, **good, **timed(rival.ask, queries)})
    return found

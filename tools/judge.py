"""Measures the search on a judged set, through the very index the portal uses: `python -m tools.judge --help`.

nDCG@10 (gain 2^grade - 1, log2 discount) with 95 % intervals from 2,000 resamplings of the queries, and what each part
of the engine is worth: every line below the first leaves one thing out. Weights are chosen on part "tune" alone.
"""

import argparse
import json
import math
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from gemeinsinn.matching.commands.rank import document_of, fill, query_of
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.encoders import Encoder, Matrix, Vector, choose
from gemeinsinn.matching.engine.index import Index
from gemeinsinn.matching.engine.tantivy_words import TantivyWords
from gemeinsinn.matching.engine.thesaurus import Thesaurus, read_packaged
from gemeinsinn.matching.engine.weights import Weights

SET = Path(__file__).resolve().parents[1] / "tests" / "matching" / "judged"
GROUPS = ("exact", "morph", "para", "cross")
ROUNDS = 2_000
BEST = 2  # the grade of what was asked for exactly


class Remembering:
    """An encoder that encodes each text once for all ablations."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.name, self.version, self.dims = encoder.name, encoder.version, encoder.dims
        self.quick = encoder.quick
        self._texts: dict[str, Vector] = {}
        self._queries: dict[str, Vector] = {}

    def check(self) -> None:
        self.encoder.check()

    def encode_query(self, text: str) -> Vector:
        if text not in self._queries:
            self._queries[text] = self.encoder.encode_query(text)
        return self._queries[text]

    def encode_texts(self, texts: Sequence[str]) -> Matrix:
        import numpy as np  # only here

        new = [text for text in dict.fromkeys(texts) if text not in self._texts]
        if new:
            self._texts |= dict(zip(new, self.encoder.encode_texts(new), strict=True))
        return np.array([self._texts[text] for text in texts], dtype=np.float32)


def judged(folder: Path = SET) -> tuple[list[Document], list[dict[str, Any]]]:
    """Texts and queries of a set."""
    documents = [document_of(row) for row in json.loads((folder / "documents.json").read_text())]
    return documents, json.loads((folder / "queries.json").read_text())


def ndcg(relevance: dict[str, int], ranked: Sequence[str]) -> float:
    """Of the first ten, against the best order there is."""
    got = sum((2 ** relevance.get(key, 0) - 1) / math.log2(place + 2) for place, key in enumerate(ranked[:10]))
    best = sorted(relevance.values(), reverse=True)[:10]
    return got / sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(best))


def ablations(thesaurus: Thesaurus) -> dict[str, tuple[str, Weights, Thesaurus]]:
    """What is measured, by name: the encoders, the weights, the thesaurus."""
    whole, none = Weights(), Thesaurus(())
    return {
        "everything": ("use,e5", whole, thesaurus),
        "without thesaurus": ("use,e5", whole, none),
        "no German words beside the query": ("use,e5", replace(whole, gloss_words=0), thesaurus),
        "no words beside the title": ("use,e5", replace(whole, label_words=0), thesaurus),
        "without the index of words": ("use,e5", replace(whole, words=0.0, all_found=0.0), thesaurus),
        "no extra for all words found": ("use,e5", replace(whole, all_found=0.0), thesaurus),
        "compounds whole": ("use,e5", replace(whole, levels=_without(whole, "part", "parts")), thesaurus),
        "encoder use alone": ("use", whole, thesaurus),
        "encoder e5 alone": ("e5", whole, thesaurus),
        "words alone, with thesaurus": ("", whole, thesaurus),
        "words alone, without thesaurus": ("", whole, none),
    }


def _without(weights: Weights, *levels: str) -> MappingProxyType[str, float]:
    return MappingProxyType({**weights.levels, **dict.fromkeys(levels, 0.0)})


def measure(index: Index, queries: Sequence[dict[str, Any]]) -> dict[str, list[float]]:
    """nDCG of every query, by group and by language (the other languages)."""
    found: dict[str, list[float]] = {}
    for query in queries:
        hits = index.search(query_of(query), most=10).hits
        value = ndcg(query["relevance"], [hit.key for hit in hits])
        for name in ("all", query["group"], *([query["lang"]] if query["group"] == "cross" else [])):
            found.setdefault(name, []).append(value)
    return found


def fitting(index: Index, queries: Sequence[dict[str, Any]]) -> tuple[float, float, float]:
    """Of what fits, how much is right; of what is right, and of what was asked for exactly, how much fits."""
    right = shown = wanted = exact = exact_wanted = 0
    for query in queries:
        relevance = query["relevance"]
        fits = {hit.key for hit in index.search(query_of(query), most=1_000).hits if hit.fits}
        best = {key for key, grade in relevance.items() if grade == BEST}
        shown, wanted, exact_wanted = shown + len(fits), wanted + len(relevance), exact_wanted + len(best)
        right, exact = right + len(fits & set(relevance)), exact + len(fits & best)
    return right / max(shown, 1), right / wanted, exact / exact_wanted


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Between which means 95 of 100 sets of such queries would lie."""
    dice = random.Random(1)
    means = sorted(mean(dice.choices(values, k=len(values))) for _ in range(ROUNDS))
    return means[round(0.025 * ROUNDS)], means[round(0.975 * ROUNDS) - 1]


def line(name: str, found: dict[str, list[float]], *, intervals: bool) -> str:
    """One row of a Markdown table."""
    cells = []
    for group in (*GROUPS, "all"):
        low, high = interval(found[group]) if intervals else (0.0, 0.0)
        cells.append(f"{mean(found[group]):.3f}" + (f" ({low:.2f}–{high:.2f})" if intervals else ""))
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, default=SET, help="folder with documents.json and queries.json")
    parser.add_argument("--part", choices=("tune", "test", "all"), default="test")
    parser.add_argument("--only", default="", help="one line of the ablations")
    options = parser.parse_args()
    documents, queries = judged(options.set)
    asked = [query for query in queries if options.part == "all" or query.get("part", options.part) == options.part]
    encoders: dict[str, Encoder] = {encoder.name: Remembering(encoder) for encoder in choose(["use", "e5"])}
    print(f"{len(documents)} documents, {len(asked)} queries (part: {options.part})\n")
    print("| | exact | inflected, compound | paraphrase | other language | mean |\n|---|---|---|---|---|---|")
    for name, (chosen, weights, thesaurus) in ablations(Thesaurus(read_packaged())).items():
        if options.only and options.only != name:
            continue
        with TemporaryDirectory() as scratch:
            used = [encoders[one] for one in chosen.split(",") if one]
            index = Index(TantivyWords(Path(scratch)), used, weights=weights, thesaurus=thesaurus)
            fill(index, documents)
            found = measure(index, asked)
            right, there, exact = fitting(index, asked)
        print(line(name, found, intervals=name == "everything"), flush=True)
        print(f"<!-- what fits: {right:.0%} right, {there:.0%} of what is right, {exact:.0%} of what was asked -->")
        if name == "everything":
            languages = sorted(set(found) - {*GROUPS, "all"})
            print(
                "<!-- " + ", ".join(f"{one} {mean(found[one]):.2f} ({len(found[one])})" for one in languages) + " -->"
            )


if __name__ == "__main__":
    main()

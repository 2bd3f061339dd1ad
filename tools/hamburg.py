"""Judged questions to a portal with a real export in it, beside SQLite FTS5: `python -m tools.hamburg --help`.

The export is no part of this repository; docs/matching.md says how the portal was filled. GEMEINSINN_VAR names it.
Every need is called by its number in the export. With --judged it prints precision among the first five and ten, with
95 % intervals from 2,000 resamplings of the questions; with --out it writes who found what, for those who judge.
"""

import argparse
import json
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gemeinsinn.config.settings")

import django

django.setup()

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.matching.queries.search import search
from gemeinsinn.matching.shelf.reading import current_reader
from gemeinsinn.matching.sources import source_of
from tools.judge import interval

SET = Path(__file__).resolve().parents[1] / "tests" / "matching" / "hamburg"
FROM_EXPORT = "freinet:"
OURS = "ours"
FIRST = 10
LONG_WORD = 4  # letters from which on a word may be continued: shorter ones begin half the dictionary
AT_ONCE = 200

Finder = Callable[[str], list[str]]  # a question in, numbers out, best first
Judged = dict[str, dict[str, int]]  # question -> number in the export -> grade
Ranked = dict[str, dict[str, list[str]]]  # question -> system -> numbers


def live_search(words: str) -> list[str]:
    """What a visitor of /suche/?was=bedarf sees on the first page, as far as it comes from the export."""
    request = SearchRequest(words=words, sides=("need",), size=FIRST)
    found = search(AnonymousUser(), request, now=timezone.now())
    if found.by_database or not found.meaning:
        sys.exit("The index or an encoder is missing: run `gemeinsinn matching rebuild` first.")
    return [number_of(hit.object) for hit in found.hits]


def number_of(need: Need) -> str:
    """Its number in the export; made on the portal itself it has none."""
    return (need.source or "").removeprefix(FROM_EXPORT) or f"need {need.pk}"


def documents() -> Iterator[tuple[str, Document]]:
    """Every need that can be found, as the index has it."""
    source = source_of("need")
    numbers = {need.pk: number_of(need) for need in source.findable().only("pk", "source").iterator()}
    listed = sorted(numbers)
    for start in range(0, len(listed), AT_ONCE):
        for pk, text in source.texts(listed[start : start + AT_ONCE]).items():
            yield numbers[pk], text.document


def filled_table() -> sqlite3.Connection:
    """FTS5 with the tokenizer it has by itself, over the same texts."""
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE texts USING fts5(number UNINDEXED, title, text, details, place)")
    rows = ((number, one.title, one.text, one.details, one.place) for number, one in documents())
    table.executemany("INSERT INTO texts VALUES (?, ?, ?, ?, ?)", rows)
    return table


def every_word(words: Sequence[str]) -> str:
    """What FTS5 makes of words side by side."""
    return " ".join(f'"{word}"' for word in words)


def any_word(words: Sequence[str]) -> str:
    """One is enough, rare ones count more."""
    return " OR ".join(f'"{word}"' for word in words)


def any_beginning(words: Sequence[str]) -> str:
    """One is enough, and a longer word that begins with it counts as well."""
    return " OR ".join(f'"{word}"*' if len(word) >= LONG_WORD else f'"{word}"' for word in words)


def finders() -> dict[str, Finder]:
    """Every system by its name."""
    table = filled_table()

    def by_words(joined: Callable[[Sequence[str]], str]) -> Finder:
        def find(words: str) -> list[str]:
            query = joined(re.findall(r"\w+", words))
            rows = table.execute(
                "SELECT number FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), number LIMIT ?", [query, FIRST]
            )
            return [number for (number,) in rows]

        return find

    return {
        OURS: live_search,
        "FTS5, every word": by_words(every_word),
        "FTS5, any word": by_words(any_word),
        "FTS5, any word or its beginning": by_words(any_beginning),
    }


def ranked_by(systems: dict[str, Finder], questions: Sequence[dict[str, str]]) -> Ranked:
    """The first ten of every system for every question."""
    return {one["id"]: {name: find(one["text"]) for name, find in systems.items()} for one in questions}


def precision(numbers: Sequence[str], grades: dict[str, int], first: int, least: int) -> float:
    """The share of the first so many places that hold something of at least this grade; an empty place holds nothing."""
    return sum(grades.get(number, 0) >= least for number in numbers[:first]) / first


def cell(values: Sequence[float]) -> str:
    """A mean and its interval."""
    low, high = interval(values)
    return f"{mean(values):.3f} ({low:.2f}–{high:.2f})"


def table_of(ranked: Ranked, judged: Judged, names: Sequence[str]) -> Iterator[str]:
    """Rows of a Markdown table, and how far ours is ahead of the best of the others, question by question."""
    measures = [(first, least) for least in (1, 2) for first in (5, 10)]
    yield "| | useful, first 5 | useful, first 10 | just that, first 5 | just that, first 10 | nothing useful |"
    yield "|---|---|---|---|---|---|"
    values = {
        name: [[precision(by[name], judged.get(key, {}), *how) for key, by in ranked.items()] for how in measures]
        for name in names
    }
    for name in names:
        without = sum(not value for value in values[name][1])
        yield f"| {name} | {' | '.join(cell(column) for column in values[name])} | {without} of {len(ranked)} |"
    best = max((name for name in names if name != OURS), key=lambda name: mean(values[name][1]))
    ahead = [
        cell([one - other for one, other in zip(*columns, strict=True)])
        for columns in zip(values[OURS], values[best], strict=True)
    ]
    yield f"| {OURS} ahead of {best} | {' | '.join(ahead)} | |"


def unjudged(ranked: Ranked, judged: Judged) -> list[tuple[str, str]]:
    """What was found and nobody has read yet: counted as useless, so there must be none."""
    found = ((key, number) for key, by in ranked.items() for numbers in by.values() for number in numbers)
    return sorted({(key, number) for key, number in found if number not in judged.get(key, {})})


def by_question(ranked: Ranked, judged: Judged) -> Iterator[str]:
    """Grades in the order they were found, ours beside the others."""
    for key, by in ranked.items():
        grades = judged.get(key, {})
        told = ("".join(str(grades.get(number, "?")) for number in numbers) or "-" for numbers in by.values())
        yield f"{key}  " + "  ".join(f"{grade:{FIRST}}" for grade in told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, default=SET / "queries.json")
    parser.add_argument("--judged", type=Path, help="question -> number in the export -> 0, 1 or 2")
    parser.add_argument("--out", type=Path, help="where to write the first ten of every system")
    parser.add_argument("--each", action="store_true", help="print the grades of every question as well")
    options = parser.parse_args()
    questions = json.loads(options.questions.read_text(encoding="utf-8"))
    current_reader().load_everything()
    systems = finders()
    ranked = ranked_by(systems, questions)
    if options.out:
        options.out.write_text(json.dumps(ranked, indent=1) + "\n", encoding="utf-8")
    if not options.judged:
        return
    judged = json.loads(options.judged.read_text(encoding="utf-8"))
    print("\n".join(table_of(ranked, judged, list(systems))))
    if options.each:
        print("\n" + "\n".join(by_question(ranked, judged)))
    missing = unjudged(ranked, judged)
    print(f"\n{sum(map(len, judged.values()))} pairs judged, {len(missing)} found and not judged")
    if missing:
        sys.exit("Not judged: " + ", ".join(f"{key} {number}" for key, number in missing[:20]))


if __name__ == "__main__":
    main()

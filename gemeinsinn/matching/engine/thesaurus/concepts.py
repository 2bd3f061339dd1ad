"""The thesaurus as it is written: one concept a line, languages side by side (data/README.md tells how)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gemeinsinn.matching.engine.analyzer.letters import fold

COLUMNS = ("de", "en", "ar", "tr", "ru", "uk", "pl")


class ThesaurusBroken(Exception):
    """A line of the thesaurus that cannot be read."""


@dataclass(frozen=True, slots=True)
class Concept:
    """Words that mean about the same; the first German one is its label. `broader` names what it is a kind of."""

    name: str
    label: str
    words: dict[str, tuple[str, ...]]
    broader: tuple[str, ...] = ()


@cache
def read_packaged() -> tuple[Concept, ...]:
    """The concepts that come with the engine."""
    lines: list[str] = []
    for file in sorted(files(__package__).joinpath("data").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            lines += file.read_text(encoding="utf-8").splitlines()
    return merged(read(lines))


def read(lines: Iterable[str]) -> Iterator[Concept]:
    """Concepts from lines `German, words < broader | English | Arabic | Turkish | Russian | Ukrainian | Polish`."""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        columns = [column.strip() for column in line.split("|")]
        if len(columns) > len(COLUMNS) or not columns[0]:
            raise ThesaurusBroken(line)
        german, _, broader = columns[0].partition("<")
        columns[0] = german
        words = {
            language: tuple(word.strip() for word in column.split(",") if word.strip())
            for language, column in zip(COLUMNS, columns, strict=False)
        }
        label = words["de"][0]
        yield Concept(name_of(label), label, words, tuple(name_of(word) for word in broader.split(",") if word.strip()))


def merged(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """Concepts with the same label as one."""
    by_name: dict[str, Concept] = {}
    for concept in concepts:
        known = by_name.get(concept.name)
        if known is not None:
            words = {
                language: tuple(dict.fromkeys((*known.words.get(language, ()), *concept.words.get(language, ()))))
                for language in COLUMNS
            }
            broader = tuple(dict.fromkeys((*known.broader, *concept.broader)))
            by_name[concept.name] = Concept(known.name, known.label, words, broader)
        else:
            by_name[concept.name] = concept
    return tuple(by_name.values())


def name_of(label: str) -> str:
    """The name of a concept, one token."""
    return "-".join(fold(word) for word in label.split())

"""All weights, each with its evidence. Measured on the half "tune" of tests/matching/judged; docs/matching.md reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Weights:
    """Change one only with a measurement: `python -m tools.judge` prints what each is worth."""

    # Meaning: mean of the encoders' similarities, each in standard deviations among the texts that may be found.
    encoders: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({"use": 1.0, "e5": 1.0}))

    # Words: share of the query's words that is found, 0 to 1. Below 0.5 exact hits sink, from 2 on paraphrases do.
    words: float = 0.75
    all_found: float = 1.5  # once more, when every word of the query is found: exact hits stay on top

    # What finding a word is worth, by how it was found.
    levels: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"surface": 1.0, "lemma": 0.97, "stem": 0.9, "part": 0.5, "parts": 0.6}
        )
    )
    concept: float = 0.6  # another German word for it
    concept_foreign: float = 0.64  # the word in another language: as sure as a synonym, or names would sink below it
    broader: float = 0.3  # what it is a kind of
    weak_concept: float = 0.35  # "Hilfe", "Gruppe": as little as the words for it
    unknown_word: float = 0.6  # a word of another language that the thesaurus lacks

    # Words of the thesaurus beside a query and beside a title when they are encoded: 1 to 6 were tried, 3 was best.
    gloss_words: int = 3
    label_words: int = 3
    beside: float = 0.5  # of the thesaurus' words beside a query, for an encoder too slow to read them each time

    # A hit fits, or is only the nearest there is. Chosen for the best F2 on "tune" (finding counts twice as much as
    # keeping out): of what fits 46 % is right, 76 % of what is right fits, 88 % of what was asked for exactly.
    fits_asked: float = 2.5  # meaning and words together, as ranking adds them ...
    fits_least_closeness: float = 0.16  # ... and this close at least: in a large collection some stand out by chance
    fits_closeness: float = 0.4  # this close in any collection, however small
    fits_words: float = 0.65  # so much of a query found by words
    fits_words_alone: float = 0.3  # likewise where the meaning is not known

    # Not measured but set, as no set of ours judges them: they order what is about equally good.
    distance: float = 0.35  # per doubling of the distance from 2 km on
    unknown_distance_km: float = 15.0  # where a text has no place
    fresh: float = 0.15  # new today; a third of it after a month
    ending: float = 0.1  # ends within a week
    answered: float = 0.1  # a need loses this with its first answer, half as much again with the next ones

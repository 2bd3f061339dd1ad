"""What a query means before anything is looked up: language, terms, concepts, clauses for the words, a German gloss."""

from collections.abc import Sequence
from dataclasses import dataclass

from gemeinsinn.matching.engine.analyzer import LANGUAGES, Term, recognise, terms
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.thesaurus import Found, Thesaurus
from gemeinsinn.matching.engine.tokens import CONCEPT, clause_of
from gemeinsinn.matching.engine.weights import Weights
from gemeinsinn.matching.engine.words import Clause, Option

MOST_WORDS = 40  # of a query; what comes after is not asked
_SURE_OF_TITLE = 0.7
# Concepts in nearly every text: as part of a query they are worth as little as the words for them.
_WEAK = frozenset(
    (
        *("hilfe", "suchen", "verschenken", "leihen", "gebraucht", "freiwillige", "verein", "geld", "arbeit", "kurs"),
        *("abend", "morgen", "nachmittag", "wochenende", "sommer", "raum", "nachbarschaft", "kinder", "unternehmen"),
        *("maschine", "organisation-von-veranstaltungen", "gross", "klein", "neu", "dringend", "begleiten", "sammeln"),
    )
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A query, understood."""

    text: str
    language: str
    terms: tuple[Term, ...]
    found: tuple[Found, ...]
    clauses: tuple[Clause, ...]
    beside: tuple[str, ...]  # German words of the thesaurus, one phrase for each concept
    gloss: str  # the same in one line, for German behind what was typed


def understand(text: str, language: str, thesaurus: Thesaurus, weights: Weights) -> Understood:
    """Everything the engine needs to know of a query; the language is recognised unless it is given."""
    known = language if language in LANGUAGES else recognise(text, thesaurus.knows)
    words = tuple(terms(text, known)[:MOST_WORDS])
    found = tuple(thesaurus.find(words, known))
    if known == "de":
        clauses = tuple(_german_clause(i, term, found, weights) for i, term in enumerate(words))
    else:
        clauses = (*_concept_clauses(found, weights), *_unknown_clauses(words, found, weights))
    typed = " ".join(text.split())
    beside = _words_beside(found, weights.gloss_words)
    gloss = " ".join(dict.fromkeys(word for phrase in beside for word in phrase))
    if known == "de" and gloss:
        gloss = f"{typed} {gloss}"
    return Understood(typed, known, words, found, clauses, tuple(map(" ".join, beside)), gloss)


def labels(document: Document, thesaurus: Thesaurus, weights: Weights) -> str:
    """Words of the thesaurus for the title of a document: they stand beside its text when it is encoded."""
    found = thesaurus.find(terms(document.title, document.language), document.language)
    sure = [match for match in found if match.sure >= _SURE_OF_TITLE]
    words = dict.fromkeys(word for match in sure for word in match.concept.words["de"][: weights.label_words])
    return ", ".join(words)


def concepts_of(text: str, language: str, thesaurus: Thesaurus) -> list[str]:
    """Names of the concepts in a text, for the index of words."""
    return sorted({match.concept.name for match in thesaurus.find(terms(text, language), language)})


def _german_clause(position: int, term: Term, found: Sequence[Found], weights: Weights) -> Clause:
    clause = clause_of(term, weights.levels)
    here = [match for match in found if match.first <= position <= match.last]
    return Clause(clause.weight, (*clause.options, *_concept_options(here, weights.concept, weights)))


def _concept_clauses(found: Sequence[Found], weights: Weights) -> list[Clause]:
    """For other languages: the concepts are all there is to look up."""
    spans: dict[tuple[int, int], list[Found]] = {}
    for match in found:
        spans.setdefault((match.first, match.last), []).append(match)
    return [
        Clause(
            min(weights.weak_concept if match.concept.name in _WEAK else 1.0 for match in matches),
            tuple(_concept_options(matches, weights.concept_foreign, weights)),
        )
        for matches in spans.values()
    ]


def _unknown_clauses(words: Sequence[Term], found: Sequence[Found], weights: Weights) -> list[Clause]:
    """Words without a concept may be names, or German after all."""
    covered = {place for match in found for place in range(match.first, match.last + 1)}
    unknown = [clause_of(term, weights.levels) for place, term in enumerate(words) if place not in covered]
    return [Clause(weights.unknown_word, clause.options) for clause in unknown]


def _concept_options(found: Sequence[Found], worth: float, weights: Weights) -> list[Option]:
    options = []
    for match in found:
        options.append(Option((CONCEPT + match.concept.name,), worth * match.sure))
        options += [Option((CONCEPT + name,), weights.broader * match.sure) for name in match.concept.broader]
    return options


def _words_beside(found: Sequence[Found], most: int) -> list[tuple[str, ...]]:
    """German words for the concepts of a query, one concept for each of its words."""
    spans: dict[tuple[int, int], tuple[str, ...]] = {}
    for match in found:
        spans.setdefault((match.first, match.last), match.concept.words.get("de", ())[:most])
    return [words for words in spans.values() if words]

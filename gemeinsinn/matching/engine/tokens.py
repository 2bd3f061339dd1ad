"""From terms to tokens: what the word index holds of a document, and what it is asked for a query."""

from collections.abc import Mapping, Sequence

from gemeinsinn.matching.engine.analyzer import Term, terms
from gemeinsinn.matching.engine.documents import Document
from gemeinsinn.matching.engine.words import Clause, Entry, Option

# Levels of a token, by its first letter: the word itself, lemma, stem, part of a compound, concept.
SURFACE, LEMMA, STEM, PART, CONCEPT = "w:", "l:", "s:", "p:", "c:"
SHOWN = "d:"  # a word as it is written, after its key: for suggestions


def entry_of(document: Document, concepts: Mapping[str, Sequence[str]] | None = None) -> Entry:
    """A document as the word index holds it; concepts of the thesaurus by zone come with it."""
    texts = {
        "title": document.title,
        "text": " ".join((document.text, *document.tags)),
        "place": document.place,
        "small": document.details,
    }
    zones = {}
    for zone, text in texts.items():
        found = terms(text, document.language)
        tokens = [token for term in found for token in tokens_of(term)]
        if zone in {"title", "text"}:
            tokens += [f"{SHOWN}{term.surface}|{term.text}" for term in found if term.text.isalpha()]
        tokens += [CONCEPT + concept for concept in (concepts or {}).get(zone, ())]
        zones[zone] = sorted(set(tokens))
    return Entry(document.key, document.side, zones)


def tokens_of(term: Term) -> list[str]:
    """Everything a word of a document can be found by."""
    return [
        SURFACE + term.surface,
        *(LEMMA + lemma for lemma in term.lemmas),
        *(STEM + stem for stem in term.stems),
        *(PART + part for part in (*term.stems, *term.parts)),
    ]


def clause_of(term: Term, levels: Mapping[str, float]) -> Clause:
    """A word of a query and the ways to find it; `levels` says what each is worth."""
    options = [Option((SURFACE + term.surface,), levels["surface"])]
    options += [Option((LEMMA + lemma,), levels["lemma"]) for lemma in term.lemmas]
    for stem in term.stems:
        options.append(Option((STEM + stem,), levels["stem"]))
        options.append(Option((PART + stem,), levels["part"]))
    if term.parts:
        options.append(Option(tuple(PART + part for part in term.parts[:2]), levels["parts"]))
    return Clause(term.weight, tuple(dict.fromkeys(options)))

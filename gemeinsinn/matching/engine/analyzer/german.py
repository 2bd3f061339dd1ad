"""German words: lemma, stem, and the parts of compounds."""

from functools import lru_cache

from gemeinsinn.matching.engine.analyzer.compounds import split
from gemeinsinn.matching.engine.analyzer.letters import fold
from gemeinsinn.matching.engine.analyzer.lexicon import guess, lookup

_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))

# What is left of a lemma when these are gone is shared by a family: zählen, Zählung, Zähler. Longest first.
_ENDINGS = (
    *(
        "ationen",
        "ierungen",
        "ierung",
        "ation",
        "ierer",
        "ieren",
        "atoren",
        "ator",
        "atur",
        "erinnen",
        "ungen",
        "innen",
        "erin",
        "ungs",
        "keit",
        "heit",
        "isch",
        "lich",
        "ung",
        "ern",
        "eln",
    ),
    *("ens", "er", "en", "in", "ig", "em", "es", "e", "n", "s"),
)
_SHORTEST_STEM = 4


@lru_cache(maxsize=32_768)
def lemmas(word: str) -> tuple[str, ...]:
    """Lemmas of a word as typed, also in small letters or with ae for ä; never empty, not folded."""
    found = _known(word)
    if not found:
        for typed, meant in _UMLAUTS:
            if typed in word.lower():
                found = _known(word.lower().replace(typed, meant))
            if found:
                break
    return found or (guess(word.capitalize() if len(word) > 3 else word),)


def _known(word: str) -> tuple[str, ...]:
    """All readings the dictionary has: "essen" is a verb, "Essen" a noun. A capital typed as such comes first."""
    forms = (word, word.lower(), word.capitalize())
    return tuple(dict.fromkeys(lemma for form in forms if (lemma := lookup(form)) is not None))


@lru_cache(maxsize=32_768)
def stem(lemma: str) -> str:
    """What a word family shares, folded: Berater, Beratung and beraten are "berat"."""
    key = fold(lemma)
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_STEM:
            return key[: -len(ending)]
    return key


@lru_cache(maxsize=32_768)
def parts(word: str) -> tuple[str, ...]:
    """Lemmas of the parts of a compound, the last (what it is) first; empty if it is none."""
    return tuple(dict.fromkeys(lookup(part.capitalize()) or lemmas(part)[0] for part in split(word)))

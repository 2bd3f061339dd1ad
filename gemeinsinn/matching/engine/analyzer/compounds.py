"""Compounds: a word is split only where every part is a German word itself."""

from functools import lru_cache

from gemeinsinn.matching.engine.analyzer.lexicon import is_word, lookup

_LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "ns")
_SHORTEST = 4
_LONGEST = 60

# Parts of three letters that do make compounds; any others split too much ("Gar-ten").
_SHORT = frozenset(
    [
        "alt",
        "arm",
        "amt",
        "art",
        "arzt",
        "bad",
        "bau",
        "bus",
        "eis",
        "fax",
        "fee",
        "fuß",
        "gas",
        "hof",
        "hut",
        "kur",
        "lob",
        "los",
        "mai",
        "not",
        "ohr",
        "opa",
        "oma",
        "ort",
        "rad",
        "rat",
        "ruf",
        "see",
        "sau",
        "tag",
        "tal",
        "tau",
        "tee",
        "tor",
        "tür",
        "typ",
        "uhr",
        "weg",
        "wut",
        "zug",
        "zoo",
        "neu",
        "bio",
        "öko",
        "küh",
        "kuh",
        "reh",
        "bär",
        "rot",
        "abo",
        "app",
        "pkw",
        "lkw",
    ]
)
# What looks like a word but is no part of one: prefixes, endings, prepositions.
_NEVER = frozenset(
    [
        "aber",
        "alle",
        "auch",
        "auf",
        "aus",
        "außer",
        "bei",
        "beim",
        "dann",
        "dass",
        "denn",
        "dein",
        "doch",
        "durch",
        "ein",
        "eine",
        "einem",
        "einen",
        "einer",
        "eines",
        "erst",
        "etwa",
        "fort",
        "für",
        "gegen",
        "heit",
        "hier",
        "hinter",
        "hin",
        "her",
        "ihre",
        "immer",
        "isch",
        "jede",
        "jeder",
        "kein",
        "keit",
        "lich",
        "mein",
        "mehr",
        "mit",
        "nach",
        "nicht",
        "noch",
        "oder",
        "ohne",
        "schaft",
        "schon",
        "sehr",
        "sein",
        "seit",
        "sich",
        "sind",
        "tion",
        "über",
        "unter",
        "ung",
        "viel",
        "vom",
        "von",
        "vor",
        "wann",
        "war",
        "was",
        "weil",
        "wenn",
        "wer",
        "werden",
        "wird",
        "wieder",
        "wohl",
        "zum",
        "zur",
        "zurück",
        "zusammen",
        "ende",
        "ente",
        "igen",
        "iger",
        "lose",
        "tige",
        "liche",
        "chen",
        "lein",
        "erin",
        "innen",
        "ieren",
        "sten",
        "inne",
        "eren",
        "ling",
        "elle",
        "ität",
        "thek",
        "ment",
        "ismus",
        "pati",
        "ilien",
        "ation",
        "onen",
        "nisse",
        "ungen",
    ]
)
_SEPARABLE = [
    "zusammen",
    "zurück",
    "vorbei",
    "herum",
    "heraus",
    "hinaus",
    "herein",
    "hinein",
    "weiter",
    "wieder",
    "nach",
    "fest",
    "fort",
    "frei",
    "hoch",
    "über",
    "unter",
    "vor",
    "aus",
    "auf",
    "ein",
    "mit",
    "bei",
    "weg",
    "los",
    "her",
    "hin",
    "ab",
    "an",
    "um",
    "zu",
]


@lru_cache(maxsize=32_768)
def split(word: str) -> tuple[str, ...]:
    """Parts in the order of their weight, the head first: Umzugskartons gives Kartons, Umzug. Empty if there are none."""
    small = word.lower()
    if not 6 <= len(small) <= _LONGEST or not small.isalpha() or (lookup(small) or "").endswith("ieren"):
        return ()  # "sortieren" is no animal
    found = _best(small)
    if found is None:
        return _verb(small)
    left, right = found
    deeper = [*split(right), *split(left)]
    return tuple(dict.fromkeys([right, left, *deeper]))


def _best(word: str) -> tuple[str, str] | None:
    """The split whose shorter part is longest; letters added or left out ("s" in Umzugskarton) count against it a little.

    Haustiere are Haus and Tiere, not "Haue" and "Stiere".
    """
    candidates = []
    for cut in range(3, len(word) - 2):
        right = word[cut:]
        if not _is_head(right):
            continue
        for link in _LINKS:
            left = _modifier(word[:cut], link)
            if left is not None:
                amended = len(link) + max(len(left) - cut, 0)
                candidates.append((min(len(left), len(right)) - 0.5 * amended, len(right), left, right))
    if not candidates:
        return None
    *_, left, right = max(candidates)
    return left, right


def _long_enough(part: str) -> bool:
    return (len(part) >= _SHORTEST or part in _SHORT) and part not in _NEVER


def _is_head(part: str) -> bool:
    """What a compound is: a noun, or any word of five letters and more."""
    return _long_enough(part) and (lookup(part.capitalize()) is not None or (len(part) > 4 and is_word(part)))


def _modifier(left: str, link: str) -> str | None:
    """What stands before the head, as a word: "Umzugs" without its link, "Schul" with its e, "Näh" as a verb."""
    if not left.endswith(link):
        return None
    stem = left.removesuffix(link)
    if _long_enough(stem) and is_word(stem):
        return stem
    if link or len(stem) < 3:
        return None
    for ending in ("e", "en"):  # Schul-hof, Näh-maschine
        if is_word(stem + ending) and stem + ending not in _NEVER and len(stem + ending) >= _SHORTEST:
            return stem + ending
    if stem.endswith("e") and len(stem) > 3 and is_word(stem + "n"):  # Lese-pate
        return stem + "n"
    return None


def _verb(word: str) -> tuple[str, ...]:
    """The verb in one with a prefix that can come off: vorlesen gives lesen."""
    for prefix in _SEPARABLE:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= 5 and rest.endswith("n") and lookup(rest) == rest:
            return (rest,)
    return ()

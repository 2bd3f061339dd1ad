"""Which of the seven languages a short text is in: by script, letters and common words."""

import re
from collections.abc import Callable

from gemeinsinn.matching.engine.analyzer.compounds import split
from gemeinsinn.matching.engine.analyzer.letters import clean, fold, words_of
from gemeinsinn.matching.engine.analyzer.lexicon import is_word, lookup
from gemeinsinn.matching.engine.analyzer.stops import STOPS

LANGUAGES = ("de", "en", "ar", "tr", "ru", "uk", "pl")

_LETTERS = {"de": "äöüß", "tr": "ğışçöü", "pl": "ąćęłńóśźż"}
_ENDINGS = {
    "de": re.compile(r"(ung|heit|keit|schaft|chen|lich|isch|ieren|en)$"),
    "en": re.compile(r"(ing|tion|ness|ship|ful|ers|ies|ed|ly|s)$"),
    "tr": re.compile(r"(lar|ler|mak|mek|lık|lik|luk|cı|ci|yor|ması|mesi|ları|leri|ında|inde|sı|si|ım|im)$"),
    "pl": re.compile(r"(anie|enie|ość|ych|ami|ów|ego|ka|ny|na|ać|ić|yć|cje|cja|dzy|sze|rz)$"),
}
_UKRAINIAN = re.compile("[іїєґ]|ськ|ння", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэёъ]|ск[аио]|ние", re.IGNORECASE)

Knows = Callable[[str, str], bool]  # whether a list of words has this word in this language


def recognise(text: str, knows: Knows = lambda word, language: False) -> str:  # noqa: ARG005  # nobody knows a word
    """The language of a text; German where nothing speaks for another."""
    words = [word for word, *_ in words_of(clean(text)[:400])]
    letters = "".join(words)
    if re.search("[\u0600-\u06ff]", letters):
        return "ar"
    if re.search("[\u0400-\u04ff]", letters):
        return _cyrillic(letters, words, knows)
    scores = {name: sum(_speaks_for(name, word, knows) for word in words) for name in ("de", "en", "tr", "pl")}
    return max(scores, key=lambda name: (scores[name], name == "de"))


def _cyrillic(letters: str, words: list[str], knows: Knows) -> str:
    ukrainian, russian = (
        2 * len(typical.findall(letters)) + sum(fold(word) in STOPS[name] or knows(word, name) for word in words)
        for name, typical in (("uk", _UKRAINIAN), ("ru", _RUSSIAN))
    )
    return "uk" if ukrainian > russian else "ru"


def _speaks_for(language: str, word: str, knows: Knows) -> float:
    """How much one word says for a language: common words most, then its letters, dictionary and endings."""
    small = word.lower()
    score = 3.0 * (fold(word) in STOPS[language] and (language != "tr" or len(word) > 1))
    score += 1.5 * len(set(small) & set(_LETTERS.get(language, "")))
    if language == "de" and is_word(word):
        score += 2.0 if word[0].isupper() and len(word) > 3 else 1.5
    if language == "de" and split(word):
        score += 1.0
    if language == "en" and lookup(small, language) is not None:
        score += 1.2
    if knows(word, language):
        score += 1.0
    if len(word) > 4 and _ENDINGS[language].search(small):
        score += 0.7
    return score

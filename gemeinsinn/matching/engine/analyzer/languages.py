"""Which of the seven languages a short text is in: by script, letters and common words."""

import re

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
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile("[ыэёъ]", re.IGNORECASE)


def recognise(text: str) -> str:
    """The language of a text; German where nothing speaks for another."""
    words = [word for word, *_ in words_of(clean(text)[:400])]
    letters = "".join(words)
    if re.search("[\u0600-\u06ff]", letters):
        return "ar"
    if re.search("[\u0400-\u04ff]", letters):
        return _cyrillic(letters, words)
    scores = {name: sum(_speaks_for(name, word) for word in words) for name in ("de", "en", "tr", "pl")}
    return max(scores, key=lambda name: (scores[name], name == "de"))


def _cyrillic(letters: str, words: list[str]) -> str:
    ukrainian = 2 * len(_UKRAINIAN.findall(letters)) + sum(_in_dictionary(word, "uk") for word in words)
    russian = 2 * len(_RUSSIAN.findall(letters)) + sum(_in_dictionary(word, "ru") for word in words)
    return "uk" if ukrainian > russian else "ru"


def _in_dictionary(word: str, language: str) -> bool:
    return fold(word) in STOPS[language] or lookup(word.lower(), language) is not None


def _speaks_for(language: str, word: str) -> float:
    """How much one word says for a language: common words most, then its letters, dictionary and endings."""
    small = word.lower()
    score = 3.0 * (fold(word) in STOPS[language] and (language != "tr" or len(word) > 1))
    score += 1.5 * len(set(small) & set(_LETTERS.get(language, "")))
    if language == "de" and is_word(word):
        score += 2.0 if word[0].isupper() and len(word) > 3 else 1.5
    if language in {"en", "tr"} and lookup(small, language) is not None:
        score += 1.6
    if len(word) > 4 and _ENDINGS[language].search(small):
        score += 0.7
    return score

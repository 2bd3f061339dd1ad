"""simplemma's dictionaries, read from their compressed streams: 15 MB for German instead of 105."""

from collections.abc import Mapping
from functools import cache, lru_cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

LANGUAGES = ("de", "en", "pl", "ru", "tr", "uk")


@cache
def _factory() -> StreamDictionaryFactory:
    return StreamDictionaryFactory(cache_max_size=len(LANGUAGES))


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_factory()))


@cache
def dictionary(language: str) -> Mapping[str, str]:
    """Form to lemma, German nouns with their capital; loading takes up to a second."""
    return _factory().get_dictionary(language)


@lru_cache(maxsize=32_768)
def lookup(form: str, language: str = "de") -> str | None:
    """The lemma of exactly this form, or None where the dictionary does not know it."""
    return dictionary(language).get(form)


@lru_cache(maxsize=32_768)
def guess(form: str, language: str = "de") -> str:
    """The lemma by dictionary, and by prefixes and endings where the dictionary does not know the form."""
    return str(_lemmatizer().lemmatize(form, lang=language))


def is_word(form: str) -> bool:
    """Whether German knows it, as it stands or as a noun."""
    return lookup(form) is not None or lookup(form.capitalize()) is not None

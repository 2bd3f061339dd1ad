"""The words somebody looked for, marked in what was found: in any form, also inside a compound."""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString

from gemeinsinn.matching.engine.analyzer import terms
from gemeinsinn.matching.engine.analyzer.letters import clean

MOST_WORDS = 3
AROUND = 90  # letters before and after in an excerpt


def keys_of(words: str, language: str) -> frozenset[str]:
    """Every key of the words asked for."""
    found = terms(words, language or "de")
    return frozenset(key for term in found for key in (term.surface, *term.lemmas, *term.stems, *term.parts[:1]))


def spans(text: str, keys: frozenset[str], language: str = "de") -> list[tuple[int, int]]:
    """Where words of these keys stand in `clean(text)`."""
    return [(term.start, term.end) for term in terms(text, language) if term.keys() & keys] if keys else []


def found_words(texts: Iterable[str], keys: frozenset[str], language: str = "de", most: int = MOST_WORDS) -> list[str]:
    """The words of these texts that were found, each once, in their order."""
    words: dict[str, str] = {}
    for text in texts:
        whole = clean(text)
        for start, end in spans(text, keys, language):
            words.setdefault(whole[start:end].casefold(), whole[start:end])
    return list(words.values())[:most]


def marked(text: str, keys: frozenset[str], language: str = "de") -> SafeString:
    """The text, escaped, with the words in <mark>."""
    found = spans(text, keys, language)
    return _join(clean(text), found, 0, len(clean(text))) if found else format_html("{}", text)


def excerpt(text: str, keys: frozenset[str], language: str = "de") -> SafeString:
    """The part of a text around the first word found, marked; "" if none is in it."""
    whole = clean(text)
    found = spans(text, keys, language)
    if not found:
        return SafeString("")
    first, last = found[0]
    start = whole.rfind(" ", 0, max(0, first - AROUND)) + 1 if first > AROUND else 0
    end = whole.find(" ", last + AROUND)
    end = end if end > 0 else len(whole)
    before, after = "… " if start else "", " …" if end < len(whole) else ""
    return format_html("{}{}{}", before, _join(whole, found, start, end), after)


def _join(text: str, found: list[tuple[int, int]], start: int, end: int) -> SafeString:
    return SafeString("".join(_pieces(text, found, start, end)))


def _pieces(text: str, found: list[tuple[int, int]], start: int, end: int) -> Iterator[SafeString]:
    """Each piece is escaped."""
    position = start
    for first, last in found:
        if first < position or last > end:
            continue
        yield format_html("{}<mark>{}</mark>", text[position:first], text[first:last])
        position = last
    yield format_html("{}", text[position:end])

"""When the last day of an agreement moves, the words that name it move along. Plain Python but for Babel."""

import re
from datetime import date

from babel import Locale
from babel.dates import format_date

from gemeinsinn.ui import formats

# As our own sentences and most people write a day; the longest first, so that no weekday is left standing.
WRITTEN = {
    "de": ("EEEE, d. MMMM", "EEEE, 'den' d. MMMM", "EEE, d. MMM", "d. MMMM", "dd.MM.", "d.M."),
    "en": ("EEEE d MMMM", "EEEE, d MMMM", "EEE d MMM", "d MMMM", "dd/MM/", "d/M/"),
}


def moved_words(words: str, *, starts: date | None, old: date, new: date) -> str:
    """`words` with the old last day written as the new one, in the language of the moment; others stay as they are."""
    if starts is not None and formats.span(starts, old) in words:
        return words.replace(formats.span(starts, old), formats.span(min(starts, new), new))
    locale = formats.current_locale()
    for pattern in WRITTEN.get(locale.language, ()):
        for with_year in (True, False):
            found = re.compile(rf"(?<!\d){re.escape(written(old, pattern, locale, with_year=with_year))}(?!\d)")
            if found.search(words):
                day = written(new, pattern, locale, with_year=with_year or new.year != old.year)
                return found.sub(day, words)
    return words


def written(day: date, pattern: str, locale: Locale, *, with_year: bool) -> str:
    """A day in one of the ways people write it."""
    in_figures = not pattern.endswith("M")
    return str(format_date(day, pattern + ("y" if in_figures else " y") * with_year, locale=locale))

"""The headline of the day and the names of its groups."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gemeinsinn.desk.lifecycle import Group

_GERMAN = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def spelled(number: int) -> str:
    """Numbers up to twelve in words, as a newspaper writes them."""
    words = _ENGLISH if (get_language() or "de").startswith("en") else _GERMAN
    return words[number] if number < len(words) else str(number)


def today_words(count: int, name: str) -> str:
    """ "Heute sieben Dinge, Amira Haddad". Nothing due has its own headline."""
    if count == 0:
        said = _("Nothing is waiting for you")
    else:
        said = ngettext("One thing today", "%(number)s things today", count) % {"number": spelled(count)}
        said = said[0].upper() + said[1:]
    return f"{said}, {name}" if name else said


def minutes_words(minutes: int) -> str:
    """About how long it takes, said like a colleague would."""
    if not minutes:
        return _("The list is done. Time for a walk through the quarter.")
    if minutes < 90:
        return ngettext(
            "About %(minutes)d minute, if everyone picks up the phone.",
            "About %(minutes)d minutes, if everyone picks up the phone.",
            minutes,
        ) % {"minutes": minutes}
    hours = round(minutes / 60)
    if hours <= 8:
        return ngettext(
            "About %(hours)s hour, if everyone picks up the phone.",
            "About %(hours)s hours, if everyone picks up the phone.",
            hours,
        ) % {"hours": spelled(hours)}
    return _("More than a day's work. Start at the top; what waits longest stands first.")


def group_names() -> dict[Group, str]:
    """The three headings."""
    return {Group.LATE: _("Already waiting"), Group.TODAY: _("By this evening"), Group.WEEK: _("This week")}


def waiting_words(title: str, count: int) -> str:
    """ "Lesezeit: 3 Anmeldungen"."""
    said = ngettext("%(title)s: %(n)s sign-up", "%(title)s: %(n)s sign-ups", count)
    return said % {"title": title, "n": count}

"""Days, hours, money, amounts and distances as people read them, in the language of the page."""

from datetime import date, datetime, time
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.core.money import Money

LOCALES = {"de": "de_DE", "en": "en_GB"}


def current_locale() -> Locale:
    """Babel's locale for the active language; English is British, as its dates are the European ones."""
    return Locale.parse(LOCALES.get((get_language() or "de")[:2], "de_DE"))


def as_day(value: date | datetime) -> date:
    """The calendar day here, also of a moment kept in UTC."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def day(value: date | datetime, *, short: bool = False) -> str:
    """ "Freitag, 4. Dezember", or short "Fr, 4. Dez" (no dot at the end, sentences have their own); the year is named when it is not this year's."""
    when = as_day(value)
    locale = current_locale()
    if locale.language == "de":
        pattern = "EEE, d. MMM" if short else "EEEE, d. MMMM"
    else:
        pattern = "EEE d MMM" if short else "EEEE d MMMM"
    if when.year != timezone.localdate().year:
        pattern += " y"
    return str(format_date(when, pattern, locale=locale)).replace(".,", ",").removesuffix(".")


def clock(value: datetime | time) -> str:
    """ "16 Uhr", "9.30 Uhr"; in English "16:00"."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).time() if timezone.is_aware(value) else value.time()
    locale = current_locale()
    if locale.language == "de":
        return f"{value.hour}.{value.minute:02d} Uhr" if value.minute else f"{value.hour} Uhr"
    return str(format_time(value, "HH:mm", locale=locale))


def moment(value: datetime) -> str:
    """Day and hour: "Freitag, 4. Dezember, 16 Uhr"."""
    return f"{day(value)}, {clock(value)}"


def span(start: date | None, end: date | None) -> str:
    """ "4. bis 9. Dezember 2026", "ab 5. Januar 2027", "bis 11. Dezember 2026"; "" if both are open."""
    locale = current_locale()
    long = "d. MMMM y" if locale.language == "de" else "d MMMM y"
    last = format_date(end, long, locale=locale) if end else ""
    if start and end:
        if start == end:
            return str(last)
        same_year = start.year == end.year
        pattern = "d." if locale.language == "de" else "d"
        if not (same_year and start.month == end.month):
            pattern = long.removesuffix(" y") if same_year else long
        return _("%(start)s to %(end)s") % {"start": format_date(start, pattern, locale=locale), "end": last}
    if start:
        return _("from %(day)s") % {"day": format_date(start, long, locale=locale)}
    return _("by %(day)s") % {"day": last} if end else ""


def money(value: Money | int) -> str:
    """ "200 €", "12,50 €": cents only where there are some. An int is whole cents."""
    cents = value.cents if isinstance(value, Money) else value
    locale = current_locale()
    pattern = locale.currency_formats["standard"].pattern
    if cents % 100 == 0:
        pattern = pattern.replace(".00", "")
    return str(format_currency(Decimal(cents) / 100, "EUR", pattern, locale=locale, currency_digits=False))


def number(value: int | float | Decimal) -> str:
    """1.234,5 in German, 1,234.5 in English."""
    return str(format_decimal(value, locale=current_locale()))


def quantity(hundredths: int, unit: str = "") -> str:
    """2000 → "20", 250 → "2,5", with its unit if given: "20 Stühle"."""
    return f"{number(Decimal(hundredths) / 100)} {unit}".strip()


def share(part: int, whole: int) -> str:
    """Part of a whole in per cent, rounded: "85 %"; "–" if the whole is nothing."""
    return str(format_percent(part / whole, locale=current_locale())) if whole else "–"


def distance(metres: float) -> str:
    """ "800 m" below a kilometre (to 50 m), "1,2 km" below ten, "14 km" beyond."""
    if metres < 975:
        return f"{max(50, round(metres / 50) * 50)} m"
    km = Decimal(metres) / 1000
    return f"{number(round(km, 1) if km < 10 else round(km))} km"


WALK, RIDE = 1500, 8000  # metres as the crow flies that people go on foot, or by bike
A_KM_ON_FOOT, A_KM_BY_BIKE = 16, 5  # minutes: streets are a third longer; 5 and 16 kilometres an hour


def way(metres: float) -> str:
    """ "etwa 15 Minuten zu Fuß", "etwa 20 Minuten mit dem Rad", to five minutes; "" where it depends on bus and car."""
    if metres > RIDE:
        return ""
    on_foot = metres <= WALK
    minutes = max(5, round(metres / 1000 * (A_KM_ON_FOOT if on_foot else A_KM_BY_BIKE) / 5) * 5)
    said = _("about %(n)s minutes on foot") if on_foot else _("about %(n)s minutes by bike")
    return said % {"n": minutes}

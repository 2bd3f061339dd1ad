"""A shift in words, and where it stands."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinsinn.ui import formats
from gemeinsinn.volunteering.lifecycle.plans import Mode
from gemeinsinn.volunteering.lifecycle.recurrence import Rhythm
from gemeinsinn.volunteering.models import Shift

MODE_LABELS: dict[str, Any] = {
    Mode.AT_ONCE: gettext_lazy("At once: whoever signs up is in"),
    Mode.ON_REQUEST: gettext_lazy("On request: we say yes or no"),
    Mode.AGENCY: gettext_lazy("Through the agency: it talks to each one first"),
    Mode.INTEREST: gettext_lazy("Interest list: we get in touch later"),
}

RHYTHM_LABELS: dict[str, Any] = {
    Rhythm.WEEKLY: gettext_lazy("every week, or every few weeks"),
    Rhythm.MONTHLY_DAY: gettext_lazy("every month on the same day, e.g. the 15th"),
    Rhythm.MONTHLY_WEEKDAY: gettext_lazy("every month on a weekday, e.g. the second Tuesday"),
}


def hours_words(starts_at: datetime, ends_at: datetime) -> str:
    """ "10–13 Uhr", "10.30–13 Uhr"; over midnight with the second day: "22 Uhr bis So, 6. Dez, 2 Uhr"."""
    start, end = timezone.localtime(starts_at), timezone.localtime(ends_at)
    if start.date() != end.date():
        return _("%(start)s to %(day)s, %(end)s") % {
            "start": formats.clock(start), "day": formats.day(end, short=True), "end": formats.clock(end),
        }  # fmt: skip
    first = formats.clock(start).removesuffix(" Uhr")
    return f"{first}–{formats.clock(end)}".replace(" Uhr", "\u00a0Uhr")  # an hour and its word stay together


def shift_words(shift: Shift) -> str:
    """ "Sa, 5. Dez, 10–13 Uhr · Kuchentisch · Gemeindehaus"."""
    when = f"{formats.day(shift.starts_at, short=True)}, {hours_words(shift.starts_at, shift.ends_at)}"
    return " · ".join(part for part in (when, shift.role, shift.place) if part)


def room_words(shift: Shift) -> str:
    """ "noch 3 von 8 Plätzen", "voll: Warteliste", "fällt aus"."""
    if shift.called_off_at:
        return _("called off")
    if not shift.left:
        return _("full, with a waiting list")
    if shift.taken == 0:
        return ngettext("%(n)s place", "%(n)s places", shift.capacity) % {"n": shift.capacity}
    return _("still %(left)s of %(all)s places") % {"left": shift.left, "all": shift.capacity}


def limit_words(shift: Shift) -> str:
    """ "ab 14 Jahren · Erste-Hilfe-Schein"; "" without limits."""
    parts = []
    if shift.least_age is not None and shift.most_age is not None:
        parts.append(_("%(least)s to %(most)s years") % {"least": shift.least_age, "most": shift.most_age})
    elif shift.least_age is not None:
        parts.append(_("from %(n)s years on") % {"n": shift.least_age})
    elif shift.most_age is not None:
        parts.append(_("up to %(n)s years") % {"n": shift.most_age})
    if shift.qualification:
        parts.append(shift.qualification)
    return " · ".join(parts)

"""Words and addresses for states, kinds and mails."""

from collections.abc import Iterable
from datetime import time

from django.conf import settings
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import DutyException, DutyHour, Organisation
from gemeinsinn.ui import formats

Kind = Organisation.Kind

STATE_WORDS: dict[str, Promise | str] = {
    State.DRAFT: _("is a draft only you can see"),
    State.UNCONFIRMED: _("waits for your click in the mail"),
    State.SUBMITTED: _("is being looked at by the agency"),
    State.PUBLISHED: _("can be seen by everyone"),
    State.RETURNED: _("is waiting for a change from you"),
    State.HIDDEN: _("is hidden at the moment"),
}
STATE_TONES = {State.PUBLISHED: "good", State.RETURNED: "heed", State.HIDDEN: "plain"}


def page_address(organisation: Organisation, *, edit: bool = False) -> str:
    """The full address of the profile, or of the page that changes it, in the active language."""
    name = "organisations:edit" if edit else "organisations:detail"
    return f"{settings.BASE_URL}{reverse(name, args=[organisation.slug])}"


def hours_words(starts: time, ends: time) -> str:
    """ "10 Uhr bis 16 Uhr"."""
    return gettext("%(start)s to %(end)s") % {"start": formats.clock(starts), "end": formats.clock(ends)}


def duty_week(hours: Iterable[DutyHour]) -> list[tuple[str, list[tuple[DutyHour, str]]]]:
    """Hours in the order of the week as [(day, [(hour, its words)])]."""
    days: dict[int, list[tuple[DutyHour, str]]] = {}
    for hour in hours:
        days.setdefault(hour.weekday, []).append((hour, hours_words(hour.starts, hour.ends)))
    return [(str(WEEKDAYS[weekday]), lines) for weekday, lines in days.items()]


def exception_words(one: DutyException) -> str:
    """ "24. bis 31. Dezember 2026: nobody (holidays)"."""
    days = formats.span(one.first, one.last)
    if one.starts is not None and one.ends is not None:
        words = gettext("%(days)s: %(hours)s") % {"days": days, "hours": hours_words(one.starts, one.ends)}
    else:
        words = gettext("%(days)s: nobody answers") % {"days": days}
    return f"{words} ({one.why})" if one.why else words

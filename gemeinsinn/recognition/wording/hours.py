"""Hours in words, and where they stand."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gemeinsinn.exchange.models import Need
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.recognition.lifecycle.hours import Act, Side, State
from gemeinsinn.recognition.models import Hours, HoursStep
from gemeinsinn.ui import formats

STATE_LABELS: dict[str, Any] = {
    State.ENTERED: gettext_lazy("waits for a yes"),
    State.CONFIRMED: gettext_lazy("confirmed"),
    State.REFUSED: gettext_lazy("not confirmed"),
}
STATE_TONES = {State.ENTERED: "heed", State.CONFIRMED: "good", State.REFUSED: "plain"}

ACT_WORDS: dict[str, Any] = {
    Act.ENTER: gettext_lazy("entered"),
    Act.CHANGE: gettext_lazy("changed"),
    Act.TICK: gettext_lazy("ticked at the door"),
    Act.UNTICK: gettext_lazy("tick taken back"),
    Act.CONFIRM: gettext_lazy("confirmed"),
    Act.CORRECT: gettext_lazy("corrected"),
    Act.REFUSE: gettext_lazy("not confirmed"),
}
SIDE_WORDS: dict[str, Any] = {
    Side.VOLUNTEER: gettext_lazy("volunteer"),
    Side.HOST: gettext_lazy("host"),
    Side.AGENCY: gettext_lazy("agency"),
}


def hours_words(minutes: int) -> str:
    """ "2,25 Stunden", "1 Stunde"."""
    shown = formats.quantity(minutes * 100 // 60)
    return ngettext("%(n)s hour", "%(n)s hours", 1 if minutes == 60 else 2) % {"n": shown}


def host_words(need: Need | None, organisation: Organisation | None) -> str:
    """Who it was for: the organisation, or else the need's title; a private person is not named."""
    if organisation is not None and organisation.name:
        return organisation.name
    if need is not None:
        return need.organisation_name or need.title
    return _("not known any more")


def host_of(hours: Hours) -> str:
    """Who these hours were for."""
    return host_words(hours.need, hours.organisation)


def entry_words(hours: Hours) -> str:
    """ "4. Dezember 2026: 2,25 Stunden, Hofcafé e. V." for a mail."""
    return f"{formats.span(hours.day, hours.day)}: {hours_words(hours.minutes)}, {host_of(hours)}"


def step_words(step: HoursStep) -> str:
    """ "corrected by the host: 3 hours → 2.5 hours (…)"."""
    said = _("%(what)s (%(who)s)") % {"what": ACT_WORDS[step.act], "who": SIDE_WORDS[step.side]}
    if step.before is not None and step.before != step.after:
        said += f": {hours_words(step.before)} → {hours_words(step.after)}"
    elif step.before is None:
        said += f": {hours_words(step.after)}"
    return f"{said}. {step.reason}" if step.reason else said

"""Words for states, rhythms and consents, and addresses of pages."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date, get_day_names
from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.exchange.wording.notices import LANGUAGES as FOREIGN
from gemeinsinn.guides.lifecycle.figures import Month
from gemeinsinn.guides.lifecycle.guides import State
from gemeinsinn.guides.lifecycle.handovers import Move as HandMove
from gemeinsinn.guides.lifecycle.handovers import State as HandState
from gemeinsinn.guides.lifecycle.meetings import Rhythm, weekday_of_month
from gemeinsinn.guides.models import Guide, GuideConsent, HandOver, Meeting, NeedSheet, TeamSponsor
from gemeinsinn.ui import formats

LANGUAGES = {"de": "Deutsch", **FOREIGN}

STATE_WORDS: dict[str, Promise | str] = {
    State.PREPARED: gettext_lazy("not shown yet"),
    State.PUBLISHED: gettext_lazy("on show for everyone"),
    State.PAUSED: gettext_lazy("taking a break"),
    State.ENDED: gettext_lazy("no longer a guide"),
}
STATE_TONES = {State.PUBLISHED: "good", State.PAUSED: "heed"}

RHYTHMS: dict[str, Promise | str] = {
    Rhythm.WEEKLY: gettext_lazy("every week"),
    Rhythm.FORTNIGHTLY: gettext_lazy("every two weeks"),
    Rhythm.MONTHLY: gettext_lazy("once a month"),
    Rhythm.ONCE: gettext_lazy("only once"),
}

GIVES: dict[str, Promise | str] = {
    TeamSponsor.Gives.ROOM: gettext_lazy("a room"),
    TeamSponsor.Gives.MATERIAL: gettext_lazy("material"),
    TeamSponsor.Gives.MONEY: gettext_lazy("money"),
}

CONSENT_VERSION = 1  # a change of the words below is a new version, and asked for anew
CONSENTS: dict[str, Promise | str] = {
    GuideConsent.Purpose.PAGE: gettext_lazy(
        "My name, my languages, my topics and my meeting hours may stand on the public pages of the portal. "
        "I can take this back at any time; the page then goes at once."
    ),
    GuideConsent.Purpose.PHOTO: gettext_lazy(
        "My photograph may be shown on my public page and in the list of guides. "
        "I can take this back at any time; the photograph is then deleted."
    ),
}


HANDOVER_VERSION = 1  # likewise

HANDOVER_STATES: dict[str, Promise | str] = {
    HandState.ASKED: gettext_lazy("waits for the person's yes"),
    HandState.INTRODUCED: gettext_lazy("introduced, no word yet"),
    HandState.REACHED: gettext_lazy("they have spoken"),
    HandState.WORKING: gettext_lazy("they are working on it"),
    HandState.HELPED: gettext_lazy("it helped"),
    HandState.NOT_HELPED: gettext_lazy("it did not help"),
    HandState.REFUSED: gettext_lazy("the person said no"),
    HandState.WITHDRAWN: gettext_lazy("taken back"),
    HandState.LAPSED: gettext_lazy("ended without a word"),
}
HANDOVER_TONES = {HandState.HELPED: "good", HandState.ASKED: "heed", HandState.NOT_HELPED: "heed"}

ANSWER_WORDS: dict[str, Promise | str] = {
    HandMove.REACH: gettext_lazy("We have spoken"),
    HandMove.WORK: gettext_lazy("We are working on it"),
    HandMove.HELP: gettext_lazy("It helped"),
    HandMove.FAIL: gettext_lazy("It did not help"),
}


def handover_consent_words(handover: HandOver) -> str:
    """What the person agrees to, as it is read out or shown."""
    return _(
        "%(guide)s may pass on my name, how to reach me and what it is about to %(receiver)s, so that they get in touch "
        "with me. Three months after it is clear what became of it, this is deleted. I can take it back at any time."
    ) % {"guide": handover.guide, "receiver": handover.receiver_name}


def guide_path(guide: Guide) -> str:
    """The path of a guide's page in the active language."""
    return reverse("guides:detail", args=[guide.pk, guide.slug or slug_of(guide.name)])


def page_address(guide: Guide) -> str:
    """The full address of a guide's page in the active language."""
    return f"{settings.BASE_URL}{guide_path(guide)}"


def sheet_address(sheet: NeedSheet) -> str:
    """The short address on a paper."""
    return settings.BASE_URL + reverse("guides:sheet", args=[sheet.code])


def month_words(month: Month) -> str:
    """ "November 2026"."""
    return str(format_date(month.first, "LLLL y", locale=formats.current_locale()))


def first_name(name: str) -> str:
    """ "Amira" of "Amira Haddad": how neighbours say it."""
    return name.split(" ", maxsplit=1)[0]


def language_names(codes: Iterable[str]) -> list[str]:
    """Languages by the name they give themselves."""
    return [LANGUAGES[code] for code in codes if code in LANGUAGES]


def weekday(day: date) -> str:
    """ "Dienstag"."""
    return str(get_day_names("wide", locale=formats.current_locale())[day.weekday()])


def rhythm_words(meeting: Meeting) -> str:
    """ "jeden Dienstag", "jeden zweiten Dienstag im Monat", "am Freitag, 4. Dezember"."""
    name = weekday(meeting.first)
    if meeting.rhythm == Rhythm.ONCE:
        return _("on %(day)s") % {"day": formats.day(meeting.first)}
    if meeting.rhythm == Rhythm.WEEKLY:
        return _("every %(weekday)s") % {"weekday": name}
    if meeting.rhythm == Rhythm.FORTNIGHTLY:
        return _("every other %(weekday)s") % {"weekday": name}
    numbered = {
        1: _("every first %(weekday)s of the month"),
        2: _("every second %(weekday)s of the month"),
        3: _("every third %(weekday)s of the month"),
        4: _("every fourth %(weekday)s of the month"),
        -1: _("every last %(weekday)s of the month"),
    }
    return numbered[weekday_of_month(meeting.first)] % {"weekday": name}


def hours_words(meeting: Meeting) -> str:
    """ "16 Uhr bis 18 Uhr"."""
    return _("%(start)s to %(end)s") % {"start": formats.clock(meeting.starts), "end": formats.clock(meeting.ends)}

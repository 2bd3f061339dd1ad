"""Why something was found, in words: "passt zu „Stühle“", "800 m entfernt", "noch 3 Tage"."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.ui import formats


def _words(value: Any) -> str:
    return _("fits “%(words)s”") % {"words": value} if value else _("fits your words")


def _meaning(value: Any) -> str:
    return _("means something alike")


def _near(value: Any) -> str:
    return _("%(distance)s away") % {"distance": formats.distance(float(value) * 1000)}


def _new(value: Any) -> str:
    days = int(value)
    if days <= 0:
        return _("new today")
    return ngettext("new since yesterday", "new for %(n)s days", days) % {"n": days}


def _ending(value: Any) -> str:
    days = int(value)
    if days <= 0:
        return _("today only")
    return ngettext("until tomorrow", "%(n)s more days", days) % {"n": days}


def _waiting(value: Any) -> str:
    return _("nobody has answered yet")


SENTENCES: dict[str, Callable[[Any], str]] = {
    "words": _words,
    "meaning": _meaning,
    "near": _near,
    "new": _new,
    "ending": _ending,
    "waiting": _waiting,
}
ICONS = {"words": "search", "meaning": "quote", "near": "pin", "new": "sun", "ending": "clock", "waiting": "people"}


def reason_words(reasons: Iterable[Reason], found: Sequence[str] = ()) -> list[tuple[str, str]]:
    """(icon, words) of each reason a person can make something of; `found` are the very words that stand there."""
    told = []
    for reason in reasons:
        if reason.code == "words" and found:
            quoted = ", ".join(_("“%(words)s”") % {"words": word} for word in found)
            told.append((ICONS["words"], _("says %(words)s") % {"words": quoted}))
        elif reason.code in SENTENCES:
            told.append((ICONS[reason.code], SENTENCES[reason.code](reason.value)))
    return told

"""The words of the concreteness check: it praises first, and each gap comes with an example."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from gemeinsinn.exchange.concreteness import Concreteness, Key, Point
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.notices import HINTS, NAMES, STEPS
from gemeinsinn.exchange.wording.phrases import amount_words, place_words, when_words


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the panel."""

    key: str
    name: str
    ok: bool
    said: str
    step: str


def said_of(notice: Need | Offer, point: Point) -> str:
    """What was understood, or what is missing and how others put it."""
    if point.lack is not None:
        return str(HINTS[point.key, point.lack])
    who = notice.organisation_name or (notice.contact.name if notice.contact else "") or str(notice.organisation or "")
    told = {
        Key.WHAT: notice.title,
        Key.AMOUNT: amount_words(notice),
        Key.WHEN: when_words(notice),
        Key.WHERE: place_words(notice),
        Key.WHO: who,
        Key.BENEFIT: notice.benefit if isinstance(notice, Need) else "",
    }
    return told[point.key]


def verdict_words(verdict: Concreteness, *, is_need: bool) -> str:
    """One sentence on the whole: never a scolding."""
    open_points = len(verdict.points) - verdict.score
    if not open_points:
        return gettext("This can be pictured. Up it goes.")
    if verdict.publishable:
        return gettext("It can hang like this. One more point makes it stronger.")
    if verdict.score == 0:
        return gettext("It grows while you write.")
    return ngettext("One more sentence, then it hangs.", "%(n)s more points, then it hangs.", open_points) % {
        "n": open_points
    }


def panel(notice: Need | Offer, *, today: date) -> dict[str, Any]:
    """Context of the panel beside the form: what is good comes first, in the order it is asked."""
    verdict = judge(notice, today=today)
    lines = [
        Line(point.key.value, str(NAMES[point.key]), point.ok, said_of(notice, point), STEPS[point.key])
        for point in verdict.points
    ]
    if isinstance(notice, Offer):
        lines = [
            line if line.key != Key.WHO else Line(line.key, gettext("Who offers"), line.ok, line.said, line.step)
            for line in lines
        ]
    return {
        "lines": sorted(lines, key=lambda line: not line.ok),
        "score": verdict.score,
        "total": len(verdict.points),
        "words": verdict_words(verdict, is_need=isinstance(notice, Need)),
        "publishable": verdict.publishable,
        "lacking": [line for line in lines if not line.ok],
    }

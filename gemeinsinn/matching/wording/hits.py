"""A hit in one line, for mails, feeds and lists: what it is, where, and why."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from gemeinsinn.exchange.showing.cards import notice_path
from gemeinsinn.exchange.wording.phrases import kind_label, when_words
from gemeinsinn.matching.engine.reasons import Reason
from gemeinsinn.matching.wording.asked import ONE_OF
from gemeinsinn.matching.wording.reasons import reason_words
from gemeinsinn.places.away import away_words
from gemeinsinn.projects.wording import project_path

TEXTS = {
    "need": ("details", "benefit", "when_words", "spot", "access_words"),
    "offer": ("details", "conditions", "benefit_hoped", "when_words", "spot", "access_words"),
    "project": ("aim", "target_group", "access_words"),
    "partner": ("about", "gives", "branch", "access_words"),
}


def hit_path(side: str, thing: Any) -> str:
    """The page of what was found, in the active language."""
    if side == "partner":
        return reverse("organisations:detail", args=[thing.slug])
    return project_path(thing) if side == "project" else notice_path(thing)


def hit_title(side: str, thing: Any) -> str:
    """What it is called."""
    return str(thing.name if side == "partner" else thing.title)


def hit_texts(side: str, thing: Any) -> list[str]:
    """What it says of itself, the main thing first."""
    texts = (str(getattr(thing, name) or "") for name in TEXTS[side])
    return [text for text in texts if text]


def hit_label(side: str, thing: Any) -> str:
    """ "Bedarf, Sachen", "Vorhaben", "Unternehmen"."""
    if side == "partner":
        return str(thing.get_kind_display())
    if side == "project":
        return str(ONE_OF[side])
    return f"{ONE_OF[side]}, {kind_label(thing.kind)}"


def hit_line(
    side: str, thing: Any, km: float | None, reasons: Iterable[Reason], found: Sequence[str] = ()
) -> dict[str, str]:
    """{"title": "20 Stühle", "line": "Bedarf, Sachen · Halle-Neustadt, 800 m · bis Freitag · passt zu „Stühle“", ...}."""
    away = away_words(thing, km)
    parts = [
        hit_label(side, thing),
        ", ".join(part for part in (thing.place_name, away) if part),
        when_words(thing, short=True) if side in {"need", "offer"} else "",
        *(
            words
            for _icon, words in reason_words((one for one in reasons if one.code not in {"near", "ending"}), found)
        ),
    ]
    return {
        "title": hit_title(side, thing),
        "path": hit_path(side, thing),
        "line": " · ".join(part for part in parts if part),
    }

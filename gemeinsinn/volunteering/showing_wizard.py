"""The five questions as their pages show them: choices with counts, chips, what to drop when nothing is left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from gemeinsinn.exchange.queries.filters import Filters, read_page, read_place, read_radius
from gemeinsinn.exchange.showing.cards import notice_card
from gemeinsinn.volunteering.lifecycle.opportunities import ANY, AXES, AXIS
from gemeinsinn.volunteering.lifecycle.wizard import PLACE, Answers, read_answers
from gemeinsinn.volunteering.queries.wizard import Matches, matches_for, read_open, totals
from gemeinsinn.volunteering.wording.wizard import ANSWERS, QUESTIONS, SHORT

NOW = "now"
FIRST = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address, and what of it could not be used."""

    answers: Answers
    filters: Filters
    heed: tuple[str, ...]


def read_asked(query: QueryDict) -> Asked:
    """The answers, the place, the page. What makes no sense is named and left out, never an error."""
    heed: list[str] = []
    typed, spot = read_place(query, heed)
    radius = read_radius(query, heed, has_place=bool(typed))
    unusable = PLACE not in query or (typed and spot is None)  # a place nobody knows is asked for once more
    place = None if unusable else typed
    answers = read_answers(query.dict(), place=place, radius=radius)
    filters = Filters(place=typed, spot=spot, radius=radius, page=read_page(query))
    return Asked(answers, filters, tuple(heed))


def steps_of(answers: Answers) -> list[dict[str, Any]]:
    """For <c-stepper>: each answered question leads back to itself, and keeps the other answers. The place is no question
    about what one likes: it comes last, when all five are done.
    """
    return [
        {
            "label": SHORT[key],
            "state": "current" if key == answers.open else "done" if key in answers.given else "todo",
            "href": f"?{answers.without(key).query}" if key in answers.given else "",
        }
        for key in (axis.key for axis in AXES)
    ]


def question(viewer: Any, asked: Asked) -> dict[str, Any]:
    """One question: its choices, each with what it would leave, and the first needs that fit so far."""
    answers, key = asked.answers, asked.answers.open
    choices = AXIS[key].answers if key in AXIS else ()
    variants: dict[str, Mapping[str, str]] = {NOW: answers.given}
    variants |= {f"to_{place}": {**answers.given, key: answer} for place, answer in enumerate(choices)}
    board = read_open(viewer, asked.filters)
    left = totals(board, variants)
    found = matches_for(viewer, board, replace(asked.filters, page=1), answers.given, size=FIRST)
    return {
        "key": key,
        "question": QUESTIONS[key],
        "number": list(AXIS).index(key) + 1 if key in AXIS else 0,
        "steps": steps_of(answers),
        "choices": [
            {
                "words": ANSWERS[key, answer],
                "href": f"?{answers.saying(key, answer).query}",
                "count": left[f"to_{place}"],
                "free": answer == ANY,
            }
            for place, answer in enumerate(choices)
        ],
        "total": left[NOW],
        "cards": [notice_card(need) for need in found.needs],
        "pairs": answers.pairs(),
        "skip_href": f"?{answers.dropping(PLACE).query}",
        "back_href": back_of(answers),
    }


def back_of(answers: Answers) -> str:
    """The question before, as the browser's own back would do; "" at the first one."""
    keys = [axis.key for axis in AXES]
    before = [
        key for key in (keys if answers.open == PLACE else keys[: keys.index(answers.open)]) if key in answers.given
    ]
    return f"?{answers.without(before[-1]).query}" if before else ""


def result(viewer: Any, asked: Asked) -> dict[str, Any]:
    """What fits: the surely fitting first; with nothing left, which answer is in the way."""
    answers = asked.answers
    found = matches_for(viewer, read_open(viewer, asked.filters), asked.filters, answers.given)
    return {
        "total": found.total,
        "groups": groups_of(found, len(answers.picky)),
        "found": found,
        "chips": chips_of(asked),
        "ways": [] if found.total else ways_out(viewer, asked),
        "base": answers.query,
    }


def groups_of(found: Matches, wanted: int) -> list[dict[str, Any]]:
    """Cards under up to two headings: all that was asked is known to fit, or some of it nobody has said."""
    sure = [need for need in found.needs if found.fits.get(need.pk, 0) >= wanted]
    rest = [need for need in found.needs if found.fits.get(need.pk, 0) < wanted]
    told = [("sure", sure), ("maybe", rest)]
    return [{"key": key, "cards": [notice_card(need) for need in needs]} for key, needs in told if needs]


def chips_of(asked: Asked) -> list[dict[str, str]]:
    """The answers that narrow, each with the address that drops it."""
    answers = asked.answers
    chips = [
        {"label": str(ANSWERS[key, answer].chip), "href": f"?{answers.dropping(key).query}"}
        for key, answer in answers.picky.items()
    ]
    if asked.filters.spot is not None:
        label = _("%(place)s, %(km)s km around") % {"place": asked.filters.spot.label, "km": asked.filters.radius}
        chips.append({"label": label, "href": f"?{answers.dropping(PLACE).query}"})
    return chips


def ways_out(viewer: Any, asked: Asked) -> list[dict[str, Any]]:
    """Which one answer to give up, and how much there is then; only what leads somewhere, the most first."""
    answers = asked.answers
    variants = {key: {**answers.given, key: ANY} for key in answers.picky}
    left = totals(read_open(viewer, asked.filters), variants) if variants else {}
    labels = {key: str(ANSWERS[key, answer].chip) for key, answer in answers.picky.items()}
    if asked.filters.spot is not None:
        anywhere = replace(asked.filters, spot=None)
        left[PLACE] = totals(read_open(viewer, anywhere), {NOW: answers.given})[NOW]
        labels[PLACE] = asked.filters.spot.label
    ways = [
        {"label": labels[key], "count": count, "href": f"?{answers.dropping(key).query}"}
        for key, count in left.items()
        if count
    ]
    return sorted(ways, key=lambda way: -way["count"])

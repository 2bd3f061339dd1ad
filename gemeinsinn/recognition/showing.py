"""Hours as pages show them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.recognition.lifecycle.hours import Act, Source, State
from gemeinsinn.recognition.models import Hours
from gemeinsinn.recognition.queries.hours import minutes_by_state, minutes_by_year
from gemeinsinn.recognition.showing_cards import cards_of
from gemeinsinn.recognition.standing import Own
from gemeinsinn.recognition.wording.hours import STATE_LABELS, STATE_TONES, host_of, hours_words, step_words


def hours_row(hours: Hours, *, path: Callable[[str], str]) -> dict[str, Any]:
    """One entry as a line of a list."""
    open_own = hours.source == Source.OWN and hours.state != State.CONFIRMED
    return {
        "hours": hours,
        "id": hours.pk,
        "day": hours.day,
        "length": hours_words(hours.minutes),
        "what": hours.what,
        "lang": hours.volunteer.contact.language,
        "host": host_of(hours),
        "state": hours.state,
        "label": STATE_LABELS[hours.state],
        "tone": STATE_TONES[State(hours.state)],
        "reason": refusal_of(hours),
        "steps": history_of(hours),
        "change_href": path(f"{hours.pk}/aendern") if open_own else "",
        "drop_href": path(f"{hours.pk}/weg") if open_own else "",
    }


def history_of(hours: Hours) -> list[dict[str, Any]]:
    """Every step, where there was more than an entry and its yes."""
    steps = list(hours.steps.all())
    plain = {Act.ENTER, Act.TICK, Act.CONFIRM}
    return [{"at": step.at, "words": step_words(step)} for step in steps] if {one.act for one in steps} - plain else []


def refusal_of(hours: Hours) -> str:
    """Why they were not confirmed; "" for others."""
    reasons = [step.reason for step in hours.steps.all() if step.reason]
    return reasons[-1] if hours.state == State.REFUSED and reasons else ""


def overview(own: Own, *, now: datetime) -> dict[str, Any]:
    """The sums above a volunteer's list."""
    states, years = minutes_by_state(own.volunteer), minutes_by_year(own.volunteer)
    year = timezone.localdate(now).year
    return {
        "own": own,
        "name": own.volunteer.contact.name,
        "year": year,
        "this_year": hours_words(years.get(year, 0)),
        "all": hours_words(states[State.CONFIRMED]),
        "waits": hours_words(states[State.ENTERED]) if states[State.ENTERED] else "",
        "years": [(one, hours_words(minutes)) for one, minutes in years.items()],
        "enter_href": own.path("neu"),
        "certificates_href": own.path("nachweis"),
        "allowances_href": own.path("pauschalen"),
        "thanks_href": own.path("dank"),
        "cards": cards_of(own.volunteer, today=timezone.localdate(now)),
    }

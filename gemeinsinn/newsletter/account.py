"""The newsletter on the account page and in a person's own copy of their data."""

from typing import Any

from gemeinsinn.newsletter.lifecycle.subscriptions import Frequency, State
from gemeinsinn.newsletter.queries.subscribers import held_about, subscriptions_of
from gemeinsinn.newsletter.wording.subscriptions import FREQUENCIES, STATES, TONES
from gemeinsinn.people.models import User


def my_newsletter(user: User) -> tuple[str, dict[str, Any]] | None:
    """For the account page; somebody else may have typed this address, so what waits is shown to nobody."""
    rows = [
        {
            "state": STATES[State(one.state)], "tone": TONES[State(one.state)],
            "frequency": FREQUENCIES[Frequency(one.frequency)],
        }
        for one in subscriptions_of(user) if one.state != State.WAITING
    ]  # fmt: skip
    return ("newsletter/parts/own.html", {"rows": rows}) if rows else None


def collect_newsletter(user: User) -> list[dict[str, Any]]:
    """For the export: choices and proof."""
    return [held_about(one) for one in subscriptions_of(user)]

"""Topics, states and history in words."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.contact.lifecycle import State, Topic

TOPICS: dict[Topic, Promise] = {
    Topic.HELPING: _("I would like to help"),
    Topic.NEED: _("I need something"),
    Topic.FUNDING: _("Grants"),
    Topic.PRESS: _("Press"),
    Topic.BARRIER: _("Report a barrier"),
    Topic.PRIVACY: _("Privacy"),
    Topic.OTHER: _("Something else"),
}
STATES: dict[State, Promise] = {
    State.OPEN: pgettext_lazy("state of a concern", "open"),
    State.ANSWERED: pgettext_lazy("state of a concern", "answered"),
    State.CLOSED: pgettext_lazy("state of a concern", "done"),
}
TONES = {State.OPEN: "heed", State.ANSWERED: "good", State.CLOSED: "plain"}
VERBS: dict[str, Promise] = {
    "concern_written": _("Came in"),
    "concern_answered": _("Answered by mail"),
    "concern_noted": _("Noted something"),
    "concern_handed_on": _("Handed on"),
    "concern_closed": _("Done"),
    "concern_reopened": _("Opened again"),
    "concern_reminded": _("The office was reminded"),
}
OFFICE = _("The network’s office")


def desk_name(agency: Any) -> str:
    """Whose desk it lies at."""
    return str(agency.name if agency else OFFICE)

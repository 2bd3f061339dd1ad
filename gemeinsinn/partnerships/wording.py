"""What sides, states and outcomes are called on screen."""

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gemeinsinn.partnerships.lifecycle import Outcome, Side, State

ROLE_LABELS: dict[str, Any] = {Side.GIVER: _("gives"), Side.SEEKER: pgettext_lazy("side", "receives")}

STATE_LABELS: dict[str, Any] = {
    State.OPEN: _("waits for signatures"),
    State.SIGNED: _("signed by both"),
    State.CANCELLED: _("called off"),
    State.SETTLED: pgettext_lazy("agreement", "settled"),
}

OUTCOME_LABELS: dict[str, Any] = {
    Outcome.YES: _("kept"),
    Outcome.PARTLY: _("partly"),
    Outcome.NO: _("broken"),
    Outcome.UNKNOWN: _("nobody told us"),
    "": _("running"),
}

# What <c-timeline-item> draws.
OUTCOME_MARKS: dict[str, str] = {
    Outcome.YES: "good", Outcome.PARTLY: "partly", Outcome.NO: "no", Outcome.UNKNOWN: "open", "": "open",
}  # fmt: skip

FELT = [(5, _("very")), (4, _("rather")), (3, _("half")), (2, _("little")), (1, _("not at all"))]

# The words of addresses: /geklappt/ja/.
ANSWERS: dict[str, Outcome] = {"ja": Outcome.YES, "zum-teil": Outcome.PARTLY, "nein": Outcome.NO}


def publicity_words(publicity: bool) -> str:
    """What may be told, as both sign it."""
    if publicity:
        return gettext("Both may tell others about it and name each other.")
    return gettext("This stays between the two sides.")


def on_behalf_words() -> str:
    """Beside a name that staff put under an agreement for a side nobody can write to."""
    return gettext("signed by the agency on their behalf, as agreed on the phone")

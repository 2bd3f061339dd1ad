"""Where a sign-up stands, in the words of who signed up."""

from typing import Any

from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.volunteering.lifecycle.signups import State

STATE_LABELS: dict[str, Any] = {
    State.HELD: gettext_lazy("kept for you, not confirmed yet"),
    State.REQUESTED: gettext_lazy("waits for a yes"),
    State.WAITING: gettext_lazy("on the waiting list"),
    State.ASKED: gettext_lazy("a place is free for you"),
    State.INTERESTED: gettext_lazy("on the interest list"),
    State.CONFIRMED: pgettext_lazy("sign-up", "you are in"),
    State.DECLINED: gettext_lazy("you passed it on"),
    State.LAPSED: pgettext_lazy("sign-up", "lapsed"),
    State.CANCELLED: pgettext_lazy("sign-up", "taken back"),
    State.REFUSED: gettext_lazy("not this time"),
    State.CALLED_OFF: gettext_lazy("does not take place"),
    State.ATTENDED: gettext_lazy("you were there"),
    State.MISSED: gettext_lazy("you were missed"),
}

STATE_TONES: dict[str, str] = {
    State.HELD: "heed", State.REQUESTED: "heed", State.WAITING: "plain", State.ASKED: "next",
    State.INTERESTED: "plain", State.CONFIRMED: "good", State.DECLINED: "plain", State.LAPSED: "plain",
    State.CANCELLED: "plain", State.REFUSED: "plain", State.CALLED_OFF: "heed", State.ATTENDED: "good",
    State.MISSED: "heed",
}  # fmt: skip

HOST_LABELS: dict[str, Any] = {
    State.HELD: gettext_lazy("not confirmed yet"),
    State.REQUESTED: gettext_lazy("wants to come"),
    State.WAITING: gettext_lazy("on the waiting list"),
    State.ASKED: gettext_lazy("asked, answer open"),
    State.INTERESTED: gettext_lazy("is interested"),
    State.CONFIRMED: pgettext_lazy("guest", "comes"),
    State.DECLINED: pgettext_lazy("guest", "passed it on"),
    State.LAPSED: pgettext_lazy("guest", "lapsed"),
    State.CANCELLED: pgettext_lazy("guest", "stepped back"),
    State.REFUSED: pgettext_lazy("guest", "refused"),
    State.CALLED_OFF: gettext_lazy("does not take place"),
    State.ATTENDED: pgettext_lazy("guest", "was there"),
    State.MISSED: pgettext_lazy("guest", "was missed"),
}

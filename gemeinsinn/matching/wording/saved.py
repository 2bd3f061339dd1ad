"""How a kept search stands, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.matching.lifecycle.saved import State

STATES: dict[State, Promise] = {
    State.WAITING: _("waits for your click"),
    State.ACTIVE: pgettext_lazy("a kept search", "we look out"),
    State.PAUSED: pgettext_lazy("a kept search", "paused"),
}
TONES = {State.WAITING: "heed", State.ACTIVE: "good", State.PAUSED: "plain"}
QUESTIONS: dict[str, tuple[Promise, Promise]] = {
    "pause": (_("No more mails for now?"), _("Pause")),
    "weiter": (_("Shall we look out for you again?"), _("Yes, write to me again")),
    "loeschen": (_("Delete this search?"), _("Delete it")),
}
DONE: dict[str, Promise] = {
    "pause": _("Paused. We do not write to you any more."),
    "weiter": _("Good. From now on we look out for you again."),
    "loeschen": _("Deleted. We have kept nothing of it."),
}

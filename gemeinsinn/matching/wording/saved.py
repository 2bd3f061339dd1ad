"""How a kept search stands, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gemeinsinn.matching.lifecycle.saved import State
from gemeinsinn.organisations.models import Organisation

STATES: dict[State, Promise] = {
    State.WAITING: _("waits for your click"),
    State.ACTIVE: pgettext_lazy("a kept search", "we look out"),
    State.PAUSED: pgettext_lazy("a kept search", "paused"),
}
TONES = {State.WAITING: "heed", State.ACTIVE: "good", State.PAUSED: "plain"}


def may_ask_words(agency: Organisation) -> str:
    """What somebody agrees to when they tick the box."""
    return gettext("%(agency)s may call me or write to me when something fits.") % {"agency": agency.name}


QUESTIONS: dict[str, tuple[Promise, Promise]] = {
    "pause": (_("No more mails for now?"), _("Pause")),
    "weiter": (_("Shall we look out for you again?"), _("Yes, write to me again")),
    "fragen": (_("May the agency ask you?"), _("Yes, you may ask me")),
    "nicht-fragen": (_("Not be asked any more?"), _("Please do not ask me any more")),
    "loeschen": (_("Delete this search?"), _("Delete it")),
}
DONE: dict[str, Promise] = {
    "pause": _("Paused. We do not write to you any more."),
    "weiter": _("Good. From now on we look out for you again."),
    "fragen": _("Good. If something fits, the agency calls or writes."),
    "nicht-fragen": _("We will not ask you any more."),
    "loeschen": _("Deleted. We have kept nothing of it."),
}

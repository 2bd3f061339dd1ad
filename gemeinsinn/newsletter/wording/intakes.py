"""What becomes of the rows of an earlier list, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.newsletter.lifecycle.intakes import Outcome, State, Way

OUTCOMES: dict[Outcome, Promise] = {
    Outcome.TAKEN: pgettext_lazy("row of a list", "taken"),
    Outcome.ASKED: pgettext_lazy("row of a list", "asked by mail"),
    Outcome.THERE: pgettext_lazy("row of a list", "already there"),
    Outcome.SUPPRESSED: pgettext_lazy("row of a list", "wants no mail"),
    Outcome.STOPPED: pgettext_lazy("row of a list", "ended there"),
    Outcome.DUPLICATE: pgettext_lazy("row of a list", "twice in the list"),
    Outcome.UNREADABLE: pgettext_lazy("row of a list", "unreadable"),
    Outcome.UNPROVED: pgettext_lazy("row of a list", "no proof"),
    Outcome.LOST: pgettext_lazy("row of a list", "mails come back"),
}
# Before anything is taken.
PLANNED: dict[Outcome, Promise] = OUTCOMES | {
    Outcome.TAKEN: pgettext_lazy("row of a list", "can be taken"),
    Outcome.ASKED: pgettext_lazy("row of a list", "will be asked by mail"),
}
REASONS: dict[Outcome, Promise] = {
    Outcome.TAKEN: _("The row names the day of the yes; it is kept as proof."),
    Outcome.ASKED: _("Nothing comes before the person has said yes."),
    Outcome.THERE: _("This address has a subscription here or waits for one; nothing about it is changed."),
    Outcome.SUPPRESSED: _("This address is on our list of those who want no mail. Only the person can order again."),
    Outcome.STOPPED: _(
        "It was ended, blocked or undeliverable there: now it is on our list of those who want no mail."
    ),
    Outcome.DUPLICATE: _("An earlier row has the same address."),
    Outcome.UNREADABLE: _("There is no address in it that mail can be sent to."),
    Outcome.UNPROVED: _("No day of a yes that we can read, or never confirmed there."),
    Outcome.LOST: _("Mail to this address came back lately."),
}
WAYS: dict[Way, Promise] = {
    Way.ASK: _("Ask everybody once; who does not answer is deleted"),
    Way.PROVED: _("Take them with the proof that the list brings"),
}
STATES: dict[State, tuple[Promise, str]] = {
    State.NEW: (_("handed in"), "heed"),
    State.LOOKING: (_("is being looked at"), "plain"),
    State.LOOKED: (_("looked at, nothing taken yet"), "heed"),
    State.TAKING: (_("is being taken"), "plain"),
    State.DONE: (_("taken over"), "good"),
}

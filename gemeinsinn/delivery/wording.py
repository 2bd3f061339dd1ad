"""How mailings and their rows read."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.delivery.lifecycle.bounces import Kind
from gemeinsinn.delivery.lifecycle.mailings import WAVE, RowState, State

STATES: dict[State, tuple[Promise, str]] = {
    State.OPEN: (_("not started yet"), "plain"),
    State.RUNNING: (_("on its way"), "good"),
    State.PAUSED: (_("paused"), "heed"),
    State.CANCELLED: (_("ended early"), "wrong"),
    State.DONE: (_("sent to all"), "plain"),
}
COUNTS: dict[RowState, Promise] = {
    RowState.SENT: _("taken by their mail servers"),
    RowState.QUEUED: _("waiting"),
    RowState.CLAIMED: _("being handed over"),
    RowState.FAILED: _("refused or returned"),
    RowState.UNKNOWN: _("uncertain"),
}
ROWS: dict[RowState, Promise] = COUNTS | {
    RowState.SENT: _("taken by the mail server"),
    RowState.QUEUED: _("waits"),
    RowState.UNKNOWN: _("uncertain whether it arrived"),
}
MAILS: dict[OutgoingMail.State, Promise] = {
    OutgoingMail.State.QUEUED: _("waits"),
    OutgoingMail.State.CLAIMED: _("being handed over"),
    OutgoingMail.State.SENT: _("taken by the mail server"),
    OutgoingMail.State.FAILED: _("refused or returned"),
    OutgoingMail.State.UNKNOWN: _("uncertain whether it arrived"),
}
CASES: dict[str, Promise] = {
    "address": _("Change of address"),
    "agreement": _("Agreement"),
    "code": _("Code to prove the address"),
    "grant": _("Grant"),
    "guide": _("Message to a guide"),
    "handover": _("Hand-over"),
    "hours": _("Hours of volunteering"),
    "invitation": _("Invitation"),
    "juror": _("Jury"),
    "need": _("Need"),
    "newsletter": _("Newsletter"),
    "notice": _("Notice about the account"),
    "offer": _("Offer"),
    "organisation": _("Organisation"),
    "page": _("Editors"),
    "poll": _("Ballot"),
    "project": _("Project"),
    "proposal": _("Placement"),
    "quote": _("Quote"),
    "response": _("Answer"),
    "search": _("Saved search"),
    "sitting": _("Jury"),
}
NUMBER = re.compile(r"-(\d{1,12})(?:-|$)")

KINDS: dict[Kind, Promise] = {
    Kind.REFUSED: _("refused by the server"),
    Kind.RETURNED: _("came back"),
    Kind.COMPLAINT: _("called spam"),
}


def stop_words(because: str) -> str:
    """Why a mailing does not go on: our own reason in words, or those of the server."""
    if because == WAVE:
        return gettext("Many addresses in a row were refused for good. Please look at the reasons before it goes on.")
    return because


def case_words(key: str) -> str:
    """What a single mail was about, from the key of its occasion: "Answer 12"."""
    word, number = CASES.get(key.partition("-")[0]), NUMBER.search(key)
    if word is None:
        return gettext("Mail of the portal")
    return f"{word} {number[1]}" if number else str(word)

"""States, moves, reasons and answers of proposals in words."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.placement.lifecycle.following import Answer, Side
from gemeinsinn.placement.lifecycle.proposals import Move, Reason, State
from gemeinsinn.placement.models import FollowUp, Proposal
from gemeinsinn.placement.wording.cases import Words
from gemeinsinn.ui import formats

if TYPE_CHECKING:
    from gemeinsinn.placement.queries.ideas import Idea

STATES: Words = {
    State.SUGGESTED: gettext_lazy("suggested"),
    State.INTRODUCED: gettext_lazy("introduced"),
    State.TRIAL: gettext_lazy("on trial"),
    State.PLACED: gettext_lazy("placed"),
    State.NOT: gettext_lazy("came to nothing"),
    State.ENDED: gettext_lazy("over"),
}
TONES = {State.PLACED: "good", State.TRIAL: "good", State.INTRODUCED: "heed"}
MOVES: Words = {
    Move.INTRODUCE: gettext_lazy("Introduce"),
    Move.TRY: gettext_lazy("Tries it out"),
    Move.PLACE: gettext_lazy("Placed"),
    Move.DROP: gettext_lazy("Comes to nothing"),
    Move.END: gettext_lazy("It is over"),
    Move.AGAIN: gettext_lazy("Suggest again"),
}
REASONS: Words = {
    Reason.PERSON: gettext_lazy("The person would rather not"),
    Reason.TIME: gettext_lazy("The time does not fit"),
    Reason.FAR: gettext_lazy("Too far away"),
    Reason.CHEMISTRY: gettext_lazy("They did not get on"),
    Reason.HOST: gettext_lazy("The host said no"),
    Reason.TAKEN: gettext_lazy("Somebody else has the place"),
    Reason.SILENT: gettext_lazy("Nobody answered"),
    Reason.CERTIFICATE: gettext_lazy("The certificate of conduct is missing"),
    Reason.HEALTH: gettext_lazy("Health"),
    Reason.PLANNED: gettext_lazy("It was meant to end now"),
    Reason.CLOSED: gettext_lazy("The case was closed"),
    Reason.OTHER: gettext_lazy("Something else"),
}
SIDES: Words = {Side.PERSON: gettext_lazy("The person"), Side.HOST: gettext_lazy("The host")}
ANSWERS: Words = {
    Answer.WELL: gettext_lazy("It goes well"),
    Answer.CHANGED: gettext_lazy("It has changed"),
    Answer.ENDED: pgettext_lazy("answer", "It is over"),
}
DONE: Words = {
    Move.INTRODUCE: gettext_lazy("Introduced. The host has been written to."),
    Move.TRY: gettext_lazy("They try it out."),
    Move.PLACE: gettext_lazy("Placed. Both sides are asked in ten weeks how it goes."),
    Move.DROP: gettext_lazy("It comes to nothing."),
    Move.END: gettext_lazy("It is over."),
}


def day_words(proposal: Proposal) -> str:
    """Since when it stands so."""
    when = {
        State.SUGGESTED: proposal.suggested_at, State.INTRODUCED: proposal.introduced_at, State.TRIAL: proposal.trial_on,
        State.PLACED: proposal.placed_on, State.NOT: proposal.ended_on, State.ENDED: proposal.ended_on,
    }[State(proposal.state)]  # fmt: skip
    return formats.day(when, short=True) if when else ""


def follow_up_words(follow_up: FollowUp) -> str:
    """ "Läuft gut (4. Dez)" without what they wrote, "gefragt am 3. Dez, noch keine Antwort", "bitte anrufen"."""
    if follow_up.answered_at is not None:
        return f"{ANSWERS[follow_up.answer]} ({formats.day(follow_up.answered_at, short=True)})"
    if not follow_up.mailed:
        return _("no e-mail address: please ring")
    asked = formats.day(follow_up.reminded_at or follow_up.asked_at, short=True)
    if follow_up.reminded_at is not None:
        return _("asked once more on %(day)s, no answer yet") % {"day": asked}
    return _("asked on %(day)s, no answer yet") % {"day": asked}


def guardian_words(proposal: Proposal) -> str:
    """ "Katrin Hoffmann said yes on 4 Dec", or "" where nobody was asked by mail."""
    asked = getattr(proposal, "guardian", None)
    if asked is None:
        return ""
    when = asked.given_at or asked.refused_at or asked.asked_at
    told = {"name": asked.contact.name, "day": formats.day(when, short=True)}
    if asked.given_at:
        return _("%(name)s said yes on %(day)s") % told
    if asked.refused_at:
        return _("%(name)s said no on %(day)s") % told
    return _("%(name)s was asked on %(day)s, no answer yet") % told


def why_words(idea: "Idea", words: str) -> list[str]:
    """What speaks for an opportunity, as a colleague would say it."""
    found = []
    if idea.in_field:
        found.append(_("in their field: %(field)s") % {"field": idea.need.opportunity.field})
    if idea.fits_words:
        found.append(_("fits “%(words)s”") % {"words": words})
    return found

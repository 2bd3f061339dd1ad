"""Choices and states in words."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.newsletter.lifecycle.evidence import Kind
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, Frequency, Reason, Role, State, Topic, unpacked

FREQUENCIES: dict[Frequency, Promise] = {
    Frequency.ISSUES: _("each issue"),
    Frequency.MONTHLY: _("once a month, all in one"),
    Frequency.NEARBY: _("only new needs near me"),
}
TOPICS: dict[Topic, Promise] = {
    Topic.NETWORK: _("News from the network"),
    Topic.NEEDS: _("What is needed nearby"),
    Topic.PROJECTS: _("Projects in the neighbourhood"),
    Topic.GRANTS: _("Money for ideas"),
    Topic.DATES: _("Dates and workshops"),
}
ROLES: dict[Role, Promise] = {
    Role.VOLUNTEER: _("as a volunteer"),
    Role.BUSINESS: _("for a company"),
    Role.PRESS: _("for the press"),
    Role.POLITICS: _("in politics"),
    Role.ADMINISTRATION: _("in the administration"),
    Role.SCIENCE: _("in science"),
}
STATES: dict[State, Promise] = {
    State.WAITING: pgettext_lazy("newsletter", "waits for the click"),
    State.ACTIVE: pgettext_lazy("newsletter", "comes"),
    State.PAUSED: pgettext_lazy("newsletter", "pauses"),
    State.LOST: pgettext_lazy("newsletter", "mails come back"),
}
TONES = {State.WAITING: "heed", State.ACTIVE: "good", State.PAUSED: "plain", State.LOST: "wrong"}
KINDS: dict[Kind, Promise] = {
    Kind.ASKED: _("Ordered on the page"),
    Kind.MAILED: _("Mail sent to the address"),
    Kind.CONFIRMED: _("Confirmed by the link in the mail"),
    Kind.CHANGED: _("Choices changed"),
    Kind.ADDRESS: _("Address changed"),
    Kind.PAUSED: _("Paused"),
    Kind.RESUMED: _("Continued"),
    Kind.ENDED: _("Ended"),
    Kind.REFUSED: _("“That was not me”"),
    Kind.COMPLAINED: _("A mail was called spam"),
    Kind.LOST: _("Mails came back"),
    Kind.FOUND: _("The address works again"),
    Kind.IMPORTED: _("Taken over from an earlier list"),
}
REASONS: dict[Reason, Promise] = {
    Reason.ENDED: _("The newsletter was ended. Only the person can order it again."),
    Reason.REFUSED: _("The person said that they never ordered it. No mail goes there any more."),
    Reason.IMPORTED: _("Taken over from an earlier list of addresses that want no mail."),
    Reason.COMPLAINED: _("A mail to this address was called spam. Only the person can order it again."),
    Reason.LOST: _("For a year every mail came back."),
}


def topics_words(bits: int) -> str:
    """ "News from the network, Money for ideas"."""
    return _listed(TOPICS[topic] for topic in unpacked(bits)) if bits != ALL else str(_("everything"))


def _listed(words: Iterable[Promise]) -> str:
    return ", ".join(map(str, words))

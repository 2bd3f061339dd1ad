"""Labels of needs and offers: states, fields, the six points and what to do about each."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.concreteness import Key, Lack
from gemeinsinn.exchange.lifecycle.notices import State

STATES = {
    State.DRAFT: _("Draft"),
    State.UNCONFIRMED: _("Waiting for your click in the mail"),
    State.SUBMITTED: _("The agency is looking at it"),
    State.RETURNED: _("Back with you, with a question"),
    State.PUBLISHED: _("On the board"),
    State.EXPIRED: _("Its time is over"),
    State.HIDDEN: _("Taken down"),
    State.DONE: _("Settled"),
    State.WITHDRAWN: _("Withdrawn"),
}
TONES = {
    State.PUBLISHED: "good",
    State.DONE: "good",
    State.RETURNED: "heed",
    State.HIDDEN: "heed",
    State.UNCONFIRMED: "heed",
}

FIELDS = {
    "kind": _("Kind"),
    "title": _("Headline"),
    "details": _("More about it"),
    "amount": _("How much"),
    "unit": _("Counted in"),
    "unit_words": _("Counted in"),
    "starts": _("From"),
    "until": _("Last day"),
    "when_words": _("When"),
    "spot": _("Where exactly"),
    "access": _("Getting in"),
    "access_words": _("How one gets in and around"),
    "municipality": _("Town"),
    "quarter": _("Quarter"),
    "postcode": _("Postcode"),
    "contact_mode": _("First contact"),
    "audience": _("Who can read it"),
    "languages": _("Languages"),
    "organisation_name": _("Organisation"),
    "benefit_kind": _("What the partner gets"),
    "benefit": _("What the partner gets"),
    "project": _("Project"),
    "standing": _("Lasting"),
    "radius_km": _("How far"),
    "conditions": _("Conditions"),
    "benefit_hoped": _("What would please you"),
}

NAMES: dict[Key, Any] = {
    Key.WHAT: _("What"),
    Key.AMOUNT: _("How much"),
    Key.WHEN: _("When"),
    Key.WHERE: _("Where"),
    Key.WHO: _("Who asks"),
    Key.BENEFIT: _("What the partner gets"),
}
HINTS: dict[tuple[Key, Lack], Any] = {
    (Key.WHAT, Lack.MISSING): _("still open. For example “Twenty chairs for the courtyard café”"),
    (Key.WHAT, Lack.GENERAL): _("still too general. For example “Four people to rake leaves” instead of “Help wanted”"),
    (Key.AMOUNT, Lack.MISSING): _("still open. For example “20 chairs”, “3 hours”, “200 €”"),
    (Key.WHEN, Lack.MISSING): _("still open. For example “until Friday, 4 December”"),
    (Key.WHEN, Lack.GENERAL): _("still too general. For example “Thursdays from 3 to 5 pm” instead of “soon”"),
    (Key.WHEN, Lack.PAST): _("that day is over. Please choose a new one"),
    (Key.WHERE, Lack.MISSING): _("still open. The quarter or the postcode is enough"),
    (Key.WHO, Lack.MISSING): _("still open. Your name, so that people know whom they talk to"),
    (Key.BENEFIT, Lack.MISSING): _("still open. For example “Your name on every chair for a year”"),
    (Key.BENEFIT, Lack.GENERAL): _("still too general. Who sees it, and where does it hang?"),
}
# Where a point is asked: the step of the form.
STEPS = {
    Key.WHAT: "was",
    Key.AMOUNT: "wie-viel",
    Key.WHEN: "wo-und-wann",
    Key.WHERE: "wo-und-wann",
    Key.WHO: "selbst",
    Key.BENEFIT: "dank",
}

# Languages people speak where help is needed, by their own names.
LANGUAGES = {
    "ar": "العربية",
    "en": "English",
    "fa": "فارسی",
    "fr": "Français",
    "pl": "Polski",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
}

# What happened, for the author's own page. Verbs without words stay internal.
EVENTS = {
    "sent": _("sent"),
    "confirmed": _("address confirmed"),
    "address_corrected": _("address put right before it was confirmed"),
    "published": _("hung up by the agency"),
    "unpublished": _("taken back for another look"),
    "returned": _("given back with a question"),
    "resubmitted": _("sent in again"),
    "changed": _("changed"),
    "asked": _("asked whether it still stands"),
    "revived": _("confirmed: it still stands"),
    "hidden": _("taken down"),
    "expired": _("its last day is over"),
    "finished": _("settled"),
    "finish_undone": _("open again: “settled” was taken back"),
    "withdrawn": _("withdrawn"),
}
DECISIONS = {
    "published": _("The agency hung it up"),
    "returned": _("The agency has a question"),
    "hidden": _("The agency took it down"),
    "submitted": _("The agency takes another look"),
    "changed": _("The agency changed something"),
}


class Click(NamedTuple):
    """The words of a one-click page: before and after."""

    title: Any
    text: Any
    button: Any
    done: Any


HANG_AGAIN = Click(
    _("Hang it up again?"),
    _("“%(title)s” goes back on the board, for another 90 days or until its last day. What was promised still counts."),
    _("Yes, hang it up again"),
    _("It hangs on the board again."),
)
ONE_CLICK = {
    "noch-da": Click(
        _("Does it still stand?"),
        _("“%(title)s” stays on the board for another 90 days, or until its last day."),
        _("Yes, it still stands"),
        _("Thank you. It stays on the board."),
    ),
    "erledigt": Click(
        _("Is it settled?"),
        _("Then we take “%(title)s” off the board. What was promised stays promised."),
        _("Yes, it is settled"),
        _("Good to hear. It is off the board."),
    ),
    "zurueckziehen": Click(
        _("Withdraw it?"),
        _("“%(title)s” is taken down for good. Whoever has promised something hears it from the agency."),
        _("Withdraw it"),
        _("Withdrawn. Nobody sees it any more."),
    ),
}

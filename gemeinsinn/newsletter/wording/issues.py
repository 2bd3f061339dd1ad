"""Issues, their parts and what is wrong with one, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.newsletter.lifecycle.issues import Act, Fault, Part, Sort, State

ACTS: dict[Act, Promise] = {
    Act.NEEDS: _("told us a need"),
    Act.ANSWERS: _("answered a need or an offer"),
    Act.SIGN_UPS: _("signed up for a date"),
}
STATES: dict[State, Promise] = {
    State.DRAFT: pgettext_lazy("an issue", "draft"),
    State.HANDED_IN: pgettext_lazy("an issue", "waits for a second pair of eyes"),
    State.APPROVED: pgettext_lazy("an issue", "goes out at its hour"),
    State.SENT: pgettext_lazy("an issue", "sent"),
}
TONES = {State.DRAFT: "plain", State.HANDED_IN: "heed", State.APPROVED: "good", State.SENT: "good"}
SORTS: dict[Sort, Promise] = {
    Sort.EDITION: _("issue"),
    Sort.DIGEST: _("a month in one mail, made by itself"),
    Sort.NEARBY: _("new nearby, made by itself"),
}
PARTS: dict[Part, Promise] = {
    Part.TEXT: _("Own words"),
    Part.CARD: _("From the portal"),
    Part.NEARBY: _("Needs near each reader"),
}
FAULTS: dict[Fault, Promise] = {
    Fault.NO_SUBJECT: _("The subject is missing."),
    Fault.NO_PREHEADER: _("The line behind the subject is missing; otherwise mail programs show the first words they find."),
    Fault.NOTHING_IN_IT: _("There is nothing in it yet."),
    Fault.EMPTY_BLOCK: _("A block is empty. Please fill it or take it out."),
    Fault.NO_ALT: _("A picture has no words for who does not see it."),
    Fault.BAD_LINK: _("A link is not complete: it needs words and an address with https://."),
    Fault.DEAD_LINK: _("A link leads to a page of ours that does not exist."),
    Fault.TOO_LARGE: _("It is larger than 100 kB; mail programs would cut it off."),
    Fault.NOBODY: _("Nobody would get it."),
    Fault.LONG_SUBJECT: _("The subject is longer than 60 characters; telephones cut it off."),
    Fault.PREHEADER_LENGTH: _("The line behind the subject reads best with 40 to 110 characters."),
    Fault.LOUD: _("The subject shouts. Filters for spam dislike capitals and exclamation marks."),
    Fault.OUTSIDE: _("A link leaves the portal. We do not open it: please click it once yourself."),
}  # fmt: skip

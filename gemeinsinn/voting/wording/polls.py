"""How polls, their rules and faults are said."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from gemeinsinn.voting.lifecycle.polls import Fault, Method, Stand, State, Weight
from gemeinsinn.voting.models import Poll

Words = Mapping[str, Any]  # by the value in a row
METHODS = {
    Method.SHARES: gettext_lazy("Money by equal shares"), Method.GREEDY: gettext_lazy("Money by number of votes"),
    Method.PLURALITY: gettext_lazy("One winner: most votes"),
}  # fmt: skip
WEIGHTS: Words = {
    Weight.ADVICE: gettext_lazy("The result is advice: whoever decides knows it and says why if it comes out otherwise."),
    Weight.DECISION: gettext_lazy("The result holds: it is carried out as it was counted."),
}  # fmt: skip
STATES = {
    State.DRAFT: pgettext_lazy("a vote", "draft"), State.OPEN: pgettext_lazy("a vote", "public"),
    State.COUNTED: pgettext_lazy("a vote", "counted"), State.CANCELLED: pgettext_lazy("a vote", "stopped"),
}  # fmt: skip
STANDS = {
    Stand.COMING: gettext_lazy("begins soon"), Stand.TAKING: gettext_lazy("vote now"),
    Stand.COUNTING: gettext_lazy("is being counted"), Stand.COUNTED: pgettext_lazy("a vote", "counted"),
    Stand.CANCELLED: pgettext_lazy("a vote", "stopped"),
}  # fmt: skip
HOW = {
    Method.PLURALITY: [gettext_lazy("Whatever has most votes wins.")],
    Method.GREEDY: [
        gettext_lazy("Whatever has most votes comes first, then the next, as long as the money lasts. What does not fit into the rest is passed over."),
    ],
    Method.SHARES: [
        gettext_lazy("Every ballot has the same share of the money. An option is taken if those who ticked it can pay for it out of their shares: all of them pay the same, and whoever has less left gives that."),
        gettext_lazy("First comes what costs its supporters least for each euro of its price. So a large group cannot spend the shares of the others."),
        gettext_lazy("If money is left at the end, all shares are raised by a hundredth of the first one, again and again, and everything is bought anew (completion Add1). That ends before the money would be exceeded, when nothing that has a vote fits any more, or at ten times the first share."),
    ],
}  # fmt: skip
TIES = gettext_lazy("With equal votes the cheaper one comes first, then the one further up in the list.")


def fault_words(poll: Poll, fault: Fault) -> str:
    """What is wrong with a ballot, for the person who ticked."""
    if fault == Fault.FEW:
        return ngettext("Please tick at least %(n)s.", "Please tick at least %(n)s.", poll.fewest) % {"n": poll.fewest}
    if fault == Fault.MANY:
        most = poll.most or 0
        return ngettext("Please tick one only.", "Please tick %(n)s at most.", most) % {"n": most}
    return _("Please tick something.") if fault == Fault.EMPTY else _("Please tick only what is on the list.")


def how_many(poll: Poll) -> str:
    """How many one may tick."""
    fewest, most = poll.fewest, poll.most
    if most == 1:
        words = _("Tick one.")
    elif most is not None:
        words = (
            _("Tick %(fewest)s to %(most)s.") % {"fewest": fewest, "most": most}
            if fewest > 1
            else _("Tick up to %(n)s.") % {"n": most}
        )
    else:
        words = (
            _("Tick at least %(n)s, as many as you like.") % {"n": fewest}
            if fewest > 1
            else _("Tick as many as you like.")
        )
    return (
        " ".join([words, _("You may also tick nothing: an empty ballot counts as one.")])
        if poll.allows_empty
        else words
    )


def who_votes(poll: Poll) -> str:
    """Whose ballots count."""
    if poll.members_only:
        return _("people who work for a member agency or have a task in the network")
    return _("everyone with an e-mail address")


def how_counted(poll: Poll) -> list[Any]:
    """The published rule, paragraph by paragraph."""
    return [*HOW[Method(poll.method)], TIES]

"""How a result came about, step by step, in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinsinn.ui import formats
from gemeinsinn.voting.lifecycle.counting import RAISE_PARTS, Why
from gemeinsinn.voting.lifecycle.polls import Method
from gemeinsinn.voting.models import Option, Poll


def votes_words(n: int) -> str:
    """ "12 votes"."""
    return ngettext("%(n)s vote", "%(n)s votes", n) % {"n": formats.number(n)}


def explained(poll: Poll) -> dict[str, Any]:
    """Rows and sums of a counted poll, as its page shows them."""
    result = poll.result
    options = {one.pk: one for one in poll.options.all()}
    most = max((step["votes"] for step in result["steps"]), default=0) or 1
    return {
        "rows": [
            {
                "option": options[step["key"]], "taken": step["why"] == Why.TAKEN, "votes": votes_words(step["votes"]),
                "share": round(100 * step["votes"] / most), "words": step_words(poll, options[step["key"]], step),
            }
            for step in result["steps"]
        ],
        "ballots": result["ballots"], "empty": result["empty"], "money": poll.method != Method.PLURALITY,
        "spent": formats.money(result["spent"]), "budget": formats.money(poll.budget),
        "completion": completion_words(poll, options) if poll.method == Method.SHARES and result["ballots"] else [],
    }  # fmt: skip


def step_words(poll: Poll, option: Option, step: dict[str, Any]) -> str:
    """Why this option was taken, or not."""
    why, cost = step["why"], formats.money(option.cost)
    if why == Why.NO_VOTES:
        return _("Nobody ticked it.")
    if poll.method == Method.PLURALITY:
        return (
            _("Most votes.") if why == Why.TAKEN else _("Another one has more votes, or with as many stands before it.")
        )
    left = formats.money(step["left"])
    if why == Why.TOO_DEAR:
        return _("It costs %(cost)s, and only %(left)s are left.") % {"cost": cost, "left": left}
    if why == Why.UNPAID:
        told = {"cost": cost, "held": formats.money(step["held"])}
        return _("It costs %(cost)s; those who ticked it have %(held)s of their shares left together.") % told
    if step["price"] is None:
        return _("It costs %(cost)s; then %(left)s are left.") % {"cost": cost, "left": left}
    told = {"cost": cost, "left": left, "price": formats.money(step["price"])}
    return _("It costs %(cost)s: each of those who ticked it pays at most %(price)s. Then %(left)s are left.") % told


def completion_words(poll: Poll, options: dict[int, Option]) -> list[str]:
    """The shares, what they alone paid for, and how far they were raised."""
    result = poll.result
    share = result["share"]
    lines = [
        _("%(budget)s for %(n)s ballots: each began with a share of %(share)s.") % {
            "budget": formats.money(poll.budget), "n": formats.number(result["ballots"]), "share": formats.money(share),
        }
    ]  # fmt: skip
    alone = [options[key] for key in result["alone"]]
    names = ", ".join(_("“%(title)s”") % {"title": one.title} for one in alone)
    if alone:
        spent = formats.money(sum(one.cost.cents for one in alone))
        lines.append(_("These shares alone paid for %(names)s: %(spent)s.") % {"names": names, "spent": spent})
    else:
        lines.append(_("These shares alone paid for nothing."))
    if result["raises"]:
        last = formats.money(round(share * (RAISE_PARTS + result["raises"]) / RAISE_PARTS))
        told = {"n": formats.number(result["raises"]), "last": last}
        lines.append(
            ngettext(
                "Then they were raised once by a hundredth, to %(last)s. Raised once more, the money would have been exceeded or nothing would have been left to take.",
                "Then they were raised %(n)s times by a hundredth, to %(last)s. Raised once more, the money would have been exceeded or nothing would have been left to take.",
                result["raises"],
            )
            % told
        )
    else:
        lines.append(_("Raising them would have exceeded the money, or there was nothing left to take."))
    return lines

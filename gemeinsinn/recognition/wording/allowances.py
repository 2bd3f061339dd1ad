"""Allowances in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.recognition.lifecycle.allowances import Kind, Reach, YearSum
from gemeinsinn.ui import formats

KIND_LABELS: dict[str, Any] = {
    Kind.VOLUNTEER: gettext_lazy("Allowance for volunteers"),
    Kind.TRAINER: gettext_lazy("Allowance for trainers and carers"),
}
REACH_TONES = {Reach.FAR: "good", Reach.NEAR: "heed", Reach.FULL: "heed", Reach.OVER: "wrong", Reach.UNKNOWN: "plain"}


def reach_words(row: YearSum) -> str:
    """What a year's sum means, in one sentence."""
    if row.limit is None:
        return _("We do not know the limit of this year yet.")
    if row.reach == Reach.OVER:
        return _("%(over)s over the limit of %(limit)s: that part may have to be taxed. Please talk to who pays.") % {
            "over": formats.money(row.total - row.limit), "limit": formats.money(row.limit),
        }  # fmt: skip
    said = {
        Reach.FAR: _("%(left)s of %(limit)s are still free of tax."),
        Reach.NEAR: _("Only %(left)s of %(limit)s are still free of tax."),
        Reach.FULL: _("The limit of %(limit)s is reached to the cent."),
    }
    return said[row.reach] % {"left": formats.money(row.left), "limit": formats.money(row.limit)}


def counting_words() -> str:
    """What somebody says yes to; kept as it was shown."""
    return _(
        "I want the allowances I enter here added up by year. Only I see them. I can take this back at any time, "
        "then everything is deleted at once."
    )

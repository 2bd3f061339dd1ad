"""How grants, their states and results are said."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.fund.models import Signatory
from gemeinsinn.proof.lifecycle.grants import WRITABLE, Answer, Change, Question, Result, State, Verdict, Way
from gemeinsinn.proof.models import Grant, Review
from gemeinsinn.ui import formats

Words = Mapping[str, Any]  # by the value in a row
STATES = {
    State.RUNNING: pgettext_lazy("a grant", "running"), State.DUE: gettext_lazy("proof of use is due"),
    State.HANDED_IN: pgettext_lazy("a proof", "handed in"), State.BACK: gettext_lazy("to be completed"),
    State.CHECKED: pgettext_lazy("a proof", "checked"), State.CLOSED: pgettext_lazy("a grant", "closed"),
}  # fmt: skip
TONES = {
    State.DUE: "heed", State.HANDED_IN: "heed", State.BACK: "heed", State.CHECKED: "good", State.CLOSED: "good",
}  # fmt: skip
NEXT = {
    State.RUNNING: gettext_lazy("Your project is running. Photograph every receipt here as soon as you have it."),
    State.DUE: gettext_lazy("Your project is over. Please tell us how it went, and hand the proof of use in."),
    State.HANDED_IN: gettext_lazy("We look at your proof of use and write to you here and by mail."),
    State.BACK: gettext_lazy("We need a little more. Below stands what."),
    State.CHECKED: gettext_lazy("Your proof of use has been checked. The letter says what follows."),
    State.CLOSED: gettext_lazy("Everything is settled. Thank you for what you have set going."),
}  # fmt: skip
RESULTS: Words = {
    Result.ACCEPTED: gettext_lazy("accepted"), Result.CUT: pgettext_lazy("a grant", "cut"),
    Result.REPAYMENT: gettext_lazy("money comes back"),
}  # fmt: skip
VERDICTS = {
    Verdict.OK: gettext_lazy("all right"), Verdict.REMARK: gettext_lazy("recognised, with a remark"),
    Verdict.REFUSED: gettext_lazy("not recognised"),
}  # fmt: skip
WAYS: Words = {
    Way.RETURNED: gettext_lazy("Paid out once more"), Way.KEPT: gettext_lazy("Stays with the fund as a donation"),
}  # fmt: skip
QUESTIONS = {
    Question.WHAT: gettext_lazy("What did you do?"), Question.WHO: gettext_lazy("Who was there, and who helped?"),
    Question.CHANGED: gettext_lazy("What is different now?"),
    Question.DIFFERENT: gettext_lazy("What went otherwise than planned?"),
    Question.LEARNED: gettext_lazy("What would you tell others who want to do the same?"),
}  # fmt: skip
REPORT_COUNTS = {
    "people": gettext_lazy("How many people came?"), "helpers": gettext_lazy("How many helped without pay?"),
    "new": gettext_lazy("How many of them helped for the first time?"),
}  # fmt: skip
CHANGES: Words = {
    Change.SHIFT: gettext_lazy("Money between cost types"), Change.EXTEND: gettext_lazy("More time"),
    Change.END: gettext_lazy("Sooner over"),
}  # fmt: skip
ANSWERS: Words = {
    Answer.NOTED: gettext_lazy("noted"), Answer.OPEN: gettext_lazy("waits for the office"),
    Answer.GRANTED: gettext_lazy("agreed"), Answer.REFUSED: gettext_lazy("refused"),
}  # fmt: skip


def result_words(review: Review) -> Any:
    """The headline of the closing letter."""
    if review.repay:
        return _("Please pay back %(amount)s") % {"amount": formats.money(review.repay)}
    if review.result == Result.CUT:
        return _("We recognise %(amount)s") % {"amount": formats.money(review.recognised or 0)}
    return _("Your proof of use is accepted")


def figure_heads() -> list[str]:
    """The columns of the figures."""
    return [_("Cost type"), _("Planned"), _("Spent")]


def next_words(grant: Grant, signatory: Signatory | None, writes: bool) -> Any:
    """What comes next for the applicant, or for the host or co-applicant who reads or helps."""
    if signatory is None or grant.state not in WRITABLE:
        return NEXT[State(grant.state)]
    if writes:
        return _(
            "You may write here as well: receipts, report, hours and pictures. The person who applied hands it in."
        )
    return _("You signed the application, so you can read here. The person who applied writes the proof of use.")

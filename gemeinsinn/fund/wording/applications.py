"""How applications, their states and decisions are said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.fund.lifecycle.applications import Check, Part, State
from gemeinsinn.fund.lifecycle.plans import Means
from gemeinsinn.fund.lifecycle.rulesets import Applicant, Decider
from gemeinsinn.fund.models import Application, Decision
from gemeinsinn.fund.wording.rules import APPLICANTS, MEANS
from gemeinsinn.ui import formats

Words = Mapping[str, Any]  # by the value in a row
STATES = {
    State.DRAFT: pgettext_lazy("an application", "draft"), State.SENT: gettext_lazy("waits for the click in the mail"),
    State.SIGNING: gettext_lazy("waits for signatures"), State.SUBMITTED: gettext_lazy("received"),
    State.CHECKED: gettext_lazy("complete"), State.JURY: gettext_lazy("for the jury"),
    State.DEFERRED: gettext_lazy("deferred"), State.AWARDED: gettext_lazy("awarded"),
    State.ACCEPTED: gettext_lazy("accepted"), State.REJECTED: gettext_lazy("rejected"),
    State.WITHDRAWN: pgettext_lazy("an application", "withdrawn"),
}  # fmt: skip
TONES = {
    State.SIGNING: "heed", State.SUBMITTED: "heed", State.CHECKED: "heed", State.AWARDED: "good", State.ACCEPTED: "good",
    State.REJECTED: "wrong",
}  # fmt: skip
NEXT = {
    State.SIGNING: gettext_lazy("Whoever else has to sign has got a mail. After the last signature we look at it."),
    State.SUBMITTED: gettext_lazy("We look whether everything is there, and write to you here and by mail."),
    State.CHECKED: gettext_lazy("Everything is there. The office decides and writes to you."),
    State.JURY: gettext_lazy("Everything is there. A jury decides about this amount, and you hear from us."),
    State.DEFERRED: gettext_lazy("It is put off. The letter says until when, and why."),
    State.AWARDED: gettext_lazy("You have the money as soon as you agree to the conditions of the letter. Begin only then."),
    State.ACCEPTED: gettext_lazy("Everything is settled. You may begin."),
    State.REJECTED: gettext_lazy("We could not give the money. The letter says why, and what you can do."),
    State.WITHDRAWN: gettext_lazy("You have taken it back."),
}  # fmt: skip
PARTS: Words = {
    Part.APPLICANT: gettext_lazy("Applicant"), Part.CO: gettext_lazy("Co-applicant"), Part.HOST: gettext_lazy("Host organisation"),
}  # fmt: skip
CHECKS = {
    Check.WHO: gettext_lazy("Who applies may apply, and can be reached"),
    Check.AIM: gettext_lazy("The aim fits the fund and its focus"),
    Check.NOT_BEGUN: gettext_lazy("It has not begun yet"), Check.PERIOD: gettext_lazy("The period fits the rules"),
    Check.PLAN: gettext_lazy("The costs are fit and proper, and the plan adds up"),
    Check.PAPERS: gettext_lazy("The documents asked for are there and say what they should"),
    Check.SIGNED: gettext_lazy("Everybody who has to has signed"),
    Check.ONCE: gettext_lazy("No other grant of this period, nothing paid twice"),
}  # fmt: skip

DECIDERS = {
    Decider.OFFICE: gettext_lazy("The office"), Decider.JURY: gettext_lazy("The jury"),
    Decider.BODY: gettext_lazy("The body above the jury"),
}  # fmt: skip


def decision_words(decision: Decision) -> Any:
    """The headline of the letter."""
    if decision.kind == Decision.Kind.AWARD:
        return _("We give %(amount)s") % {"amount": formats.money(decision.amount)}  # type: ignore[arg-type]  # an award has one
    if decision.kind == Decision.Kind.DEFERRAL:
        return _("We put the decision off")
    return _("We cannot give the money")


def facts_of_application(application: Application) -> list[tuple[Any, Any]]:
    """Label and words of everything that was said, as pages and the paper show it."""
    who = ", ".join(filter(None, [application.organisation_name, application.legal_form]))
    kind = APPLICANTS[Applicant(application.kind)] if application.kind else ""
    means = ", ".join(
        f"{MEANS[Means(row['kind'])]}: {formats.money(row['cents'])}{' (' + row['what'] + ')' if row['what'] else ''}"
        for row in application.means
    )
    facts = [
        (_("Who"), f"{who} ({kind})" if who else kind), (_("For whom"), application.target_group),
        (_("Where"), ", ".join(filter(None, [application.spot, application.place_name]))),
        (_("When"), formats.span(application.starts, application.ends)), (_("How it goes"), application.course),
        (_("With whom"), application.partners), (_("Public"), application.publicity), (_("Own share and others"), means),
        (_("Asked for"), formats.money(application.asked)),
    ]  # fmt: skip
    return [(label, words) for label, words in facts if words]


def people_of_draft(application: Application) -> list[tuple[Any, str]]:
    """Who writes, where they are reached and who signs as well: what nobody can mend once it is sent."""
    told = application.draft
    others = [(_("Your host"), told.get("host")), (_("Signs with you"), told.get("co"))]
    return [
        (_("You"), "\n".join(filter(None, [told.get("name"), application.street, application.town]))),
        (_("Your e-mail address"), told.get("email", "")), (_("Your telephone number"), told.get("phone", "")),
        *((label, "\n".join(filter(None, [one.get("organisation"), one["name"], one["email"]]))) for label, one in others if one),
    ]  # fmt: skip


def due_words(due: date) -> str:
    """ "until 3 May"."""
    return formats.span(None, due)

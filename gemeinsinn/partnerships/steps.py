"""An answer as a row of steps: done, now, still to come."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import Response
from gemeinsinn.exchange.wording.responses import STATE_LABELS
from gemeinsinn.partnerships.lifecycle import State as AgreementState
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.wording import OUTCOME_LABELS, OUTCOME_MARKS

ENDED = frozenset({State.DECLINED, State.WITHDRAWN, State.EXPIRED})


@dataclass(frozen=True, slots=True)
class Step:
    """`mark` is what <c-timeline-item> draws: good, partly, no, open."""

    title: str
    mark: str
    word: str
    when: datetime | date | None = None


def steps_of(response: Response, agreement: Agreement | None) -> list[Step]:
    """The whole way of one answer, up to where it ended."""
    steps = [given(response)]
    if agreement is None:
        return [*steps, decided(response)]
    steps.append(Step(_("Accepted"), "good", _("done"), agreement.created_at))
    if agreement.state == AgreementState.CANCELLED:
        return [*steps, Step(_("Agreement"), "no", pgettext("agreement", "called off"), agreement.changed_at)]
    signed = agreement.state != AgreementState.OPEN
    steps.append(
        Step(_("Signed by both"), "good" if signed else "open", _("done") if signed else _("now"), agreement.signed_at)
    )
    settled = agreement.state == AgreementState.SETTLED
    steps.append(
        Step(
            _("The day itself"), OUTCOME_MARKS[agreement.outcome] if settled else "open",
            str(OUTCOME_LABELS[agreement.outcome]) if settled else _("then we ask both sides"), agreement.due_on,
        )
    )  # fmt: skip
    return steps


def given(response: Response) -> Step:
    """The answer itself."""
    if response.state == State.UNCONFIRMED:
        return Step(_("Answered"), "open", str(STATE_LABELS[State.UNCONFIRMED]), response.created_at)
    return Step(_("Answered"), "good", _("done"), response.confirmed_at or response.created_at)


def decided(response: Response) -> Step:
    """Yes, no, or not yet."""
    if response.state in ENDED:
        return Step(_("Decision"), "no", str(STATE_LABELS[response.state]), response.changed_at)
    return Step(_("Decision"), "open", pgettext("decision", "still to come"))

"""From the yes to the thank-you: agreements of the demo, signed, kept, half kept, broken."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gemeinsinn.demo.days import number_of
from gemeinsinn.demo.network.shapes import Answer
from gemeinsinn.demo.plot import Plot
from gemeinsinn.demo.stage import Stage
from gemeinsinn.demo.writing import Text, hundredths
from gemeinsinn.exchange.models import Response
from gemeinsinn.partnerships.actions import (
    accept_response,
    answer_fulfilment,
    cancel_agreement,
    change_terms,
    sign,
)
from gemeinsinn.partnerships.lifecycle import OTHER, Outcome, Side
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.sides import asker_side, person_name

SETTLED = {"kept", "quiet", "partly", "broken"}
SIGNED = {*SETTLED, "signed", "changed", "cancelled", "asked", "reminded", "answered", "unknown"}
PROMISING = {*SIGNED, "accepted", "half"}


@dataclass(slots=True)
class Promise:
    """One answer on its way."""

    stage: Stage
    text: Text
    answer: Answer
    found: list[Response]
    key: str

    @property
    def response(self) -> Response:
        return self.found[0]

    @property
    def agreement(self) -> Agreement:
        return Agreement.objects.select_related("response__need", "response__offer").get(response=self.response)

    def due(self) -> date | None:
        """The agreed day where it is not simply the notice's last day."""
        if self.answer.due is None:
            return None
        if self.text.until is not None and self.answer.due > self.text.until - 5:
            return None
        return self.stage.days.day(self.answer.due)

    def last_day(self) -> datetime:
        """About when it was to happen."""
        offset = self.answer.due if self.due() else self.text.until
        return self.stage.days.moment(offset if offset is not None else 0, self.key)


def add_promise(
    plot: Plot, stage: Stage, text: Text, answer: Answer, found: list[Response], answered: datetime
) -> None:
    """Acceptance, signatures and what came after, as far as the story goes."""
    promise = Promise(stage, text, answer, found, f"{text.key}/{answer.after}")
    accepted = answered + timedelta(hours=6 + number_of(promise.key, 20))
    plot.add(accepted, _accepting(promise))
    if answer.fate == "accepted":
        return
    plot.add(accepted + timedelta(hours=5), _signing(promise, first=True))
    if answer.fate == "half":
        return
    signed = accepted + timedelta(hours=20)
    plot.add(signed, _signing(promise, first=False))
    if answer.fate == "changed":
        plot.add(signed + timedelta(days=1), _changing(promise))
    elif answer.fate == "cancelled":
        plot.add(signed + timedelta(days=3), _cancelling(promise))
    elif answer.fate in SETTLED or answer.fate == "answered":
        plot.add(promise.last_day() + timedelta(days=2), _reporting(promise, Side.SEEKER))
        if answer.fate != "answered":
            plot.add(promise.last_day() + timedelta(days=3), _reporting(promise, Side.GIVER))


def _accepting(promise: Promise) -> Callable[[datetime], None]:
    def accept(now: datetime) -> None:
        notice = promise.stage.notices[promise.text.key]
        helped = promise.text.mode == "broker" or number_of(promise.key, 3) > 0
        by = promise.stage.broker_of(notice.agency, promise.key) if helped else None
        promise.response.refresh_from_db()
        agreement = accept_response(response=promise.response, by=by, now=now)
        due = promise.due()
        if due is not None and due != agreement.due_on:
            change_terms(agreement=agreement, terms={"due_on": due.isoformat()}, by=by, now=now + timedelta(hours=1))

    return accept


def _signing(promise: Promise, *, first: bool) -> Callable[[datetime], None]:
    def sign_it(now: datetime) -> None:
        agreement = promise.agreement
        response = agreement.response
        asker = asker_side(response)
        side = asker if first else OTHER[asker]
        latest = agreement.versions.latest("number")
        sign(agreement=agreement, number=latest.number, side=side, typed_name=person_name(response, side), now=now)

    return sign_it


def _changing(promise: Promise) -> Callable[[datetime], None]:
    def change(now: datetime) -> None:
        change_terms(
            agreement=promise.agreement,
            terms={"when": "eine Woche früher, wenn es Ihnen recht ist"},
            side=Side.GIVER,
            now=now,
        )

    return change


def _cancelling(promise: Promise) -> Callable[[datetime], None]:
    def cancel(now: datetime) -> None:
        cancel_agreement(agreement=promise.agreement, side=Side.SEEKER, now=now, reason=promise.answer.reason)

    return cancel


def _reporting(promise: Promise, side: Side) -> Callable[[datetime], None]:
    answer = promise.answer
    outcome = {"partly": Outcome.PARTLY, "broken": Outcome.NO}.get(answer.fate, Outcome.YES)
    words = answer.seeker_words if side is Side.SEEKER else answer.giver_words
    consents = bool(words) and not (answer.fate == "quiet" and side is Side.GIVER)

    def report(now: datetime) -> None:
        answer_fulfilment(
            agreement=promise.agreement, side=side, outcome=outcome, now=now, sentence=words, may_publish=consents,
            amount=hundredths(answer.given) if outcome is Outcome.PARTLY else None,
            reason=answer.reason if outcome is not Outcome.YES else "",
            concrete=answer.felt[0], benefit_felt=answer.felt[1],
        )  # fmt: skip

    return report

"""From where somebody looks at an answer: which side, by a personal link or by an account, or as staff."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Response
from gemeinsinn.exchange.rules.responses import can_change_response, can_decide_response
from gemeinsinn.organisations.rules import can_work_at_desk_of
from gemeinsinn.partnerships.lifecycle import OTHER, Move, Side, State, can_answer, can_cancel, can_move
from gemeinsinn.partnerships.links import rest_for
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.partnerships.rules import side_of
from gemeinsinn.partnerships.sides import (
    asker_side,
    contact_of,
    organisation_name,
    person_name,
    public_name,
    responder_side,
)
from gemeinsinn.people.models import Contact, User
from gemeinsinn.people.personal import personal_path

OPEN = frozenset({ResponseState.UNCONFIRMED, ResponseState.OFFERED})


@dataclass(frozen=True)
class Standing:
    """Who looks: `side` is None for staff; `user` is None for whoever holds the personal link."""

    response: Response
    side: Side | None
    user: User | None
    root: str
    now: datetime

    @classmethod
    def by_link(cls, response: Response, side: Side, token: str, now: datetime) -> "Standing":
        """Whoever holds the link of this side."""
        return cls(response, side, None, personal_path(token, rest_for(response, side)).rstrip("/"), now)

    @classmethod
    def by_account(cls, response: Response, user: Any, now: datetime) -> "Standing | None":
        """A signed-in person of a side or of the staff; None for anybody else."""
        side = side_of(user, response)
        if side is None and not can_work_at_desk_of(user, response.notice.agency):
            return None
        return cls(response, side, user, reverse("partnerships:response", args=[response.pk]).rstrip("/"), now)

    def path(self, rest: str = "") -> str:
        """The address of one of the pages."""
        return f"{self.root}/{rest}/" if rest else f"{self.root}/"

    @property
    def agreement(self) -> Agreement | None:
        """What came of the answer, if anything did."""
        return getattr(self.response, "agreement", None)

    @property
    def is_staff(self) -> bool:
        return self.side is None

    @property
    def is_responder(self) -> bool:
        return self.side == responder_side(self.response)

    @property
    def is_asker(self) -> bool:
        return self.side == asker_side(self.response)

    @property
    def gives(self) -> bool:
        return self.side == Side.GIVER

    @property
    def me(self) -> Contact | None:
        return contact_of(self.response, self.side) if self.side else None

    @property
    def other_side(self) -> Side:
        """Across the table; staff look at who answered."""
        return OTHER[self.side] if self.side else responder_side(self.response)

    @property
    def other_name(self) -> str:
        return public_name(self.response, self.other_side)

    @property
    def may_decide(self) -> bool:
        allowed = self.is_asker if self.user is None else can_decide_response(self.user, self.response)
        return allowed and self.response.state == ResponseState.OFFERED

    @property
    def may_change(self) -> bool:
        allowed = self.is_responder if self.user is None else can_change_response(self.user, self.response)
        return allowed and self.response.state in OPEN

    @property
    def may_propose(self) -> bool:
        return (
            self.agreement is not None and can_move(self.agreement.state, Move.CHANGE) and not self.agreement.asked_at
        )

    @property
    def may_cancel(self) -> bool:
        today = timezone.localdate(self.now)
        return self.agreement is not None and can_cancel(
            self.agreement.state, self.agreement.due_on, today, staff=self.is_staff
        )

    @property
    def may_report(self) -> bool:
        closed = self.response.state == ResponseState.CLOSED
        today = timezone.localdate(self.now)
        return self.agreement is not None and can_answer(
            self.agreement.state, self.agreement.due_on, today, closed=closed
        )

    @property
    def must_report(self) -> bool:
        """Asked, and this side has not answered yet; a settled outcome asks nobody any more."""
        agreement = self.agreement
        if not self.may_report or self.side is None or agreement is None or agreement.state == State.SETTLED:
            return False
        return not agreement.answers.filter(side=self.side).exists()

    @property
    def sees_contact(self) -> bool:
        """Staff always; both sides of each other, but before a yes not where the agency is to speak first."""
        broker_first = self.response.notice.contact_mode == "broker"
        return self.is_staff or self.agreement is not None or not broker_first

    def names(self) -> dict[str, Any]:
        """Both parties for a page."""
        return {
            side.value: {
                "name": person_name(self.response, side),
                "organisation": organisation_name(self.response, side),
                "contact": contact_of(self.response, side),
            }
            for side in Side
        }

"""The one place where a sign-up changes its state and the places follow.

| move | who | from | mail | activity |
|---|---|---|---|---|
| confirm | address, guardian; the asked person | held, asked | to the person | signup_confirmed |
| request | address, guardian; the asked person | held, asked | host or agency, in one mail | signup_requested |
| accept | host, agency | requested, interested, waiting | to the person | signup_accepted |
| refuse | host, agency | all of these, confirmed | to the person, with the reason | signup_refused |
| ask | a place came free | waiting | to the person, with a time limit | signup_asked |
| decline | the asked person | asked | none | signup_declined |
| lapse | the clock | held, asked, waiting, interested | to the person if ever confirmed | signup_lapsed |
| cancel | the person | all before the shift | to the person | signup_cancelled |
| call off | host, agency | all before the shift | to everybody in it | signup_called_off |
| attend, miss, uncheck | host, agency | confirmed, attended, missed | none | signup_attended ... |
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.lifecycle.responses import Move as ResponseMove
from gemeinsinn.exchange.lifecycle.responses import State as ResponseState
from gemeinsinn.exchange.models import Decision, Response
from gemeinsinn.people.models import User
from gemeinsinn.volunteering.actions.places import give_back, take_places
from gemeinsinn.volunteering.lifecycle.signups import COMING, HOLDING, LIVE, MOVES, Move, State, can_move
from gemeinsinn.volunteering.models import Enrolment, Shift, SignUp

VERBS: dict[Move, str] = {
    Move.CONFIRM: "signup_confirmed",
    Move.REQUEST: "signup_requested",
    Move.ACCEPT: "signup_accepted",
    Move.REFUSE: "signup_refused",
    Move.ASK: "signup_asked",
    Move.DECLINE: "signup_declined",
    Move.LAPSE: "signup_lapsed",
    Move.CANCEL: "signup_cancelled",
    Move.CALL_OFF: "signup_called_off",
    Move.ATTEND: "signup_attended",
    Move.MISS: "signup_missed",
    Move.UNCHECK: "signup_unchecked",
    Move.REJOIN_HELD: "signup_rejoined",
    Move.REJOIN_WAITING: "signup_rejoined",
    Move.REJOIN_INTERESTED: "signup_rejoined",
}


def move_sign_up(
    sign_up: SignUp, shift: Shift, move: Move, *, now: datetime, by: User | None = None, **fields: Any
) -> None:
    """One move under the lock of `shift`. Raises DomainError if it is not allowed from here, ShiftFull without room."""
    sign_up.refresh_from_db(fields=["state", "heads"])
    before = sign_up.state
    if not can_move(before, move):
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    after = MOVES[move][1]
    if after in HOLDING and before not in HOLDING:
        take_places(shift, sign_up.heads)
    if before in HOLDING and after not in HOLDING:
        give_back(shift, sign_up.heads)
    changes: dict[str, Any] = {"state": after, "changed_at": now, "lapses_at": None, **fields}
    SignUp.objects.filter(pk=sign_up.pk).update(**changes)
    for name, value in changes.items():
        setattr(sign_up, name, value)
    record(VERBS[move], sign_up, by=by, now=now, before=before)


def settle_response(enrolment: Enrolment, *, now: datetime, by: User | None = None) -> None:
    """The response follows its sign-ups: accepted with the first place, ended with the last."""
    response = Response.objects.get(pk=enrolment.pk)
    states = set(SignUp.objects.filter(enrolment=enrolment).values_list("state", flat=True))
    if states & COMING:
        if response.state == ResponseState.OFFERED:
            move_response(response, ResponseMove.ACCEPT, now=now, by=by)
            Decision.objects.get_or_create(response=response, defaults={"accepted": True, "by": by, "at": now})
    elif not states & LIVE:
        end_response(response, states, now=now, by=by)


def end_response(response: Response, states: set[str], *, now: datetime, by: User | None) -> None:
    """Nothing of it is left: lapsed, refused or taken back."""
    waits = response.state in {ResponseState.UNCONFIRMED, ResponseState.OFFERED}
    if waits and states <= {State.LAPSED}:
        move_response(response, ResponseMove.EXPIRE, now=now)
    elif response.state == ResponseState.OFFERED and states & {State.REFUSED, State.CALLED_OFF}:
        move_response(response, ResponseMove.DECLINE, now=now, by=by)
    elif waits or response.state == ResponseState.ACCEPTED:
        move_response(response, ResponseMove.WITHDRAW, now=now, by=by)

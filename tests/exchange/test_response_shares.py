"""Whatever is done in whatever order: what is covered is what is held, and never more than there is."""

import contextlib
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.response_moves import move_response
from gemeinsinn.exchange.actions.responses import (
    change_response,
    confirm_response,
    decline_response,
    expire_responses,
    reopen_response,
    respond,
    withdraw_response,
)
from gemeinsinn.exchange.lifecycle.responses import HOLDING, Move
from gemeinsinn.exchange.models import Need, Response
from tests.factories.answers import hang_need

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

AMOUNTS = st.integers(1, 1200)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["respond", "confirm", "decline", "withdraw", "change", "reopen", "accept", "agree", "cancel", "expire"]
        ),
        st.integers(0, 5),
        AMOUNTS,
    ),
    max_size=25,
)


def step(need: Need, act: str, which: int, amount: int, now: datetime) -> None:
    """One act on one of the answers so far."""
    if act == "respond":
        respond(
            notice=need, name="A", email=f"{uuid.uuid4().hex}@example.org", amount=amount, message="",
            form_key=uuid.uuid4(), language="de", now=now,
        )  # fmt: skip
        return
    answers = list(Response.objects.order_by("pk"))
    if not answers:
        return
    response = answers[which % len(answers)]
    {
        "confirm": lambda: confirm_response(response=response, now=now),
        "decline": lambda: decline_response(response=response, by=None, now=now),
        "withdraw": lambda: withdraw_response(response=response, now=now),
        "change": lambda: change_response(response=response, amount=amount, message="", now=now),
        "reopen": lambda: reopen_response(response=response, by=None, now=now),
        "accept": lambda: move_response(response, Move.ACCEPT, now=now),
        "agree": lambda: move_response(response, Move.AGREE, now=now),
        "cancel": lambda: move_response(response, Move.WITHDRAW, now=now),
        "expire": lambda: expire_responses(now=now),
    }[act]()


SAME_DATABASE = [HealthCheck.function_scoped_fixture]  # each example deletes what the one before has left


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=SAME_DATABASE)
@given(total=st.integers(100, 3000), steps=STEPS)
def test_covered_is_what_is_held_and_never_too_much(total, steps):
    Response.objects.all().delete()
    need = hang_need(amount=total, now=NOW, until=None)
    now = NOW
    for act, which, amount in steps:
        now += timedelta(hours=5)
        with contextlib.suppress(DomainError):
            step(need, act, which, amount, now)
        need.refresh_from_db()
        held = Response.objects.filter(need=need, state__in=HOLDING).aggregate(sum=Sum("amount"))["sum"] or 0
        assert need.covered == held
        assert need.covered <= total

"""A grant begins with the acceptance of its award, and is due when its time is over."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.fund.lifecycle.applications import State as ApplicationState
from gemeinsinn.fund.models import Application
from gemeinsinn.proof.actions.moves import move, tell_signer
from gemeinsinn.proof.lifecycle.grants import Move, State, settle_by
from gemeinsinn.proof.models import Grant, PlanVersion
from gemeinsinn.proof.queries.grants import co_signers


@transaction.atomic
def open_grant(*, application: Application, now: datetime) -> Grant:
    """The grant of an accepted award with the plan of its contract; the one there is, if there is one."""
    found = Grant.objects.filter(application=application).first()
    if found is not None:
        return found
    award: Any = application.decisions.filter(commitment__isnull=False).latest("at", "pk")
    today = timezone.localdate(now)
    starts = application.starts or today
    ends = max(application.ends or today, starts)
    made: Grant = Grant.objects.create(
        application=application, commitment=award.commitment, awarded=award.amount, starts=starts, ends=ends,
        due_on=settle_by(ends, application.rules.settle_weeks), created_at=now,
    )  # fmt: skip
    PlanVersion.objects.create(grant=made, number=1, costs=application.plan.by_type, at=now)
    record("grant_opened", made, now=now)
    for signer in co_signers(made):
        tell_signer(made, signer, "opened", once=signer.pk, now=now)
    return made


def open_missing(*, now: datetime) -> int:
    """Grants of awards that were accepted before there was this flat; returns how many."""
    waiting = Application.objects.filter(
        state=ApplicationState.ACCEPTED, grant=None, decisions__commitment__isnull=False
    ).select_related("rule_set")
    found = list(waiting.distinct())
    for one in found:
        open_grant(application=one, now=now)
    return len(found)


@transaction.atomic
def end_runs(*, now: datetime) -> int:
    """The proof is due from the day after the last one; returns of how many."""
    over = Grant.objects.filter(state=State.RUNNING, ends__lt=timezone.localdate(now))
    for one in over:
        move(one, Move.END)
        record("grant_ended", one, now=now)
    return len(over)

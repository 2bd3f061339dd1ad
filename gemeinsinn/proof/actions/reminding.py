"""Reminders of the proof of use, each once: the stage is kept in the row, not in the mail."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.proof.actions.moves import WITH_ALL, tell, tell_signer
from gemeinsinn.proof.lifecycle.grants import WRITABLE
from gemeinsinn.proof.lifecycle.reminders import LATE, STAGES, stage_on
from gemeinsinn.proof.models import Grant

FIRST = max(-after for _stage, after in STAGES)


@transaction.atomic
def remind_grantees(*, now: datetime) -> int:
    """Writes about every proof for which another day has come; returns about how many."""
    today = timezone.localdate(now)
    near = Grant.objects.filter(state__in=WRITABLE, due_on__lte=today + FIRST).select_related(*WITH_ALL)
    return sum(remind(one, stage_on(one.due_on, today), now=now) for one in near)


def remind(grant: Grant, stage: int, *, now: datetime) -> bool:
    """One mail a stage, and one to each who may write the proof, too; of two workers one writes them."""
    if not Grant.objects.filter(pk=grant.pk, reminded__lt=stage).update(reminded=stage):
        return False
    record("proof_reminded", grant, now=now, stage=stage)
    once = f"{grant.due_on}-{stage}"
    tell(grant, "reminder", now=now, once=once, late=stage >= LATE)
    for one in grant.co_writers.select_related("signatory__contact"):
        tell_signer(grant, one.signatory, "reminder", now=now, once=f"{once}-{one.pk}", late=stage >= LATE)
    return True

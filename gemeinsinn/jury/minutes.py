"""Minutes as plain data: who was there, and case by case who stayed out, how many voted how, and what came of it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from gemeinsinn.jury.models import Case, Member, Sitting
from gemeinsinn.jury.queries.cases import recused_ids
from gemeinsinn.jury.queries.juries import members_on


def minutes_of(sitting: Sitting, *, now: datetime) -> dict[str, Any]:
    """Everything the paper shows; ids tell later whom a line is about."""
    members = list(members_on(sitting.jury, timezone.localdate(sitting.starts_at)))
    noted = dict(sitting.presences.values_list("member", "present"))
    voted = set(Member.objects.filter(votes__case__sitting=sitting).values_list("pk", flat=True))
    cases = sitting.cases.select_related("application__round", "application__rule_set", "sitting")
    return {
        "jury": sitting.jury.name, "fund": sitting.jury.fund.name, "kind": sitting.kind, "place": sitting.place,
        "agenda": sitting.agenda, "starts_at": sitting.starts_at.isoformat(), "finished_at": now.isoformat(),
        "members": [
            {
                "id": one.pk, "name": one.name, "institution": one.institution_name, "function": one.function,
                "there": noted.get(one.pk) if sitting.kind == "meeting" else one.pk in voted,
            }
            for one in members
        ],
        "cases": [line_of(one, members) for one in cases],
    }  # fmt: skip


def line_of(case: Case, members: list[Member]) -> dict[str, Any]:
    """One case of the agenda."""
    kept_out = recused_ids(case)
    application = case.application
    return {
        "case": case.pk, "application": application.pk, "reference": application.reference, "title": application.title,
        "asked": application.asked.cents, "recused": [one.pk for one in members if one.pk in kept_out],
        "tally": case.tally, "result": case.result, "amount": case.amount.cents if case.amount else None,
        "reasons": case.reasons, "conditions": case.conditions,
    }  # fmt: skip

"""The report: kept while it is written, frozen when it is handed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.fund.content import digest_of
from gemeinsinn.proof.actions.moves import locked_open, move, tell
from gemeinsinn.proof.content import content_of
from gemeinsinn.proof.lifecycle.grants import LEAST_PICTURES, NEEDED, Move, Question
from gemeinsinn.proof.models import Grant, HandIn
from gemeinsinn.proof.papers import proof_paper
from gemeinsinn.proof.queries.figures import figures_of

LONGEST = 3000
COUNTED = ("people", "helpers", "new")  # who came, who helped, who was new


@transaction.atomic
def save_report(
    *, grant: Grant, answers: Mapping[str, str] | None = None, evaluation: Mapping[str, int | None] | None = None,
    own: Money | None = None, others: Money | None = None, now: datetime,
) -> None:  # fmt: skip
    """Keeps what was typed so far; what is None stays as it was."""
    held = locked_open(grant)
    if answers is not None:
        held.answers = {key.value: clean_text(answers.get(key) or "")[:LONGEST] for key in Question}
    if evaluation is not None:
        held.evaluation = {key: evaluation.get(key) for key in COUNTED if evaluation.get(key) is not None}
    if own is not None:
        held.own = own
    if others is not None:
        held.others = others
    held.save(update_fields=["answers", "evaluation", "own", "others", "changed_at"])
    for name in ("answers", "evaluation", "own", "others"):
        setattr(grant, name, getattr(held, name))


def missing_of(grant: Grant) -> list[tuple[str, str]]:
    """What has to be there before it can be handed in: (page, sentence)."""
    found = []
    if any(not grant.answers.get(key) for key in NEEDED):
        found.append(("bericht", _("The first three questions of the report.")))
    if any(key not in grant.evaluation for key in COUNTED):
        found.append(("bericht", _("How many people came, helped and were new.")))
    if not grant.receipts.exists():
        found.append(("belege", _("The receipts.")))
    if grant.pictures.count() < LEAST_PICTURES:
        found.append(("bilder", _("At least three pictures.")))
    return found


@transaction.atomic
def hand_in(*, grant: Grant, name: str, now: datetime) -> HandIn:
    """Freezes the proof as it is and brings it to the office; the paper of it goes to the grantee by mail."""
    held = locked_open(grant)
    typed = clean_line(name)[:120]
    if not typed:
        raise DomainError(_("Please write your name."))
    if missing_of(held):
        raise DomainError(_("Something is still missing. The list says what."))
    today = timezone.localdate(now)
    early: dict[str, Any] = {"ended_early_on": today, "ends": max(today, held.starts)} if held.ends > today else {}
    move(held, Move.HAND_IN, handed_in_at=now, back_until=None, **early)
    content = content_of(held, figures_of(held))
    made: HandIn = HandIn.objects.create(
        grant=held, number=held.hand_ins.count() + 1, content=content, digest=digest_of(content), name=typed, at=now
    )
    record("proof_handed_in", held, now=now, number=made.number)
    paper = (f"{held}-nachweis.pdf", proof_paper(held, made))
    tell(held, "handed_in", now=now, once=made.pk, hand_in=made, attachment=paper)
    grant.state = held.state
    return made

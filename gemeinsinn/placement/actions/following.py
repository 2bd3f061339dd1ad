"""Two to three months after a placement both sides are asked how it goes; a reminder once; then somebody rings."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gemeinsinn.activity.actions import record
from gemeinsinn.core.text import clean_line
from gemeinsinn.people.actions import confirm_contact
from gemeinsinn.people.models import Contact
from gemeinsinn.placement.actions.cases import allow
from gemeinsinn.placement.actions.mails import mail_follow_up
from gemeinsinn.placement.lifecycle.following import ASK_AFTER, REMIND_AFTER, Answer, Side
from gemeinsinn.placement.lifecycle.proposals import State
from gemeinsinn.placement.models import Case, FollowUp, Proposal

AT_ONCE = 200
WITH_ALL = ("need__contact", "need__organisation", "case__agency", "case__contact")


@transaction.atomic
def ask_follow_ups(*, now: datetime) -> int:
    """Asks both sides ten weeks after a placement; returns how many placements it was."""
    old = timezone.localdate(now) - ASK_AFTER
    rows = Proposal.objects.filter(state=State.PLACED, placed_on__lte=old, follow_ups=None, case__contact__isnull=False)
    placed = list(rows.select_related(*WITH_ALL)[:AT_ONCE])
    for proposal in placed:
        for side in Side:
            asked, new = FollowUp.objects.get_or_create(proposal=proposal, side=side, defaults={"asked_at": now})
            asked.proposal = proposal
            if new and mail_follow_up(asked, who_of(asked), "asked", now=now):
                FollowUp.objects.filter(pk=asked.pk).update(mailed=True)
        record("follow_up_asked", proposal, now=now)
    return len(placed)


@transaction.atomic
def remind_follow_ups(*, now: datetime) -> int:
    """Once more, two weeks later, to those who were written to and have not answered; returns how many."""
    waiting = FollowUp.objects.filter(
        answered_at=None, mailed=True, reminded_at=None, asked_at__lte=now - REMIND_AFTER,
        proposal__state=State.PLACED, proposal__case__contact__isnull=False,
    )  # fmt: skip
    rows = list(waiting.select_related(*(f"proposal__{path}" for path in WITH_ALL))[:AT_ONCE])
    for row in rows:
        FollowUp.objects.filter(pk=row.pk).update(reminded_at=now)
        mail_follow_up(row, who_of(row), "asked_again", now=now)
    return len(rows)


@transaction.atomic
def answer_follow_up(*, follow_up: FollowUp, answer: str, words: str = "", by: Any = None, now: datetime) -> None:
    """By link (by=None) or told a colleague on the telephone. A later answer of the same side counts instead.

    Anything but "it goes well" puts the case before the agency today.
    """
    case = follow_up.proposal.case
    if by is not None:
        allow(by, case.agency)
    FollowUp.objects.filter(pk=follow_up.pk).update(
        answer=Answer(answer), words=clean_line(words)[:300], answered_at=now, by=by
    )
    follow_up.refresh_from_db(fields=["answer", "words", "answered_at", "by"])
    record("follow_up_answered", follow_up.proposal, by=by, now=now, side=follow_up.side, answer=follow_up.answer)
    if by is None and follow_up.side == Side.PERSON and case.contact is not None:
        confirm_contact(contact=case.contact, now=now)
    if follow_up.answer != Answer.WELL:
        today = timezone.localdate(now)
        later = Q(due_on=None) | Q(due_on__gt=today)
        Case.objects.filter(later, pk=case.pk, contact__isnull=False).update(due_on=today)


def who_of(follow_up: FollowUp) -> Contact | None:
    """The person where it is they who are asked; None for the host, whom the need names."""
    return follow_up.proposal.case.contact if follow_up.side == Side.PERSON else None

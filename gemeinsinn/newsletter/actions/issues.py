"""Writing an issue, and the second pair of eyes before it goes out."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.newsletter.lifecycle.issues import HINTS, MOVES, Move, Part, State
from gemeinsinn.newsletter.models import Approval, Block, Issue
from gemeinsinn.newsletter.queries.checks import faults_in
from gemeinsinn.newsletter.rules import can_approve, can_run_newsletter
from gemeinsinn.newsletter.sources import Card

FIELDS = frozenset(
    {"subject", "preheader", "language", "topics", "role", "acts", "months", "place", "lat", "lon", "km", "send_at"}
)
WORDS = frozenset({"heading", "text", "label", "href", "picture", "alt"})


def allow_office(by: Any) -> None:
    """Raises NotAllowed unless `by` runs the newsletter; None (the program itself) needs no right."""
    if by is not None and not can_run_newsletter(by):
        raise NotAllowed(_("Only the network's office runs the newsletter."))


def refuse_changed() -> str:
    """What is said when an issue has moved on meanwhile."""
    return _("This issue has changed in the meantime. Please look at it again.")


@transaction.atomic
def start_issue(*, subject: str, language: str, by: Any, now: datetime) -> Issue:
    """A draft with a greeting and the needs near the reader."""
    allow_office(by)
    issue: Issue = Issue.objects.create(
        subject=subject, slug=slug_of(subject), language=language, created_at=now, changed_by=by
    )
    Block.objects.create(issue=issue, position=1, part=Part.TEXT)
    Block.objects.create(issue=issue, position=2, part=Part.NEARBY, heading="")
    record("issue_started", issue, by=by, now=now)
    return issue


@transaction.atomic
def save_issue(*, issue: Issue, fields: Mapping[str, Any], by: Any, now: datetime) -> None:
    """Other words on the envelope, other readers. Raises ValueError for a field nobody may change."""
    if not set(fields) <= FIELDS:
        raise ValueError(f"not changeable: {sorted(set(fields) - FIELDS)}")
    _touch(issue, by=by)
    for name, value in fields.items():
        setattr(issue, name, value)
    issue.slug = slug_of(issue.subject)
    issue.save(update_fields=[*fields, "slug", "changed_at"])


@transaction.atomic
def add_blocks(*, issue: Issue, cards: Sequence[Card], by: Any, now: datetime) -> int:
    """Adds what was picked, each once; without cards an empty text of one's own. Returns how many were added."""
    _touch(issue, by=by)
    there = set(issue.blocks.values_list("href", flat=True))
    last = issue.blocks.aggregate(last=Max("position"))["last"] or 0
    fresh = [card for card in cards if card.href not in there]
    blocks = [
        Block(
            issue=issue, position=last + number, part=Part.CARD, heading=card.heading[:120], text=card.text,
            label=card.label[:60], href=card.href, picture=card.picture, alt=card.alt[:240],
        )
        for number, card in enumerate(fresh, 1)
    ]  # fmt: skip
    if not cards:
        blocks = [Block(issue=issue, position=last + 1, part=Part.TEXT)]
    return len(Block.objects.bulk_create(blocks))


@transaction.atomic
def change_block(*, block: Block, fields: Mapping[str, str], by: Any, now: datetime) -> None:
    """Other words. Raises ValueError for a field nobody may change."""
    if not set(fields) <= WORDS:
        raise ValueError(f"not changeable: {sorted(set(fields) - WORDS)}")
    _touch(block.issue, by=by)
    for name, value in fields.items():
        setattr(block, name, value)
    block.save(update_fields=list(fields))


@transaction.atomic
def raise_block(*, block: Block, by: Any, now: datetime) -> None:
    """One place up; the first stays where it is."""
    _touch(block.issue, by=by)
    above = block.issue.blocks.filter(position__lt=block.position).last()
    if above is not None:
        above.position, block.position = block.position, above.position
        Block.objects.bulk_update([above, block], ["position"])


@transaction.atomic
def drop_block(*, block: Block, by: Any, now: datetime) -> None:
    """Out of the issue."""
    _touch(block.issue, by=by)
    block.delete()


@transaction.atomic
def drop_issue(*, issue: Issue, by: Any, now: datetime) -> None:
    """Throws a draft away."""
    _touch(issue, by=by)
    issue.delete()


@transaction.atomic
def hand_in(*, issue: Issue, by: Any, now: datetime) -> None:
    """Ready for the second pair of eyes. Raises DomainError while something is wrong with it."""
    allow_office(by)
    if set(faults_in(issue)) - HINTS:
        raise DomainError(_("Something still keeps this issue from going out; the list says what."))
    change_state(issue, MOVES[Move.HAND_IN], refuse_changed())
    record("issue_handed_in", issue, by=by, now=now)


@transaction.atomic
def approve(*, issue: Issue, by: Any, now: datetime) -> None:
    """It may go out at its hour, or at once without one. Whoever wrote it does not approve it, if there is anybody else."""
    allow_office(by)
    if by is not None and not can_approve(by, issue):
        raise NotAllowed(_("Somebody else has to look at it: you changed it last."))
    change_state(issue, MOVES[Move.APPROVE], refuse_changed())
    Approval.objects.create(issue=issue, by=by, at=now)
    record("issue_approved", issue, by=by, now=now)


@transaction.atomic
def take_back(*, issue: Issue, by: Any, now: datetime) -> None:
    """A draft again, as long as it has not gone out."""
    allow_office(by)
    change_state(issue, MOVES[Move.TAKE_BACK], refuse_changed())
    Approval.objects.filter(issue=issue).delete()
    record("issue_taken_back", issue, by=by, now=now)


def _touch(issue: Issue, *, by: Any) -> None:
    """Only a draft is changed, and who changed it last is known. Holds the row until the end of the transaction."""
    allow_office(by)
    if not Issue.objects.filter(pk=issue.pk, state=State.DRAFT).update(changed_by=by):
        raise DomainError(refuse_changed())
    issue.changed_by = by

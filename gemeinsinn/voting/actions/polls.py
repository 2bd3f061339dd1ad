"""Setting up a poll, opening it, stopping it, and counting it when its last day is over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.activity.actions import record
from gemeinsinn.activity.forgetting import drop_mails
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.core.money import Money
from gemeinsinn.core.moves import change_state
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.voting.lifecycle.counting import Choice, as_data, count
from gemeinsinn.voting.lifecycle.polls import FEWEST_OPTIONS, MOVES, Method, Move, State, Weight, countable_from
from gemeinsinn.voting.models import Ballot, Option, Poll
from gemeinsinn.voting.rules import can_run_polls

FIELDS = (
    "title",
    "words",
    "method",
    "weight",
    "budget",
    "fewest",
    "most",
    "allows_empty",
    "members_only",
    "starts",
    "ends",
)


@dataclass(frozen=True, slots=True)
class OptionText:
    """What can be ticked, in the words that everyone reads."""

    title: str
    words: str = ""
    cents: int = 0
    href: str = ""


def allow_office(by: Any) -> None:
    """Raises NotAllowed unless `by` runs polls; None (the program itself) needs no right."""
    if by is not None and not can_run_polls(by):
        raise NotAllowed(_("Only the network's office runs votes."))


def refuse_changed() -> str:
    """What is said when a poll has moved on meanwhile."""
    return _("This vote has changed in the meantime. Please look at it again.")


@transaction.atomic
def draft_poll(
    *, title: str, options: Sequence[OptionText], starts: date, ends: date, by: Any, now: datetime,
    method: Method = Method.SHARES, weight: Weight = Weight.ADVICE, budget: Money | None = None,
) -> Poll:  # fmt: skip
    """A poll nobody sees yet; its options keep the order in which they are given."""
    allow_office(by)
    name = clean_line(title)[:120]
    told: dict[str, Any] = {"budget": budget or Money(0), "method": method, "weight": weight}
    poll: Poll = Poll.objects.create(
        title=name, slug=slug_of(name), starts=starts, ends=ends, created_at=now, **told
    )  # fmt: skip
    for place, one in enumerate(options, start=1):
        cost: Any = Money(one.cents)
        Option.objects.create(
            poll=poll, position=place, title=clean_line(one.title)[:120], words=clean_text(one.words)[:2000],
            cost=cost, href=one.href[:200],
        )  # fmt: skip
    record("poll_drafted", poll, by=by, now=now)
    return poll


@transaction.atomic
def change_poll(
    *, poll: Poll, fields: Mapping[str, Any], texts: Mapping[int, tuple[str, str]], by: Any, now: datetime
) -> None:
    """Other rules or words, as long as it is a draft. `texts`: id of an option → (title, words)."""
    allow_office(by)
    held = Poll.objects.select_for_update().get(pk=poll.pk)
    if held.state != State.DRAFT:
        raise DomainError(refuse_changed())
    if fields["ends"] < fields["starts"] or (fields["most"] is not None and fields["most"] < fields["fewest"]):
        raise DomainError(_("Please check the days and the numbers: the last cannot be before the first."))
    for name in FIELDS:
        setattr(held, name, fields[name])
    held.slug = slug_of(held.title)
    held.save()
    for option in held.options.all():
        if option.pk in texts:
            option.title, option.words = texts[option.pk]
            option.save(update_fields=["title", "words"])
    record("poll_changed", held, by=by, now=now)


@transaction.atomic
def open_poll(*, poll: Poll, by: Any, now: datetime) -> None:
    """Everyone sees it, and from its first day it takes ballots; from here on nothing about it changes."""
    allow_office(by)
    options = list(poll.options.all())
    if len(options) < FEWEST_OPTIONS:
        raise DomainError(_("A vote needs at least two options."))
    if poll.ends < timezone.localdate(now):
        raise DomainError(_("The last day is over already."))
    if poll.fewest > len(options):
        raise DomainError(_("Nobody could tick that many: there are fewer options."))
    if poll.method != Method.PLURALITY and (not poll.budget or not all(one.cost for one in options)):
        raise DomainError(_("Where money is shared out, the budget and what each option costs must be said."))
    change_state(poll, MOVES[Move.OPEN], refuse_changed())
    record("poll_opened", poll, by=by, now=now, public=True)


@transaction.atomic
def cancel_poll(*, poll: Poll, reason: str, by: Any, now: datetime) -> None:
    """Stops it for good, with a reason everyone reads; what was cast is destroyed uncounted."""
    allow_office(by)
    words = clean_line(reason)[:300]
    if not words:
        raise DomainError(_("Please say why; it stands on the page."))
    change_state(poll, MOVES[Move.CANCEL], refuse_changed(), cancelled_words=words)
    poll.ballots.all().delete()
    blank_envelopes(poll)
    record("poll_cancelled", poll, by=by, now=now, public=True)


@transaction.atomic
def drop_draft(*, poll: Poll, by: Any, now: datetime) -> None:
    """Throws away what nobody has seen."""
    allow_office(by)
    if not Poll.objects.filter(pk=poll.pk, state=State.DRAFT).delete()[0]:
        raise DomainError(refuse_changed())


def count_due_polls(*, now: datetime) -> int:
    """Counts every poll whose last day is over; returns how many."""
    zone: Any = timezone.get_default_timezone()
    due = Poll.objects.filter(state=State.OPEN, ends__lt=timezone.localdate(now))
    return sum(count_poll(poll=poll, now=now) for poll in due if countable_from(poll.ends, zone) <= now)


@transaction.atomic
def count_poll(*, poll: Poll, now: datetime) -> bool:
    """Counts it once, writes down how it came about, and cuts every thread from ballots to people.

    The ballots are laid down anew, sorted by what they say and without keys: neither a fingerprint nor an order is left.
    """
    ballots = [frozenset(ticks) for ticks in poll.ballots.values_list("ticks", flat=True)]
    choices = [Choice(one.pk, one.cost.cents, one.position) for one in poll.options.all()]
    outcome = count(Method(poll.method), choices, ballots, poll.budget.cents)
    try:
        change_state(poll, MOVES[Move.COUNT], refuse_changed(), result=as_data(outcome, ballots))
    except DomainError:
        return False  # another worker was quicker
    poll.ballots.all().delete()
    Ballot.objects.bulk_create(Ballot(poll=poll, ticks=ticks) for ticks in sorted(sorted(one) for one in ballots))
    blank_envelopes(poll)
    record("poll_counted", poll, now=now, public=True, ballots=len(ballots))
    return True


def blank_envelopes(poll: Poll) -> None:
    """What is left of an envelope is that an old link leads to the page; mails that wait are not sent any more."""
    drop_mails(about=f"poll-{poll.pk}-")
    poll.envelopes.update(key="", ticks=[])

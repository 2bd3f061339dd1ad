"""Polls through the real actions."""

from datetime import timedelta

from django.utils import timezone

from gemeinsinn.core.money import Money
from gemeinsinn.voting.actions.casting import ask_to_cast, cast
from gemeinsinn.voting.actions.polls import OptionText, change_poll, draft_poll, open_poll
from gemeinsinn.voting.lifecycle.polls import Method
from gemeinsinn.voting.models import Envelope, Poll

THREE = (("Bänke am Markt", 80_000), ("Fest im Hof", 80_000), ("Lesekiste", 80_000))


def make_draft(*, now=None, options=THREE, title="Was soll es geben?", budget=200_000, **fields) -> Poll:
    """A draft over a week from today on, about 2,000 €; `fields` as of `change_poll`."""
    when = now or timezone.now()
    today = timezone.localdate(when)
    texts = [OptionText(name, "Für alle im Quartier.", cents) for name, cents in options]
    made = draft_poll(
        title=title,
        options=texts,
        starts=today,
        ends=today + timedelta(days=7),
        budget=Money(budget),
        by=None,
        now=when,
    )
    told = {
        "title": title, "words": "Drei Ideen, ein Topf.", "method": Method.SHARES, "weight": "advice", "fewest": 1,
        "most": None, "allows_empty": False, "members_only": False, "budget": made.budget, "starts": made.starts, "ends": made.ends,
    } | fields  # fmt: skip
    change_poll(poll=made, fields=told, texts={}, by=None, now=when)
    made.refresh_from_db()
    return made


def make_poll(*, now=None, **fields) -> Poll:
    """The same, public and taking ballots."""
    when = now or timezone.now()
    made = make_draft(now=when, **fields)
    open_poll(poll=made, by=None, now=when)
    return made


def envelope_for(poll, email, *places, now=None) -> Envelope:
    """Ticks at these places, counted from one, that wait for the click in the mail."""
    keys = list(poll.options.values_list("pk", flat=True))
    ticks = [keys[place - 1] for place in places]
    return ask_to_cast(poll=poll, ticks=ticks, email=email, language="de", now=now or timezone.now())


def vote(poll, email, *places, now=None):
    """The same, clicked."""
    when = now or timezone.now()
    envelope = envelope_for(poll, email, *places, now=when)
    return cast(envelope=envelope, ticks=envelope.ticks, now=when)

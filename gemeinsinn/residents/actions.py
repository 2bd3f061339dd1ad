"""Putting applications to the vote. What is chosen the office or the jury carries out through the fund's own actions."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.money import Money
from gemeinsinn.fund.actions.funds import allow_office
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.people.personal_data import NOBODY, Person
from gemeinsinn.residents.models import RoundVote, VotedApplication
from gemeinsinn.residents.queries import votable
from gemeinsinn.voting.actions.polls import OptionText, draft_poll
from gemeinsinn.voting.lifecycle.polls import Method, Weight
from gemeinsinn.voting.models import Option


@transaction.atomic
def put_to_vote(
    *, funding: Round, chosen: Collection[int], agreed: bool, title: str, budget: Money, starts: date, ends: date,
    weight: Weight, by: Any, now: datetime,
) -> RoundVote:  # fmt: skip
    """Drafts a vote on complete applications: title, aim and what is asked for, never a name. Raises DomainError."""
    allow_office(by)
    if not agreed:
        raise DomainError(_("Please ask the applicants first: their ideas will be read by everyone."))
    rows = [one for one in votable(funding) if one.pk in chosen]
    if not rows:
        raise DomainError(_("Please tick the applications to vote on."))
    texts = [OptionText(one.title, words_of(one), one.asked.cents) for one in rows]
    poll = draft_poll(
        title=title, options=texts, starts=starts, ends=ends, method=Method.SHARES, weight=weight, budget=budget, by=by,
        now=now,
    )  # fmt: skip
    vote: RoundVote = RoundVote.objects.create(poll=poll, round=funding)
    VotedApplication.objects.bulk_create(
        VotedApplication(vote=vote, option=option, application=application)
        for option, application in zip(poll.options.all(), rows, strict=True)
    )
    return vote


def words_of(application: Application) -> str:
    """What it is for and where; who applies is left out, for a person may be behind it."""
    return "\n\n".join(filter(None, [application.aim, application.place_name]))


@transaction.atomic
def erase_options(person: Person, *, now: datetime) -> None:
    """The person leaves: what they wrote goes from the vote; that there was something, and its votes, stay."""
    rows = VotedApplication.objects.filter(application__contact__in=person.contacts)
    Option.objects.filter(pk__in=rows.values("option")).update(title=NOBODY, words="", href="")

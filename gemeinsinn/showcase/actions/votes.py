"""Letting others choose the project of a month."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.wording import project_path
from gemeinsinn.showcase.lifecycle import month_of
from gemeinsinn.showcase.models import Candidate, MonthVote
from gemeinsinn.voting.actions.polls import OptionText, draft_poll
from gemeinsinn.voting.lifecycle.polls import FEWEST_OPTIONS, Method, Weight


@transaction.atomic
def put_candidates_to_vote(
    *, month: date, projects: Sequence[Project], title: str, starts: date, ends: date, by: Any, now: datetime
) -> MonthVote:
    """Drafts a vote with one winner; its draft stands at the desk of votes. Raises DomainError, NotAllowed."""
    if len(projects) < FEWEST_OPTIONS:
        raise DomainError(_("Please choose at least two candidates."))
    texts = [OptionText(one.title, one.aim[:600], href=project_path(one)) for one in projects]
    poll = draft_poll(
        title=title,
        options=texts,
        starts=starts,
        ends=ends,
        method=Method.PLURALITY,
        weight=Weight.DECISION,
        by=by,
        now=now,
    )
    vote: MonthVote = MonthVote.objects.create(poll=poll, month=month_of(month))
    Candidate.objects.bulk_create(
        Candidate(vote=vote, option=option, project=project)
        for option, project in zip(poll.options.all(), projects, strict=True)
    )
    return vote

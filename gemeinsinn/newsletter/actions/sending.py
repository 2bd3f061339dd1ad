"""Letting approved issues go: rows for everyone who reads it, handed to delivery, which sends each once."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from gemeinsinn.activity.actions import record
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.moves import change_state
from gemeinsinn.delivery.actions.ledger import Row, add_rows
from gemeinsinn.delivery.actions.mailings import MailTemplate, cancel, open_mailing, start
from gemeinsinn.delivery.lifecycle.mailings import State as MailingState
from gemeinsinn.delivery.models import Mailing
from gemeinsinn.newsletter.actions.counting import keep_links
from gemeinsinn.newsletter.actions.issues import allow_office, refuse_changed
from gemeinsinn.newsletter.actions.linking import list_headers, stop_address, stop_link, stop_mail
from gemeinsinn.newsletter.letter import PLACES, values_for, write_letter
from gemeinsinn.newsletter.lifecycle.issues import MOVES, NEW_FOR, Move, Sort, State
from gemeinsinn.newsletter.models import Issue
from gemeinsinn.newsletter.queries.issues import readers_of
from gemeinsinn.newsletter.queries.nearby import Neighbourhoods
from gemeinsinn.newsletter.tongues import tag_of
from gemeinsinn.people.models import User

KIND, TEST = "newsletter", "newsletter-test"
REFERENCE = "issue-"
CHUNK = 2000


def send_due_issues(*, now: datetime) -> int:
    """Every approved issue whose hour has come, and what a killed worker had begun; returns how many."""
    due = Issue.objects.filter(state=State.APPROVED).filter(Q(send_at=None) | Q(send_at__lte=now))
    count = 0
    for issue in [*begun_issues(), *due.order_by("pk")]:
        try:
            send_issue(issue=issue, now=now)
        except DomainError:
            continue  # taken back in this very moment
        count += 1
    return count


def begun_issues() -> list[Issue]:
    """Gone out by their state, while not everybody who reads them is in the mailing yet."""
    references = Mailing.objects.filter(kind=KIND, state=MailingState.OPEN).values_list("reference", flat=True)
    numbers = [int(one.removeprefix(REFERENCE)) for one in references]
    return list(Issue.objects.filter(pk__in=numbers, state=State.SENT).order_by("pk"))


def send_issue(*, issue: Issue, now: datetime) -> Mailing:
    """Killed anywhere it goes on from where it was: the mailing and each of its rows are there once.

    Whoever orders or ends the newsletter meanwhile is in or out as they are found. Raises DomainError for an issue
    that is not approved.
    """
    mailing = let_go(issue=issue, now=now)
    if mailing.state == MailingState.OPEN:
        add_rows(mailing=mailing, rows=rows_for(issue, now), now=now)
        issue.readers = mailing.rows.count()
        issue.save(update_fields=["readers"])
        if issue.readers:
            start(mailing=mailing, by=None, now=now)
        else:
            cancel(mailing=mailing, by=None, now=now)  # nobody reads it, or nothing is new anywhere
    return mailing


@transaction.atomic
def let_go(*, issue: Issue, now: datetime) -> Mailing:
    """From here on nobody can take it back: what its mailing says and that it went out are written together.

    With the issue as it was approved last, whatever the caller had read before.
    """
    gone = Issue.objects.filter(pk=issue.pk, state=State.SENT).exists()
    if not gone:
        readers = readers_of(issue).count()  # until the rows are there and counted
        change_state(issue, MOVES[Move.SEND], refuse_changed(), sent_at=now, readers=readers, changed_at=now)
        record("issue_sent", issue, by=None, now=now)
    issue.refresh_from_db()
    if not gone and issue.send_at and issue.send_at > now:
        raise DomainError(refuse_changed())  # it got another hour meanwhile
    return opened(issue, kind=KIND, reference=f"{REFERENCE}{issue.pk}", now=now)


def rows_for(issue: Issue, now: datetime) -> Iterator[Row]:
    """One reader after the other. The letter about what is new nearby goes only to whom something is new."""
    only_new = issue.sort == Sort.NEARBY
    around = Neighbourhoods(since=now - NEW_FOR if only_new else None)
    for reader in readers_of(issue).iterator(chunk_size=CHUNK):
        needs = around.needs_near(reader.lat, reader.lon)
        if needs or not only_new:
            yield Row(
                reader.address,
                tag_of(reader.language),
                values_for(needs, reader.language),
                stop_link(reader),
                stop_mail(reader.pk),
            )


@transaction.atomic
def opened(issue: Issue, *, kind: str, reference: str, now: datetime, by: Any = None) -> Mailing:
    """The mailing of an issue, and where its links lead if they are counted: both, or neither."""
    letter = write_letter(issue, {} if kind == TEST else keep_links(issue))
    headers = list_headers(f"{issue.pk}:{issue.sort}")
    if issue.sort != Sort.EDITION:
        headers["Auto-Submitted"] = "auto-generated"
    return open_mailing(
        kind=kind, reference=reference, sender=settings.DEFAULT_FROM_EMAIL,
        template=MailTemplate(letter.subject, letter.plain, letter.html, PLACES), headers=headers, by=by, now=now,
    )  # fmt: skip


def send_test(*, issue: Issue, by: User, now: datetime) -> Mailing:
    """The issue as it stands to one's own address, on the very same way. Its link ends nothing."""
    allow_office(by)
    if issue.state == State.SENT:
        raise DomainError(refuse_changed())
    mailing = opened(issue, kind=TEST, reference=f"issue-{issue.pk}-{by.pk}-{now:%Y%m%d%H%M%S%f}", now=now, by=by)
    needs = Neighbourhoods().needs_near(issue.lat, issue.lon)
    row = Row(
        by.email,
        tag_of(issue.language),
        values_for(needs, issue.language),
        stop_address(0, issue.language),
        stop_mail(0),
    )
    add_rows(mailing=mailing, rows=[row], now=now)
    start(mailing=mailing, by=None, now=now)
    return mailing

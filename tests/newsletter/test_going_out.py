"""From approved to gone out: what a killed worker leaves, and who takes an issue back in that very moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.delivery.models import Mailing, Row
from gemeinsinn.newsletter.actions import sending
from gemeinsinn.newsletter.actions.issues import approve, change_block, hand_in, save_issue, take_back
from gemeinsinn.newsletter.actions.sending import send_due_issues, send_issue
from gemeinsinn.newsletter.lifecycle.issues import State
from gemeinsinn.newsletter.models import Issue
from tests.factories.newsletters import approved_issue, subscribe

pytestmark = pytest.mark.django_db
NOW = timezone.now()


class Killed(BaseException):
    """What no code catches."""


def killed(*_args, **_kwargs):
    raise Killed


def rewrite(issue, text):
    """Taken back, written anew, approved again."""
    take_back(issue=issue, by=None, now=NOW)
    change_block(block=issue.blocks.first(), fields={"text": text}, by=None, now=NOW)
    hand_in(issue=issue, by=None, now=NOW)
    approve(issue=issue, by=None, now=NOW)


@pytest.mark.parametrize("where", ["add_rows", "start"])
def test_what_a_killed_worker_opened_cannot_be_taken_back_and_goes_on(monkeypatch, where):
    subscribe(now=NOW)
    issue = approved_issue(now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(sending, where, killed)
        with pytest.raises(Killed):
            send_due_issues(now=NOW)
    issue = Issue.objects.get()
    with pytest.raises(DomainError):
        rewrite(issue, "Etwas anderes.")
    subscribe("max@example.org", now=NOW)
    assert send_due_issues(now=NOW + timedelta(minutes=1)) == 1
    mailing, issue = Mailing.objects.get(), Issue.objects.get()
    assert (mailing.state, issue.state, issue.readers, issue.sent_at) == ("running", State.SENT, 2, NOW)
    assert "Er ist fertig." in mailing.plain and Row.objects.count() == 2
    assert send_due_issues(now=NOW + timedelta(minutes=2)) == 0


def test_killed_before_it_was_opened_nothing_has_happened(monkeypatch):
    subscribe(now=NOW)
    approved_issue(now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "open_mailing", killed)
        with pytest.raises(Killed):
            send_due_issues(now=NOW)
    issue = Issue.objects.get()
    assert issue.state == State.APPROVED and not Mailing.objects.exists()
    rewrite(issue, "Etwas anderes.")
    assert send_due_issues(now=NOW) == 1
    assert "Etwas anderes." in Mailing.objects.get().plain


def test_it_goes_out_as_it_was_approved_last():
    subscribe(now=NOW)
    read_before = approved_issue(now=NOW)
    Issue.objects.update(subject="Anders")
    rewrite(Issue.objects.get(), "Etwas anderes.")
    mailing = send_issue(issue=read_before, now=NOW)
    assert mailing.subject == "Anders" and "Etwas anderes." in mailing.plain


def test_what_got_another_hour_meanwhile_waits_for_it():
    subscribe(now=NOW)
    read_before = approved_issue(now=NOW)
    issue = Issue.objects.get()
    take_back(issue=issue, by=None, now=NOW)
    save_issue(issue=issue, fields={"send_at": NOW + timedelta(hours=1)}, by=None, now=NOW)
    hand_in(issue=issue, by=None, now=NOW)
    approve(issue=issue, by=None, now=NOW)
    with pytest.raises(DomainError):
        send_issue(issue=read_before, now=NOW)
    assert Issue.objects.get().state == State.APPROVED and not Mailing.objects.exists()


def test_one_taken_back_in_that_moment_stays_and_the_others_go(monkeypatch):
    subscribe(now=NOW)
    back, goes = approved_issue(now=NOW, subject="Zurück"), approved_issue(now=NOW, subject="Los")
    let_go = sending.let_go

    def late(*, issue, now):
        if issue == back:
            take_back(issue=Issue.objects.get(pk=back.pk), by=None, now=now)
        return let_go(issue=issue, now=now)

    monkeypatch.setattr(sending, "let_go", late)
    assert send_due_issues(now=NOW) == 1
    assert dict(Issue.objects.values_list("subject", "state")) == {"Zurück": State.DRAFT, "Los": State.SENT}
    assert [one.reference for one in Mailing.objects.all()] == [f"issue-{goes.pk}"]

"""What is kept ends on its day: the table is true, its jobs exist and do it."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.activity.tasks import forget_old_mails
from gemeinsinn.config.retention import KEPT, table
from gemeinsinn.config.worker import Worker
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.schedule import jobs
from gemeinsinn.core.tasks import forget_old_links
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.exchange.actions.notices import withdraw_notice
from gemeinsinn.exchange.actions.notices.erasing import forget_withdrawn
from gemeinsinn.exchange.actions.response_forgetting import forget_settled
from gemeinsinn.exchange.actions.responses import decline_response
from gemeinsinn.exchange.models import Need
from gemeinsinn.exchange.tasks import notices as notice_tasks
from tests.architecture.tree import ROOT
from tests.factories.answers import give_answer, hang_need
from tests.factories.partnerships import make_settled

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_the_table_is_in_the_docs_and_its_jobs_run():
    said = (ROOT / "docs" / "security.md").read_text(encoding="utf-8").splitlines()
    assert [row for row in table() if row not in said] == []
    Worker()  # knows every job
    assert {row.job for row in KEPT if row.job} <= {job.name for job in jobs()}


def mail(key, state, **fields):
    return OutgoingMail.objects.create(
        key=key, to="a@example.org", subject="", text="", message_id=key, state=state, **fields
    )


def test_mails_are_kept_for_a_month(mail_folder):
    mail("sent", "sent", queued_at=NOW, sent_at=NOW)
    mail("given up", "failed", queued_at=NOW)
    mail("waiting", "queued", queued_at=NOW)
    mail_folder.mkdir()
    for name, days in (("old", 0), ("new", 1)):
        (mail_folder / f"{name}.eml").write_text("To: a@example.org")
        then = (NOW + timedelta(days=days)).timestamp()
        os.utime(mail_folder / f"{name}.eml", (then, then))
    forget_old_mails(now=NOW + timedelta(days=30))
    assert (OutgoingMail.objects.count(), len(list(mail_folder.iterdir()))) == (3, 2)
    forget_old_mails(now=NOW + timedelta(days=30, hours=1))
    assert OutgoingMail.objects.get().key == "waiting"
    assert [path.name for path in mail_folder.iterdir()] == ["new.eml"]


def test_without_a_folder_there_is_nothing_to_delete(settings):
    del settings.EMAIL_FILE_PATH
    forget_old_mails(now=NOW)


def test_links_are_kept_for_a_month_after_their_end():
    issue_link(purpose="need", subject_id=1, now=NOW, lasts=timedelta(days=1))
    forget_old_links(now=NOW + timedelta(days=31))
    assert SecretLink.objects.exists()
    forget_old_links(now=NOW + timedelta(days=31, minutes=1))
    assert not SecretLink.objects.exists()


def test_an_answer_that_came_to_nothing_is_nobodys_after_half_a_year():
    need = hang_need(now=NOW)
    declined, open_one = give_answer(need, now=NOW), give_answer(need, now=NOW)
    decline_response(response=declined, by=None, now=NOW, note="Liebe Jule")
    assert forget_settled(now=NOW + timedelta(days=180)) == 0
    assert forget_settled(now=NOW + timedelta(days=181)) == 1
    assert forget_settled(now=NOW + timedelta(days=181)) == 0
    declined.refresh_from_db()
    open_one.refresh_from_db()
    assert (declined.contact.name, declined.message, declined.decision.note) == ("N. N.", "", "")
    assert open_one.contact.name == "Jule Brandt"


def test_what_was_withdrawn_is_emptied_unless_something_was_promised():
    empty, promised, hanging = hang_need(now=NOW), make_settled(now=NOW).response.need, hang_need(now=NOW)
    for need in (empty, promised):
        Need.objects.filter(pk=need.pk).update(state="published")
        need.refresh_from_db()
        withdraw_notice(notice=need, now=NOW)
    Need.objects.update(changed_at=NOW)
    assert forget_withdrawn(now=NOW + timedelta(days=30)) == 0
    notice_tasks.forget(now=NOW + timedelta(days=31))
    for need in (empty, promised, hanging):
        need.refresh_from_db()
    assert (empty.title, empty.contact.name) == ("N. N.", "N. N.")
    assert promised.contact.name == hanging.contact.name == "Oksana Petrenko"

"""Receipts, hours, pictures, the report, and handing it all in."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.documents import document_bytes
from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.money import Money
from gemeinsinn.fund.content import digest_of
from gemeinsinn.proof.actions import evidence
from gemeinsinn.proof.actions.evidence import Twin, add_hours, add_picture, remove_hours, remove_picture, remove_receipt
from gemeinsinn.proof.actions.reporting import hand_in, missing_of, save_report
from gemeinsinn.proof.models import Grant, Receipt
from gemeinsinn.proof.queries.showing import closed_grants, story_of
from tests.factories.documents import make_document
from tests.factories.proof import (
    ANSWERS,
    COUNTS,
    add_receipt,
    due_grant,
    handed_grant,
    make_photo,
    running_grant,
    written_grant,
)

NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
pytestmark = pytest.mark.django_db


def test_receipts_come_one_by_one_and_none_twice():
    grant = due_grant(now=NOW)
    first, second = add_receipt(grant, now=NOW), add_receipt(grant, number=2, now=NOW)
    assert [(one.number, one.payee, one.suffix, one.twin) for one in grant.receipts.all()] == [
        (1, "Markt 1", "pdf", False), (2, "Markt 2", "pdf", False),
    ]  # fmt: skip
    with pytest.raises(DomainError, match="1"):  # the same paper
        add_receipt(grant, number=9, now=NOW, paper=make_document(b"Bon 1"))
    with pytest.raises(Twin, match="2"):  # another paper, but the same day, sum and name
        add_receipt(grant, payee="Markt 2", now=NOW, paper=make_document(b"Bon 3"))
    twin = add_receipt(grant, payee="Markt 2", now=NOW, paper=make_document(b"Bon 3"), twin=True)
    assert (twin.number, twin.twin) == (3, True)
    with pytest.raises(DomainError):
        add_receipt(grant, number=4, now=NOW, paper=None)
    Receipt.objects.filter(pk=first.pk).update(verdict="refused", remark="x")
    old = first.path
    add_receipt(grant, 20_000, receipt=first, paper=make_photo(), now=NOW)
    first.refresh_from_db()
    assert (first.number, first.amount, first.suffix, first.verdict, first.remark) == (1, Money(20_000), "jpg", "", "")
    assert first.path != old and document_bytes(first.path)
    add_receipt(grant, 21_000, receipt=second, paper=None, now=NOW)
    assert Receipt.objects.get(pk=second.pk).path == second.path


@pytest.mark.parametrize("wrong", [{"cost_type": "gold"}, {"cents": 0}, {"day": TODAY + timedelta(days=1)}])
def test_what_cannot_be_a_receipt_is_refused(wrong):
    with pytest.raises(DomainError):
        add_receipt(due_grant(now=NOW), now=NOW, **wrong)


def test_there_is_an_end_to_everything(monkeypatch):
    grant = due_grant(now=NOW)
    monkeypatch.setattr(evidence, "MOST_RECEIPTS", 1)
    monkeypatch.setattr(evidence, "MOST_PICTURES", 1)
    add_receipt(grant, now=NOW)
    add_picture(grant=grant, paper=make_photo(1), alt="a", rights="b", public=True, now=NOW)
    for wrong in (
        lambda: add_receipt(grant, number=2, now=NOW),
        lambda: add_picture(grant=grant, paper=make_photo(200), alt="a", rights="b", public=True, now=NOW),
    ):
        with pytest.raises(DomainError):
            wrong()


def test_hours_and_pictures_say_what_they_have_to():
    grant = due_grant(now=NOW)
    hours = {"grant": grant, "day": TODAY, "who": "J. B.", "what": "Aufbau", "hundredths": 250, "now": NOW}
    picture = {"grant": grant, "paper": make_photo(), "alt": "Tafel", "rights": "Jule", "public": True, "now": NOW}
    for wrong in ({"hundredths": 2401}, {"hundredths": 0}, {"who": " "}, {"day": TODAY + timedelta(days=1)}):
        with pytest.raises(DomainError):
            add_hours(**hours | wrong)
    for wrong in ({"paper": make_document()}, {"alt": " "}, {"rights": ""}):
        with pytest.raises(DomainError):
            add_picture(**picture | wrong)
    line, shown = add_hours(**hours), add_picture(**picture)
    with pytest.raises(DomainError):
        add_picture(**picture)
    assert (str(line), str(shown)) == (f"{grant.pk} 2026-11-28 250", f"{grant.pk} Tafel")


def test_what_is_taken_away_is_gone_with_its_paper(django_capture_on_commit_callbacks):
    grant = written_grant(now=NOW)
    receipt, picture, line = grant.receipts.first(), grant.pictures.first(), grant.hours.get()
    with django_capture_on_commit_callbacks(execute=True):
        remove_receipt(receipt=receipt, now=NOW)
        remove_picture(picture=picture, now=NOW)
        remove_hours(line=line, now=NOW)
    assert (grant.receipts.count(), grant.pictures.count(), grant.hours.count()) == (1, 2, 0)
    for path in (receipt.path, picture.path):
        with pytest.raises(NoLongerThere):
            document_bytes(path)
    assert add_receipt(grant, number=7, now=NOW).number == 3


def test_the_report_is_kept_in_parts():
    grant = due_grant(now=NOW)
    save_report(grant=grant, answers=ANSWERS | {"strange": "x"}, now=NOW)
    save_report(grant=grant, evaluation=COUNTS | {"strange": 1}, own=Money(500), now=NOW)
    save_report(grant=grant, others=Money(700), now=NOW)
    held = Grant.objects.get(pk=grant.pk)
    assert held.answers == ANSWERS | {"different": "", "learned": ""} == grant.answers
    assert (held.evaluation, held.own, held.others) == (COUNTS, Money(500), Money(700))


def test_what_is_missing_has_its_page():
    grant = due_grant(now=NOW)
    assert [page for page, _words in missing_of(grant)] == ["bericht", "bericht", "belege", "bilder"]
    for name in ("Jule", " "):
        with pytest.raises(DomainError):
            hand_in(grant=grant, name=name, now=NOW)
    assert missing_of(written_grant(now=NOW)) == []


def test_handing_in_freezes_everything_and_says_so():
    grant = written_grant(now=NOW)
    made = hand_in(grant=grant, name="Jule Brandt", now=NOW)
    grant.refresh_from_db()
    mail = OutgoingMail.objects.get(key__endswith=f"handed_in-{made.pk}")
    assert (grant.state, grant.handed_in_at, made.number, made.name) == ("handed_in", NOW, 1, "Jule Brandt")
    assert (mail.attachment_name, bytes(mail.attachment)[:5]) == (f"{grant}-nachweis.pdf", b"%PDF-")
    assert made.digest == digest_of(made.content) and len(made.content["receipts"]) == 2
    assert (made.content["claimed"], str(made)) == (40_000, f"{grant.pk} {made.digest[:8]}")
    for late in (
        lambda: save_report(grant=grant, own=Money(1), now=NOW), lambda: add_receipt(grant, number=5, now=NOW),
        lambda: remove_receipt(receipt=grant.receipts.first(), now=NOW), lambda: hand_in(grant=grant, name="J", now=NOW),
    ):  # fmt: skip
        with pytest.raises(DomainError):
            late()


def test_whoever_is_done_early_says_so_by_handing_in():
    grant = running_grant(now=NOW - timedelta(days=60))  # from the 20th day on, for thirty days
    for number in (1, 2):
        add_receipt(grant, 20_000, number=number, now=NOW - timedelta(days=30))
    for grey in (1, 90, 200):
        add_picture(grant=grant, paper=make_photo(grey), alt="a", rights="b", public=True, now=NOW)
    save_report(grant=grant, answers=ANSWERS, evaluation=COUNTS, now=NOW)
    hand_in(grant=grant, name="Jule", now=NOW - timedelta(days=30))
    grant.refresh_from_db()
    assert (grant.ends, grant.ended_early_on) == (TODAY - timedelta(days=30), TODAY - timedelta(days=30))


def test_a_closed_grant_has_a_story_without_what_nobody_may_show(office):
    grant = handed_grant(now=NOW)
    assert list(closed_grants(office)) == []
    Grant.objects.filter(pk=grant.pk).update(state="closed", recognised=Money(1), checked_at=NOW, closed_at=NOW)
    assert list(closed_grants(office)) == [grant]
    story = story_of(grant)
    assert (len(story.pictures), story.answers["what"], story.evaluation, story.figures.actual) == (
        2,
        "Drei lange Tafeln.",
        COUNTS,
        40_000,
    )

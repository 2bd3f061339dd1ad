"""What time does to needs and offers: asked, hidden, expired, forgotten."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.actions import notices as act
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need
from tests.exchange.traces import mails, verbs
from tests.factories.exchange import (
    make_author,
    make_need,
    make_offer,
    make_place,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def _frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place():
    return make_place()


def test_stale_ones_are_asked_once_and_hidden_after_fourteen_days(place):
    old = NOW - timedelta(days=90)
    stale = make_need(until=None, confirmed_at=old)
    make_need(until=None, confirmed_at=old + timedelta(hours=1))
    make_need(confirmed_at=old)  # has an end date
    standing = make_offer(confirmed_at=old)
    assert act.ask_stale_notices(now=NOW) == 2
    assert act.ask_stale_notices(now=NOW) == 0
    assert sorted(mails()) == sorted([f"need-{stale.pk}-still_needed", f"offer-{standing.pk}-still_needed"])
    assert act.hide_unanswered_notices(now=NOW + timedelta(days=13)) == 0
    act.revive_notice(notice=standing, now=NOW + timedelta(days=2))
    assert act.hide_unanswered_notices(now=NOW + timedelta(days=14)) == 1
    stale.refresh_from_db()
    assert (stale.state, verbs(stale)) == (State.HIDDEN, ["asked", "hidden"])
    act.revive_notice(notice=stale, now=NOW + timedelta(days=20))
    assert stale.state == State.PUBLISHED


def test_what_volunteers_are_wanted_for_is_confirmed_every_ninety_days_or_hidden(place):
    confirmed = NOW - timedelta(days=76)
    fields = {"confirmed_at": confirmed, "unit": "person", "unit_words": "", "amount": 300}
    opportunities = [
        make_need(kind="zeit", until=None, **fields),  # ongoing
        make_need(kind="wissen", until=NOW.date() + timedelta(days=200), **fields),  # with a last day far away
        make_need(kind="zeit", planned=True, **fields | {"unit": "place"}),
        make_need(kind="zeit", source="freinet:7", **fields),
    ]
    Need.objects.filter(source="freinet:7").update(contact=None)  # nobody to write to: the desk sees it
    make_need(kind="zeit", **fields | {"confirmed_at": confirmed + timedelta(minutes=1)})
    make_need(kind="sachen", until=None, confirmed_at=confirmed)
    make_offer(kind="zeit", confirmed_at=confirmed)
    assert (act.ask_stale_notices(now=NOW), act.ask_stale_notices(now=NOW)) == (4, 0)
    assert len(mails()) == 3
    act.revive_notice(notice=opportunities[0], now=NOW + timedelta(days=1))  # the one click
    assert act.hide_unanswered_notices(now=confirmed + timedelta(days=90)) == 3
    for need in opportunities:
        need.refresh_from_db()
    assert [need.state for need in opportunities] == [State.PUBLISHED, State.HIDDEN, State.HIDDEN, State.HIDDEN]


def test_the_mail_asks_with_three_links(place):
    need = make_need(until=None, confirmed_at=NOW - timedelta(days=91))
    act.ask_stale_notices(now=NOW)
    text = OutgoingMail.objects.get().text
    assert all(f"/{rest}/" in text for rest in ("noch-da", "erledigt", "aendern"))
    assert SecretLink.objects.filter(purpose="need", subject_id=need.pk).count() == 1


def test_expiring_is_done_once_and_the_last_day_counts():
    over = make_need(until=NOW.date() - timedelta(days=1))
    today = make_need(until=NOW.date())
    assert (act.expire_notices(now=NOW), act.expire_notices(now=NOW)) == (1, 0)
    over.refresh_from_db()
    today.refresh_from_db()
    assert (over.state, today.state) == (State.EXPIRED, State.PUBLISHED)
    assert mails() == [f"need-{over.pk}-expired"]


def test_drafts_and_unconfirmed_ones_are_forgotten_with_their_contact():
    for state, days in ((State.DRAFT, 31), (State.DRAFT, 29), (State.UNCONFIRMED, 8), (State.UNCONFIRMED, 6)):
        need = make_need(state=state)
        Need.objects.filter(pk=need.pk).update(changed_at=NOW - timedelta(days=days))
    bare = make_need(state=State.DRAFT)
    Need.objects.filter(pk=bare.pk).update(changed_at=NOW - timedelta(days=40), contact=None)
    assert act.forget_drafts(now=NOW) == 3
    assert sorted(Need.objects.values_list("state", flat=True)) == ["draft", "unconfirmed"]


def test_a_run_that_is_killed_leaves_whole_rows_and_the_next_does_the_rest(monkeypatch):
    from gemeinsinn.exchange.actions.notices import scheduled

    rows = [make_need(until=NOW.date() - timedelta(days=1)) for _ in range(3)]
    real = scheduled.tell_author

    def dies_at_second(notice, *args, **kwargs):
        if notice.pk == rows[1].pk:
            raise KeyboardInterrupt
        real(notice, *args, **kwargs)

    monkeypatch.setattr(scheduled, "tell_author", dies_at_second)
    with pytest.raises(KeyboardInterrupt):
        act.expire_notices(now=NOW)
    assert list(Need.objects.order_by("pk").values_list("state", flat=True)) == ["expired", "published", "published"]
    monkeypatch.undo()
    assert act.expire_notices(now=NOW) == 2
    assert len(mails()) == 3


def test_a_row_that_moved_in_between_is_passed_over(monkeypatch):
    from gemeinsinn.exchange.actions.notices import scheduled

    need = make_need(until=NOW.date() - timedelta(days=1))

    def withdrawn_meanwhile(due, models):
        Need.objects.filter(pk=need.pk).update(state=State.WITHDRAWN)
        yield need

    monkeypatch.setattr(scheduled, "each_due", withdrawn_meanwhile)
    assert act.expire_notices(now=NOW) == 0


def test_many_rows_come_in_batches(monkeypatch):
    from gemeinsinn.exchange.actions.notices import scheduled

    monkeypatch.setattr(scheduled, "BATCH", 2)
    for _ in range(5):
        make_need(until=NOW.date() - timedelta(days=1))
    assert act.expire_notices(now=NOW) == 5


def test_nobody_to_write_to_is_no_fault():
    need = make_need(until=timezone.localdate() - timedelta(days=1), contact=make_author(email=""))
    act.expire_notices(now=NOW)
    need.refresh_from_db()
    assert (need.state, mails()) == (State.EXPIRED, [])


@pytest.mark.parametrize("job", [act.ask_stale_notices, act.hide_unanswered_notices])
def test_a_row_that_is_no_longer_due_is_left_alone(monkeypatch, job):
    from gemeinsinn.exchange.actions.notices import scheduled

    need = make_need(until=None)
    asked = make_need(until=None, confirmed_at=NOW - timedelta(days=100), asked_at=NOW)
    monkeypatch.setattr(scheduled, "each_due", lambda due, models: iter([need, asked]))
    assert job(now=NOW) == 0
    assert mails() == []


def test_a_row_deleted_while_a_batch_runs_is_passed_over(monkeypatch):
    first, second = (make_need(until=NOW.date() - timedelta(days=1)) for _ in range(2))
    from gemeinsinn.exchange.actions.notices import scheduled

    real = scheduled.tell_author

    def deletes_the_next(notice, *args, **kwargs):
        real(notice, *args, **kwargs)
        Need.objects.filter(pk=second.pk).delete()

    monkeypatch.setattr(scheduled, "tell_author", deletes_the_next)
    assert act.expire_notices(now=NOW) == 1
    assert list(Need.objects.values_list("pk", flat=True)) == [first.pk]


def test_the_jobs_are_on_the_schedule():
    from gemeinsinn.core.schedule import jobs
    from gemeinsinn.exchange.tasks import notices as notice_tasks

    named = {job.name for job in jobs()}
    assert {
        "exchange.expire_notices",
        "exchange.ask_stale_notices",
        "exchange.hide_unanswered_notices",
        "exchange.forget_drafts",
    } <= named
    over = make_need(until=NOW.date() - timedelta(days=1))
    for job in (notice_tasks.expire, notice_tasks.ask, notice_tasks.hide, notice_tasks.forget):
        job(now=NOW)
    over.refresh_from_db()
    assert over.state == State.EXPIRED

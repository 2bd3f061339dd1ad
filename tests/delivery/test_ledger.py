"""One row a mailing and address; claimed by one, marked once, decided by a person where nobody knows."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from gemeinsinn.activity.models import Event
from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.delivery.actions import ledger, pacing
from gemeinsinn.delivery.actions.forgetting import erase_address, erase_rows, forget_rows
from gemeinsinn.delivery.actions.ledger import (
    Row,
    add_rows,
    claim_rows,
    decide_unknown,
    give_up_claims,
    mark_rows,
    settle_batches,
)
from gemeinsinn.delivery.actions.mailings import MailTemplate, cancel, finish, open_mailing, pause, resume, start
from gemeinsinn.delivery.lifecycle.mailings import CLAIM_LASTS, KEPT, Outcome, Verdict
from gemeinsinn.delivery.models import Batch, Mailing, Pace
from gemeinsinn.delivery.models import Row as LedgerRow
from gemeinsinn.delivery.queries.mailings import mailings_for
from gemeinsinn.delivery.queries.rows import own_rows, rows_of, unknown_rows
from gemeinsinn.delivery.tasks import forget, settle
from gemeinsinn.people.personal_data import person_of
from tests.factories.mailings import NOW, make_mailing
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


def claim(mailing, most=10, worker="w", **more):
    return claim_rows(mailing=mailing, most=most, worker=worker, now=NOW, **more)


def states(mailing):
    return Counter(mailing.rows.values_list("state", flat=True))


def test_an_address_is_there_once_however_it_is_written():
    mailing = make_mailing(2, begin=False)
    more = [Row("P1@Example.ORG"), Row("new@example.org"), Row("new@example.org ")]
    assert add_rows(mailing=mailing, rows=more, now=NOW) == 1
    assert sorted(mailing.rows.values_list("address", "domain")) == [
        ("new@example.org", "example.org"), ("p0@example.org", "example.org"), ("p1@example.org", "example.org"),
    ]  # fmt: skip


def test_many_rows_come_in_portions(monkeypatch):
    monkeypatch.setattr(ledger, "CHUNK", 4)
    mailing, read = make_mailing(0, begin=False), []

    def rows():
        for number in range(10):
            read.append(LedgerRow.objects.count())
            yield Row(f"p{number}@example.org")

    assert add_rows(mailing=mailing, rows=rows(), now=NOW) == 10
    assert read == [0, 0, 0, 0, 4, 4, 4, 4, 8, 8]


def test_the_same_reference_is_the_same_mailing():
    first, second = make_mailing(0, begin=False), make_mailing(0, begin=False)
    assert first == second and make_mailing(0, begin=False, reference="2") != first
    assert list(Event.objects.order_by("pk").values_list("verb", flat=True)) == ["mailing_opened"] * 2


@pytest.mark.parametrize(
    "headers", [{"From": "x"}, {"dkim-signature": "x"}, {"X Y": "x"}, {"List-Id": "Grüße"}, {"A:b\r\nBcc": "x"}]
)
def test_headers_that_are_ours_or_none_are_refused(headers):
    with pytest.raises(ValueError, match="cannot bring"):
        open_mailing(
            kind="news", reference="1", sender="a@b.example", template=MailTemplate("s", "p", "h"), headers=headers,
            by=None, now=NOW,
        )  # fmt: skip


def test_only_the_office_sends():
    office, other = make_account(roles=["office"]), make_account()
    mailing = make_mailing(1, begin=False)
    for nobody in (other, AnonymousUser()):
        with pytest.raises(NotAllowed):
            start(mailing=mailing, by=nobody, now=NOW)
        assert list(mailings_for(nobody)) == []
    start(mailing=mailing, by=office, now=NOW)
    assert list(mailings_for(office)) == [mailing]


def test_from_open_to_the_end():
    mailing = make_mailing(0, begin=False)
    with pytest.raises(DomainError, match="niemanden"):
        start(mailing=mailing, by=None, now=NOW)
    mailing = make_mailing(1)
    with pytest.raises(DomainError, match="unterwegs"):
        add_rows(mailing=mailing, rows=[Row("late@example.org")], now=NOW)
    pause(mailing=mailing, by=None, now=NOW, because="x")
    assert claim(mailing)[1] == []
    resume(mailing=mailing, by=None, now=NOW + timedelta(hours=1))
    assert (mailing.stopped_because, mailing.going_since) == ("", NOW + timedelta(hours=1))
    cancel(mailing=mailing, by=None, now=NOW)
    for act in (pause, resume, cancel, start):
        with pytest.raises(DomainError):
            act(mailing=mailing, by=None, now=NOW)
    with pytest.raises(DomainError):
        finish(mailing=mailing, now=NOW)
    assert not Batch.objects.exists()


def test_nobody_claims_twice_what_is_not_due_or_somebody_elses():
    mailing = make_mailing(5)
    mailing.rows.filter(address="p3@example.org").update(due_at=NOW + timedelta(seconds=1))
    mailing.rows.filter(address="p4@example.org").update(domain="slow.example")
    _batch, first = claim(mailing, 2)
    _batch, second = claim(mailing, 9, but=["slow.example"])
    assert [[row.address[:2] for row in rows] for rows in (first, second)] == [["p0", "p1"], ["p2"]]


def test_each_verdict_has_its_mark():
    mailing = make_mailing(6)
    batch, rows = claim(mailing)
    verdicts = [Verdict.SENT, Verdict.LATER, Verdict.REFUSED, Verdict.UNKNOWN, Verdict.UNTOUCHED]
    outcomes = [(row, Outcome(verdict, "words")) for row, verdict in zip(rows, verdicts, strict=False)]
    rows[5].tries = 8
    mark_rows(batch=batch, outcomes=[*outcomes, (rows[5], Outcome(Verdict.LATER, "full"))], now=NOW)
    assert list(mailing.rows.order_by("id").values_list("state", "tries", "problem", "due_at", "batch")) == [
        ("sent", 1, "", NOW, batch.pk),
        ("queued", 1, "words", NOW + timedelta(minutes=2), None),
        ("failed", 1, "words", NOW, batch.pk),
        ("unknown", 1, "words", NOW, batch.pk),
        ("queued", 0, "", NOW, None),
        ("failed", 1, "full", NOW, batch.pk),
    ]
    batch.refresh_from_db()
    assert (batch.sent, batch.refused, batch.later, batch.ended_at) == (1, 1, 2, NOW)
    mailing.rows.update(state="queued")
    mark_rows(batch=batch, outcomes=[(row, Outcome(Verdict.SENT)) for row in rows], now=NOW)
    assert states(mailing) == {"queued": 6}  # taken from the worker meanwhile: its word does not count any more


def test_a_worker_that_fell_silent_leaves_unknown():
    mailing = make_mailing(3)
    claim(mailing, 2)
    settle(now=NOW + CLAIM_LASTS)
    assert states(mailing) == {"claimed": 2, "queued": 1}
    assert give_up_claims(now=NOW + CLAIM_LASTS + timedelta(seconds=1)) == 2
    assert states(mailing) == {"unknown": 2, "queued": 1}


def test_what_a_dead_worker_noted_is_believed():
    mailing = make_mailing(6)
    _batch, rows = claim(mailing, 4)
    claim(mailing, 1, worker="alive")
    sent, doubtful = {rows[0].pk, rows[1].pk}, {rows[2].pk}
    assert settle_batches(worker="w", sent=sent, doubtful=doubtful, now=NOW) == 1
    assert list(mailing.rows.order_by("id").values_list("state", "tries")) == [
        ("sent", 1), ("sent", 1), ("unknown", 1), ("queued", 0), ("claimed", 1), ("queued", 0),
    ]  # fmt: skip
    assert settle_batches(worker="w", sent=(), doubtful={rows[0].pk}, now=NOW) == 0


def test_a_person_decides_about_the_unknown():
    mailing, office = make_mailing(3), make_account(roles=["office"])
    mailing.rows.filter(address__in=["p0@example.org", "p1@example.org"]).update(state="unknown")
    first, second = unknown_rows(mailing)
    Mailing.objects.filter(pk=mailing.pk).update(state="done", ended_at=NOW)
    mailing.refresh_from_db()
    sure = {"mailing": mailing, "by": office, "now": NOW}
    assert decide_unknown(rows=[first.pk, second.pk + 1], again=True, **sure) == 1
    assert decide_unknown(rows=[first.pk], again=True, **sure) == 0
    assert decide_unknown(rows=[second.pk], again=False, **sure) == 1
    assert list(mailing.rows.order_by("id").values_list("state", flat=True)) == ["queued", "failed", "queued"]
    mailing.refresh_from_db()
    assert (mailing.state, mailing.ended_at) == ("running", None)
    said = Event.objects.filter(verb="unknown_decided").order_by("pk").values_list("data", flat=True)
    assert list(said) == [{"again": True, "count": 1}, {"again": False, "count": 1}]
    with pytest.raises(NotAllowed):
        decide_unknown(mailing=mailing, rows=[], again=True, by=make_account(), now=NOW)
    mailing.state = "cancelled"
    with pytest.raises(DomainError, match="beendet"):
        decide_unknown(rows=[], again=True, **sure)


def test_what_was_sent_to_somebody_is_in_their_copy_and_goes_with_them():
    user = make_account(email="P1@example.org")
    mailing = make_mailing(2, begin=False)
    assert [(one["mailing"], one["state"], one["subject"]) for one in own_rows(user)["sent"]] == [
        ("news 1", "queued", "Grüße an [[name]]")
    ]
    assert erase_address(address=" P1@example.org ", now=NOW) == 1
    assert (list(rows_of("p1@example.org")), mailing.rows.count()) == ([], 1)
    add_rows(mailing=mailing, rows=[Row("p1@example.org")], now=NOW)
    erase_rows(person_of(user), now=NOW)
    assert [row.address for row in mailing.rows.all()] == ["p0@example.org"]


def test_addresses_go_some_time_after_the_end(monkeypatch):
    monkeypatch.setattr("gemeinsinn.delivery.actions.forgetting.MOST", 2)
    old, going = make_mailing(5), make_mailing(1, reference="2")
    claim(old)
    cancel(mailing=old, by=None, now=NOW)
    Pace.objects.create(domain="old.example", minute=5)
    Pace.objects.create(domain="now.example", quiet_until=NOW + KEPT)
    assert forget_rows(now=NOW + KEPT) == 0
    forget(now=NOW + KEPT + timedelta(seconds=1))
    assert (old.rows.count(), old.batches.count(), going.rows.count()) == (0, 0, 1)
    assert list(Pace.objects.values_list("domain", flat=True)) == ["now.example"]


def test_without_limits_nothing_is_counted(settings):
    assert pacing.take_turns(domain="a.example", wanted=5, now=NOW) == 5
    settings.MAIL_PER_MINUTE_DOMAIN = 3
    assert [pacing.take_turns(domain="a.example", wanted=2, now=NOW) for _n in range(3)] == [2, 1, 0]
    assert pacing.take_turns(domain="a.example", wanted=0, now=NOW) == 0
    assert pacing.resting_domains(now=NOW) == ["a.example"]
    assert pacing.take_turns(domain="a.example", wanted=2, now=NOW + timedelta(minutes=1)) == 2
    settings.MAIL_PER_MINUTE = 1
    assert pacing.take_turns(domain=pacing.ALL, wanted=2, now=NOW) == 1
    assert set(pacing.resting_domains(now=NOW)) == {pacing.ALL}


def test_rests_grow_and_end_with_a_yes():
    waits = []
    for _n in range(3):
        pacing.learn_pace(sent={}, later={"slow.example": 3, "b.example": 2}, now=NOW)
        waits.append((Pace.objects.get().quiet_until - NOW).total_seconds())
    assert waits == [15, 30, 60]
    pacing.learn_pace(sent={"slow.example": 1}, later={}, now=NOW)
    assert Pace.objects.values_list("strikes", "quiet_until").get() == (0, None)


def test_a_wave_is_seen_once():
    mailing = make_mailing(1)
    assert pacing.stop_wave(mailing=mailing, now=NOW) is False
    Batch.objects.create(mailing=mailing, worker="w", claimed_at=NOW, ended_at=NOW, refused=20)
    assert pacing.stop_wave(mailing=mailing, now=NOW) is True
    assert pacing.stop_wave(mailing=mailing, now=NOW) is False
    mailing.going_since = None
    assert pacing.stop_wave(mailing=mailing, now=NOW) is False


def test_a_server_that_comes_back_is_forgiven():
    mailing = make_mailing(1)
    pacing.calm_down(mailing=mailing)
    pacing.rest(mailing=mailing, because="away", now=NOW)
    assert (mailing.strikes, mailing.stopped_because) == (1, "away")
    pacing.calm_down(mailing=mailing)
    assert (mailing.strikes, mailing.quiet_until, mailing.stopped_because) == (0, None, "")


ROWS, WORKERS = 200, 8


def claim_all(mailing, number):
    """One worker's claims until nothing is left."""
    keys = []
    while rows := claim_rows(mailing=mailing, most=7, worker=f"w{number}", now=NOW)[1]:
        keys += [row.pk for row in rows]
    return keys


def test_no_row_is_ever_in_two_hands(either_database, run_at_once):
    mailing = make_mailing(ROWS)
    results = run_at_once(WORKERS, lambda number: claim_all(mailing, number))
    assert sorted(key for keys in results for key in keys) == sorted(mailing.rows.values_list("pk", flat=True))


def test_a_limit_holds_for_all_workers_together(either_database, run_at_once, settings):
    settings.MAIL_PER_MINUTE_DOMAIN = 10
    Pace.objects.create(domain="a.example")
    granted = run_at_once(WORKERS, lambda _n: pacing.take_turns(domain="a.example", wanted=3, now=NOW))
    assert sum(granted) == 10


def test_control_looking_first_and_claiming_afterwards_claims_twice(either_database, run_at_once, monkeypatch):
    """The control: without the guard of the state, rows are in several hands."""
    mailing, looked = make_mailing(20), threading.Barrier(4, timeout=30)

    def careless(_number):
        keys = list(mailing.rows.filter(state="queued").values_list("pk", flat=True))
        looked.wait()
        with transaction.atomic():
            LedgerRow.objects.filter(pk__in=keys).update(state="claimed")
        return keys

    results = run_at_once(4, careless)
    assert len([key for keys in results for key in keys]) == 80

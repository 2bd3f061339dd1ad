"""From the ledger to a mail server that behaves, and to one that does not."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from gemeinsinn.delivery import sending, tasks
from gemeinsinn.delivery.actions.ledger import decide_unknown
from gemeinsinn.delivery.actions.mailings import cancel, pause, resume
from gemeinsinn.delivery.lifecycle.mailings import WAVE
from gemeinsinn.delivery.models import Batch, Mailing, Row
from gemeinsinn.delivery.queries.mailings import progress
from tests.factories.mailings import make_mailing

pytestmark = pytest.mark.django_db


def states(mailing):
    return Counter(mailing.rows.values_list("state", flat=True))


def reached(sink):
    return sorted(one.recipient for one in sink.taken)


@pytest.mark.parametrize("pipelining", [True, False])
def test_each_gets_one_message_over_one_connection(sink, hands, pipelining):
    sink.pipelining = pipelining
    mailing = make_mailing(250)
    assert hands.work() is False
    assert (reached(sink), sink.connections) == (sorted(f"p{n}@example.org" for n in range(250)), 1)
    mailing.refresh_from_db()
    assert (states(mailing), mailing.state, mailing.ended_at) == ({"sent": 250}, "done", hands.now)
    assert list(mailing.rows.values_list("values", "unsubscribe_url").distinct()) == [({}, "")]
    assert [batch.sent for batch in Batch.objects.order_by("pk")] == [100, 100, 50]
    assert not list(sending.journal_folder().iterdir())
    assert hands.work() is False and len(sink.taken) == 250


@pytest.mark.parametrize("pipelining", [True, False])
@pytest.mark.parametrize("stage", ["RCPT", "DATA", "body"])
def test_who_is_refused_is_refused_alone(sink, hands, pipelining, stage):
    sink.pipelining = pipelining
    sink.plan = lambda at, to: "550 5.1.1 no such user" if at == stage and to == "p1@example.org" else None
    mailing = make_mailing(4)
    hands.work()
    assert reached(sink) == ["p0@example.org", "p2@example.org", "p3@example.org"]
    row = mailing.rows.get(state="failed")
    assert (row.address, row.problem, states(mailing)["sent"]) == ("p1@example.org", "550 5.1.1 no such user", 3)


def test_a_server_that_asks_for_a_message_to_nobody_gets_an_empty_one(sink, hands):
    sink.lenient = True
    sink.plan = lambda at, to: "550 5.1.1 no such user" if (at, to) == ("RCPT", "p1@example.org") else None
    mailing = make_mailing(4)
    hands.work()
    assert states(mailing) == {"sent": 3, "failed": 1} and len(sink.taken) == 3


def test_on_the_command_line(sink, hands, capsys):
    mailing = make_mailing(3)
    Mailing.objects.update(going_since=timezone.now())
    call_command("deliver", "--pause", str(mailing.pk))
    call_command("deliver")
    assert states(mailing) == {"queued": 3}
    call_command("deliver", "--resume", str(mailing.pk))
    call_command("deliver")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{mailing.pk}  news 1  paused  0 of 3 sent, 0 failed, 0 unknown")
    assert said[-1].startswith(f"{mailing.pk}  news 1  done  3 of 3 sent")
    with pytest.raises(CommandError, match="no mailing 999"):
        call_command("deliver", "--cancel", "999")
    with pytest.raises(CommandError, match="moved on"), translation.override("en"):
        call_command("deliver", "--cancel", str(mailing.pk))


def test_every_worker_sends(sink, hands):
    mailing = make_mailing(3)
    assert tasks.deliver(now=hands.now) is False
    assert states(mailing) == {"sent": 3}


def test_not_now_is_tried_again_later_and_not_for_ever(sink, hands):
    sink.plan = lambda at, to: "450 4.2.1 busy" if to == "p1@example.org" and at == "RCPT" else None
    mailing, tries = make_mailing(2), 0
    while (row := mailing.rows.get(address="p1@example.org")).state == "queued":
        hands.now, tries = max(hands.now, row.due_at), tries + 1
        hands.work()
    assert (row.state, row.problem, tries, len(sink.taken)) == ("failed", "450 4.2.1 busy", 8, 1)


@pytest.mark.parametrize("stage", ["body", "dot"])
@pytest.mark.parametrize("how", ["drop", "hang"])
def test_an_answer_that_never_came_is_for_a_person(sink, hands, settings, stage, how):
    settings.EMAIL_TIMEOUT = 0.3
    sink.plan = lambda at, to: how if (at, to) == (stage, "p1@example.org") else None
    mailing = make_mailing(4)
    hands.work()
    assert states(mailing) == {"sent": 3, "unknown": 1}
    row = mailing.rows.get(state="unknown")
    assert (row.address, row.problem) == ("p1@example.org", "SMTPServerDisconnected" if how == "drop" else row.problem)
    mailing.refresh_from_db()
    assert mailing.state == "done"
    sink.plan = lambda at, to: None
    assert decide_unknown(mailing=mailing, rows=[row.pk], again=True, by=None, now=hands.now) == 1
    hands.work()
    assert states(mailing) == {"sent": 4}
    assert Counter(reached(sink))["p1@example.org"] == (2 if stage == "dot" else 1)


@pytest.mark.parametrize("pipelining", [True, False])
def test_a_line_that_breaks_before_the_message_leaves_it_waiting(sink, hands, pipelining):
    sink.pipelining, broken = pipelining, []

    def once(at, to):
        if at == "RCPT" and to == "p1@example.org" and not broken:
            broken.append(to)
            return "drop"
        return None

    sink.plan = once
    mailing = make_mailing(4)
    hands.work()
    assert (states(mailing), sink.connections, len(sink.taken)) == ({"sent": 4}, 2, 4)


def test_a_server_that_is_away_is_left_alone_longer_each_time(sink, hands, settings):
    settings.EMAIL_PORT = 1
    mailing, waits = make_mailing(2), []
    for _n in range(4):
        hands.work()
        mailing.refresh_from_db()
        waits.append((mailing.quiet_until - hands.now).total_seconds())
        assert hands.work() is False
        hands.now = mailing.quiet_until
    assert (waits, mailing.stopped_because) == ([15, 30, 60, 120], "ConnectionRefusedError")
    assert set(mailing.rows.values_list("state", "tries")) == {("queued", 0)}
    settings.EMAIL_PORT = sink.port
    hands.work()
    mailing.refresh_from_db()
    assert (states(mailing), mailing.strikes, mailing.stopped_because) == ({"sent": 2}, 0, "")


def test_a_server_that_says_421_gets_a_rest(sink, hands):
    sink.plan = lambda at, to: "421 4.3.2 too many" if at == "MAIL" else None
    mailing = make_mailing(2)
    hands.work()
    mailing.refresh_from_db()
    assert mailing.quiet_until - hands.now == timedelta(seconds=15)
    assert set(mailing.rows.values_list("state", "problem")) == {("queued", "421 4.3.2 too many"), ("queued", "")}


def test_a_server_that_takes_nothing_from_us_stops_the_mailing_and_blames_no_address(sink, hands):
    sink.plan = lambda at, to: "550 5.7.1 your domain is on a list" if at == "MAIL" else None
    mailing = make_mailing(5)
    hands.work()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.stopped_because) == ("paused", "550 5.7.1 your domain is on a list")
    assert states(mailing) == {"queued": 5}


def test_a_wave_of_refusals_stops_the_mailing(sink, hands):
    sink.plan = lambda at, to: "550 5.7.1 spam" if at == "RCPT" and int(to[1:].partition("@")[0]) >= 100 else None
    mailing = make_mailing(400)
    hands.work()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.stopped_because, states(mailing)) == (
        "paused", WAVE, {"sent": 100, "failed": 100, "queued": 200},
    )  # fmt: skip
    sink.plan = lambda at, to: None
    hands.later(seconds=1)
    resume(mailing=mailing, by=None, now=hands.now)
    hands.work()
    assert states(mailing) == {"sent": 300, "failed": 100}


@pytest.mark.parametrize(("act", "state"), [(pause, "paused"), (cancel, "cancelled")])
def test_stopped_within_a_batch(sink, hands, monkeypatch, act, state):
    monkeypatch.setattr(sending, "LOOK_UP", 0.0)
    mailing = make_mailing(50)

    def stop_at_ten(at, to):
        if at == "dot" and to == "p9@example.org":
            Mailing.objects.filter(pk=mailing.pk).update(state=state)

    real = sending.Courier._letters

    def letters(courier, *args):
        for letter in real(courier, *args):
            if letter.recipient == "p9@example.org":
                act(mailing=Mailing.objects.get(pk=mailing.pk), by=None, now=hands.now)
            yield letter

    monkeypatch.setattr(sending.Courier, "_letters", letters)
    hands.work()
    assert states(mailing) == {"sent": 10, "queued": 40} and len(sink.taken) == 10
    assert set(mailing.rows.filter(state="queued").values_list("tries", "batch")) == {(0, None)}


def test_a_worker_told_to_stop_puts_back_what_it_has_not_sent(sink, hands, monkeypatch):
    hands.stopping.set()
    mailing = make_mailing(3)
    assert hands.work() is False
    assert states(mailing) == {"queued": 3}


def test_limits_a_minute_for_each_domain_and_in_all(sink, hands, settings):
    settings.MAIL_PER_MINUTE, settings.MAIL_PER_MINUTE_DOMAIN = 50, 20
    mailing = make_mailing(30, begin=False, domain="a.example")
    make_mailing(30, begin=False, domain="b.example")
    make_mailing(30, domain="c.example")
    hands.work()
    minute = Counter(one.recipient.partition("@")[2] for one in sink.taken)
    assert minute.total() <= 50 and max(minute.values()) <= 20
    for _n in range(4):
        hands.later(minutes=1)
        hands.work()
    assert states(mailing) == {"sent": 90}
    assert Row.objects.filter(tries__gt=1).count() == 0


def test_a_domain_that_says_later_to_most_is_left_alone(sink, hands):
    sink.plan = lambda at, to: "451 slowly" if at == "RCPT" and to.endswith("@slow.example") else None
    slow = make_mailing(150, begin=False, domain="slow.example")
    make_mailing(2, domain="fast.example")
    hands.work()
    assert states(slow) == {"queued": 150, "sent": 2}
    assert slow.rows.filter(problem="451 slowly").count() == 100


def test_two_mailings_share_the_time(sink, hands):
    first, second = make_mailing(120), make_mailing(120, reference="2")
    hands.work()
    assert (states(first), states(second)) == ({"sent": 120}, {"sent": 120})


def test_an_address_that_is_none_fails_without_troubling_the_server(sink, hands):
    mailing = make_mailing(2)
    mailing.rows.filter(address="p0@example.org").update(address="grün@example.org")
    hands.work()
    assert states(mailing) == {"sent": 1, "failed": 1}


def test_how_far_and_how_fast(sink, hands):
    mailing = make_mailing(30)
    at_start = progress(mailing, now=hands.now)
    assert (at_start.total, at_start.left, at_start.rate, at_start.done_at) == (30, 30, 0.0, None)
    mailing.rows.filter(address__in=[f"p{n}@example.org" for n in range(10)]).update(
        due_at=hands.now + timedelta(hours=1)
    )
    hands.later(seconds=10)
    hands.work()
    how = progress(mailing, now=hands.now)
    assert (how.counts["sent"], how.left, how.rate, how.done_at) == (20, 10, 2.0, hands.now + timedelta(seconds=5))


def test_files_instead_of_a_server(mail_folder, hands):
    mailing = make_mailing(2)
    hands.work()
    assert states(mailing) == {"sent": 2}
    assert sorted(path.suffix for path in mail_folder.iterdir()) == [".eml", ".eml"]

"""Workers killed with SIGKILL in the middle: nobody gets two, nobody is forgotten."""

import os
import signal
import threading
import time
from collections import Counter
from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from gemeinsinn.delivery import sending
from gemeinsinn.delivery.engine.journal import Journal, left_behind, read, start_of_machine
from gemeinsinn.delivery.models import Batch
from tests.factories.mailings import make_mailing

WORKERS, KILLS, ROWS = 4, 8, 1500


def test_a_journal_tells_what_was_sent_and_what_is_in_doubt(tmp_path):
    journal = Journal(tmp_path)
    journal.open()
    for row, answer in ((1, True), (2, False), (3, None)):
        journal.begun(row)
        if answer is not None:
            journal.answered(row, sent=answer)
    assert list(left_behind(tmp_path)) == []  # its worker lives
    os.write(journal.handle, b">45")
    told = read(journal.path)
    assert (told.worker, told.sent, told.doubtful) == (journal.name, {1}, {3})
    os.close(journal.handle)
    assert list(left_behind(tmp_path)) == [told]
    assert list(tmp_path.iterdir()) == []


def test_journals_of_an_earlier_start_are_not_believed_and_go_after_a_day(tmp_path):
    old = tmp_path / "earlierstart-w.journal"
    old.write_bytes(b">1\n")
    assert list(left_behind(tmp_path)) == [] and old.exists()
    yesterday = time.time() - 90_000
    os.utime(old, (yesterday, yesterday))
    assert list(left_behind(tmp_path)) == [] and not old.exists()
    assert start_of_machine()


@pytest.mark.django_db
def test_what_a_killed_worker_left_is_settled_by_the_next(sink, hands):
    mailing = make_mailing(4)
    journal = Journal(sending.journal_folder())
    journal.open()
    _batch, rows = sending.claim_rows(mailing=mailing, most=3, worker=journal.name, now=hands.now)
    journal.begun(rows[0].pk)
    journal.answered(rows[0].pk, sent=True)
    journal.begun(rows[1].pk)
    os.close(journal.handle)
    hands.work()
    states = dict(mailing.rows.values_list("address", "state"))
    assert states == {
        "p0@example.org": "sent",
        "p1@example.org": "unknown",
        "p2@example.org": "sent",
        "p3@example.org": "sent",
    }
    assert len(sink.taken) == 2


def worker():
    """A process that sends until nothing is left; returns its id."""
    connections.close_all()  # a connection must not be in two processes
    child = os.fork()
    if child:
        return child
    # Where a browser was started, Django kept what it was connected to before beside it: a child would go back to that.
    with suppress(AttributeError):
        del connections["default"]
    try:
        courier = sending.Courier(clock=timezone.now, stopping=threading.Event())
        while courier.work(seconds=5.0):
            pass
    finally:
        os._exit(0)


def end(child):
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def killed_over_and_over(sink):
    """Sends one mailing with workers that are killed again and again."""
    mailing = make_mailing(ROWS, now=timezone.now())
    sink.plan = lambda at, to: time.sleep(0.004) if at == "RCPT" else None
    crew = [worker() for _n in range(WORKERS)]
    for _kill in range(KILLS):
        goal, deadline = len(sink.taken) + 50, time.monotonic() + 60
        while len(sink.taken) < goal and time.monotonic() < deadline:
            time.sleep(0.005)
        assert len(sink.taken) >= goal, "the workers do not send"
        end(crew.pop(0))
        crew.append(worker())
    for child in crew:
        os.waitpid(child, 0)
    call_command("deliver", verbosity=0)
    return mailing


def test_each_gets_one_or_a_person_decides(either_database, sink, settings, tmp_path, capsys):
    settings.VAR = tmp_path
    mailing = killed_over_and_over(sink)
    counts = Counter(mailing.rows.values_list("state", flat=True))
    assert set(counts) <= {"sent", "unknown"} and counts.total() == ROWS
    assert counts["unknown"] <= KILLS  # one message in flight a worker
    got = Counter(one.recipient for one in sink.taken)
    assert max(got.values()) == 1
    assert set(mailing.rows.filter(state="sent").values_list("address", flat=True)) <= set(got)
    mailing.refresh_from_db()
    assert mailing.state == "done" and not Batch.objects.filter(ended_at=None).exists()

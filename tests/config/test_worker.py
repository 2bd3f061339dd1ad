"""The worker goes on whatever happens, and sends nothing twice."""

import asyncio
import signal
import threading

import pytest
from aiosmtpd.controller import Controller
from django.db import OperationalError

from gemeinsinn.config import worker as module
from gemeinsinn.config.worker import BATCH, Worker
from tests.config.conftest import wait_for
from tests.postgres import free_port


class Sink:
    """Takes every mail; holds it back until told to go on."""

    def __init__(self):
        self.seen, self.may_answer = [], threading.Event()

    async def handle_DATA(self, server, session, envelope):
        self.seen.append(envelope)
        while not self.may_answer.is_set():
            await asyncio.sleep(0.02)
        return "250 OK"


@pytest.fixture
def sink():
    handler = Sink()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    handler.url = f"smtp://127.0.0.1:{controller.port}"
    yield handler
    handler.may_answer.set()
    controller.stop()


def work_once(deployment):
    status, said = deployment.run("worker", "--once")
    assert status == 0, said


def test_a_mail_queued_before_a_crash_goes_out_once(deploy):
    deployment = deploy()
    deployment.queue_mail("one")
    work_once(deployment)
    work_once(deployment)
    assert (deployment.mail_state("one"), len(deployment.mails())) == ("sent", 1)


def test_a_mail_whose_worker_was_killed_is_left_to_a_person(deploy, sink):
    deployment = deploy(EMAIL_URL=sink.url)
    deployment.queue_mail("one")
    process = deployment.start("worker")
    wait_for(lambda: sink.seen, "the mail at the server")
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)
    sink.may_answer.set()
    assert deployment.mail_state("one") == "claimed"
    deployment.rows("UPDATE activity_outgoingmail SET claimed_at = datetime('now', '-1 hour')")
    work_once(deployment)
    assert (deployment.mail_state("one"), len(sink.seen)) == ("unknown", 1)


def test_told_to_stop_it_ends_the_mail_in_hand_first(deploy, sink):
    deployment = deploy(EMAIL_URL=sink.url)
    deployment.queue_mail("one")
    process = deployment.start("worker")
    wait_for(lambda: sink.seen, "the mail at the server")
    process.send_signal(signal.SIGTERM)
    sink.may_answer.set()
    process.communicate(timeout=10)
    assert (process.returncode, deployment.mail_state("one")) == (0, "sent")


def test_a_mail_server_that_is_down_leaves_the_mail_waiting(deploy):
    deployment = deploy(EMAIL_URL=f"smtp://127.0.0.1:{free_port()}")
    deployment.queue_mail("one")
    work_once(deployment)
    assert deployment.rows("SELECT state, tries, problem FROM activity_outgoingmail") == [
        ("queued", 1, "ConnectionRefusedError")
    ]


class Clock:
    """Stands in for the waiting of a worker: counts the pauses and stops after some."""

    def __init__(self, pauses):
        self.pauses, self.waited = pauses, []

    def is_set(self):
        return len(self.waited) >= self.pauses

    def wait(self, seconds):
        self.waited.append(seconds)


def test_faults_make_it_wait_longer_each_time_and_success_resets(monkeypatch):
    worker = Worker()
    worker.stopping = Clock(10)
    results = iter([OperationalError()] * 8 + [False, OperationalError()])

    def round_(*, now):
        result = next(results)
        if isinstance(result, Exception):
            raise result
        return result

    monkeypatch.setattr(worker, "round", round_)
    worker.run()
    assert worker.stopping.waited == [1, 2, 4, 8, 16, 32, 60, 60, 1, 1]


def test_with_more_mails_waiting_it_does_not_pause(monkeypatch):
    worker = Worker()
    worker.stopping = Clock(1)
    sent = iter([BATCH, BATCH, 3])
    monkeypatch.setattr(module, "deliver_due_mails", lambda *, now, most: next(sent))
    # What runs constantly is the search index of whatever database stands behind: none of this test's business.
    monkeypatch.setattr(module, "attend", lambda *, now: False)
    monkeypatch.setattr(module, "run_due_jobs", lambda *, now: [])
    worker.run()
    assert (list(sent), worker.stopping.waited) == ([], [1])


def test_with_more_to_attend_to_it_does_not_pause_either(monkeypatch):
    worker = Worker()
    worker.stopping = Clock(1)
    more = iter([True, True, False])
    monkeypatch.setattr(module, "deliver_due_mails", lambda *, now, most: 0)
    monkeypatch.setattr(module, "attend", lambda *, now: next(more))
    monkeypatch.setattr(module, "run_due_jobs", lambda *, now: [])
    worker.run()
    assert (list(more), worker.stopping.waited) == ([], [1])

"""The worker: sends waiting mails and runs recurring jobs until it is told to stop."""

import logging
import signal
import threading
import time
from datetime import datetime

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from gemeinsinn.activity.outbox import deliver_due_mails
from gemeinsinn.core.schedule import attend, run_due_jobs

log = logging.getLogger("gemeinsinn.worker")

BATCH = 100  # mails a round, so that jobs are never far away
PAUSE = 1.0  # seconds between rounds with nothing to do
LONGEST_PAUSE = 60.0  # seconds, after many faults in a row
JOBS_EVERY = 15.0  # seconds between looks at the table of jobs


class Worker:
    """One loop in one process. Any number of workers may run against one database."""

    def __init__(self) -> None:
        self.stopping = threading.Event()
        self.jobs_next = 0.0
        autodiscover_modules("tasks")

    def stop_on_signals(self) -> None:
        """SIGTERM and SIGINT end the loop after the mail or job in hand."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())

    def round(self, *, now: datetime) -> bool:
        """One look at mails, at what runs constantly and at jobs; True if more is likely to wait."""
        more = deliver_due_mails(now=now, most=BATCH) == BATCH
        more = attend(now=now) or more
        if time.monotonic() >= self.jobs_next:
            run_due_jobs(now=now)
            self.jobs_next = time.monotonic() + JOBS_EVERY
        return more

    def run(self) -> None:
        """Works until stopped. No fault ends it."""
        pause = PAUSE
        while not self.stopping.is_set():
            try:
                more = self.round(now=timezone.now())
            except Exception as problem:
                # A database that is away, a full disk, a fault of ours: log it, wait longer each time, come back.
                log.exception("worker waits", extra={"line": {"problem": type(problem).__name__, "seconds": pause}})
                self._drop_connection()
                self.stopping.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = PAUSE
            close_old_connections()
            if not more:
                self.stopping.wait(PAUSE)
        self._drop_connection()

    def _drop_connection(self) -> None:
        try:
            connection.close()
        except DatabaseError:
            connection.connection = None

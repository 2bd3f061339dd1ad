"""Web and worker started and stopped together: gunicorn's own process looks after the worker as well.

A supervisor above both would be one more process with the whole program in memory.
"""

import ctypes
import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import connections
from gunicorn.arbiter import Arbiter

log = logging.getLogger("gemeinsinn.serving")

PR_SET_PDEATHSIG = 1  # Linux: a signal for the child when its parent is gone
PAUSE = 1.0  # seconds between the death of a worker and the next one
GRACE = 20.0  # seconds a worker has for the mail or job in hand


class ArbiterWithWorker(Arbiter):
    """Forks the worker beside the web processes, starts it again when it dies, and ends it with them."""

    def __init__(self, app: Any, worker: Callable[[], None]) -> None:
        super().__init__(app)
        self.worker = worker
        self.worker_pid = 0
        self.worker_ended = 0.0  # by the monotonic clock

    def manage_workers(self) -> None:
        """Gunicorn asks once a second, and whenever a child has ended."""
        super().manage_workers()
        if not self.worker_pid and time.monotonic() - self.worker_ended >= PAUSE:
            self.worker_pid = self.fork_worker()

    def reap_workers(self) -> None:
        """Ours first: gunicorn would take its status away as that of an unknown child."""
        if self.worker_pid:
            child, status = os.waitpid(self.worker_pid, os.WNOHANG)
            if child:
                self.worker_pid, self.worker_ended = 0, time.monotonic()
                log.error(
                    "worker ended and is started again", extra={"line": {"status": os.waitstatus_to_exitcode(status)}}
                )
        super().reap_workers()

    def stop(self, graceful: bool = True) -> None:
        """Both end side by side; who does not come to an end is ended."""
        child, self.worker_pid = self.worker_pid, 0
        if child:
            os.kill(child, signal.SIGTERM)
        super().stop(graceful)
        if child:
            end_of(child, patience=GRACE)

    def fork_worker(self) -> int:
        """The worker's process id; its process ends when this one does, however that happens."""
        connections.close_all()
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, self.SIGNALS)  # else it might meet one with our handler
        child = os.fork()
        if child:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            return child
        status = 1
        try:
            for number in (*self.SIGNALS, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            for listener in self.LISTENERS:
                listener.close()  # the port is free as soon as the web has ended
            self.worker()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        except Exception:
            log.exception("worker failed")
        finally:
            os._exit(status)


def end_of(child: int, *, patience: float) -> None:
    """Waits for a process that was told to end, and kills it if it does not."""
    end = time.monotonic() + patience
    with suppress(ChildProcessError):  # gunicorn's last look around may have taken its status
        while time.monotonic() < end:
            if os.waitpid(child, os.WNOHANG)[0]:
                return
            time.sleep(0.05)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

"""Jobs that come round again. Apps register them in their tasks.py; the worker runs what is due.

Any number of workers may run: each turn of a job is claimed by exactly one of them. A worker killed
in a job leaves that turn unfinished, and the job comes round at its next time: work from rows, not from memory.
"""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import DatabaseError, InterfaceError, OperationalError

from gemeinsinn.core.models import JobRun

log = logging.getLogger("gemeinsinn.schedule")

RETRY = timedelta(minutes=5)


class Task(Protocol):
    """A function that takes the time as its one keyword."""

    def __call__(self, *, now: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Job:
    """A task, its name in the table, and how often it comes round."""

    name: str
    pause: timedelta
    task: Task


_jobs: dict[str, Job] = {}
_attendants: dict[str, Task] = {}


def every(name: str, *, minutes: int) -> Callable[[Task], Task]:
    """Registers a task under a name such as "exchange.ask_stale_needs". Raises ValueError if it is taken."""

    def register(task: Task) -> Task:
        if name in _jobs:
            raise ValueError(f"two jobs are called {name}")
        _jobs[name] = Job(name, timedelta(minutes=minutes), task)
        return task

    return register


def jobs() -> list[Job]:
    """Everything registered so far, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def constantly(name: str) -> Callable[[Task], Task]:
    """Registers a task for every round of every worker. It must cost next to nothing when there is nothing to do,
    allow several workers, and return True if more waits, so that the next round comes without a pause.
    """

    def register(task: Task) -> Task:
        if name in _attendants:
            raise ValueError(f"two tasks are called {name}")
        _attendants[name] = task
        return task

    return register


def attend(*, now: datetime) -> bool:
    """One round of what runs constantly; True if more waits. A fault is logged and stops neither worker nor others."""
    more = False
    for name, task in sorted(_attendants.items()):
        try:
            more = bool(task(now=now)) or more
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("task failed", extra={"line": {"task": name}})
    return more


def run_due_jobs(*, now: datetime) -> list[str]:
    """Runs each job that is due and that no other worker claimed; returns the names of those that went well."""
    return [job.name for job in jobs() if claim(job, now=now) and run(job, now=now)]


def claim(job: Job, *, now: datetime) -> bool:
    """True for exactly one worker a turn. A job never seen before is due at once."""
    JobRun.objects.get_or_create(name=job.name, defaults={"due_at": now})
    return bool(JobRun.objects.filter(name=job.name, due_at__lte=now).update(due_at=now + job.pause, started_at=now))


def run(job: Job, *, now: datetime) -> bool:
    """Runs a claimed job. A fault is logged, kept for `doctor` and tried again soon; it never stops the worker."""
    row = JobRun.objects.filter(name=job.name)
    try:
        job.task(now=now)
    except (OperationalError, InterfaceError):  # the database is away: the worker waits for it and comes back
        with contextlib.suppress(DatabaseError):
            row.update(problem="database away", due_at=now + min(RETRY, job.pause))
        raise
    except Exception as problem:
        log.exception("job failed", extra={"line": {"job": job.name}})
        row.update(problem=type(problem).__name__, due_at=now + min(RETRY, job.pause))
        return False
    row.update(problem="", finished_at=now)
    return True

"""Recurring jobs: each turn runs once, over all workers; a fault never ends the worker."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError

from gemeinsinn.core import schedule
from gemeinsinn.core.models import JobRun

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def registry(monkeypatch):
    jobs = {}
    monkeypatch.setattr(schedule, "_jobs", jobs)
    return jobs


@pytest.mark.django_db
def test_a_job_runs_when_due_and_not_before(registry):
    seen = []
    schedule.every("a.job", minutes=10)(lambda *, now: seen.append(now))
    assert schedule.run_due_jobs(now=NOW) == ["a.job"]
    assert schedule.run_due_jobs(now=NOW + timedelta(minutes=9)) == []
    assert schedule.run_due_jobs(now=NOW + timedelta(minutes=10)) == ["a.job"]
    assert seen == [NOW, NOW + timedelta(minutes=10)]


@pytest.mark.django_db
def test_a_job_that_fails_is_noted_and_tried_again_soon(registry):
    def fail(*, now):
        raise ZeroDivisionError

    schedule.every("a.fails", minutes=600)(fail)
    schedule.every("b.works", minutes=600)(lambda *, now: None)
    assert schedule.run_due_jobs(now=NOW) == ["b.works"]
    row = JobRun.objects.get(name="a.fails")
    assert (row.problem, row.due_at, row.finished_at) == ("ZeroDivisionError", NOW + schedule.RETRY, None)


@pytest.mark.django_db
def test_a_database_that_is_away_reaches_the_worker(registry):
    def fail(*, now):
        raise OperationalError("disk full")

    schedule.every("a.fails", minutes=600)(fail)
    with pytest.raises(OperationalError):
        schedule.run_due_jobs(now=NOW)
    assert JobRun.objects.get().due_at == NOW + schedule.RETRY


def test_a_name_is_given_once(registry):
    schedule.every("a.job", minutes=10)(lambda *, now: None)
    with pytest.raises(ValueError, match=r"two jobs are called a\.job"):
        schedule.every("a.job", minutes=10)(lambda *, now: None)


def test_twenty_workers_share_one_turn(either_database, run_at_once, registry):
    seen = []
    schedule.every("a.job", minutes=10)(lambda *, now: seen.append(now))
    schedule.run_due_jobs(now=NOW - timedelta(days=1))
    seen.clear()
    ran = run_at_once(20, lambda number: schedule.run_due_jobs(now=NOW))
    assert sorted(ran) == [[]] * 19 + [["a.job"]]
    assert seen == [NOW]


def test_without_the_condition_they_would_not(either_database, run_at_once, registry, monkeypatch):
    def careless(job, *, now):
        due = JobRun.objects.get(name=job.name).due_at <= now
        time.sleep(0.02)  # what the machine does now and then by itself
        JobRun.objects.filter(name=job.name).update(due_at=now + job.pause)
        return due

    seen = []
    schedule.every("a.job", minutes=10)(lambda *, now: seen.append(now))
    schedule.run_due_jobs(now=NOW - timedelta(days=1))
    seen.clear()
    monkeypatch.setattr(schedule, "claim", careless)
    for turn in range(5):
        moment = NOW + timedelta(days=turn)
        run_at_once(20, lambda number, moment=moment: schedule.run_due_jobs(now=moment))
    assert len(seen) > 5


def test_what_runs_constantly_runs_every_round_and_says_if_more_waits(monkeypatch):
    monkeypatch.setattr(schedule, "_attendants", {})
    seen, left = [], [3]

    @schedule.constantly("a.follows")
    def follow(*, now):
        seen.append(now)
        left[0] -= 1
        return left[0] > 1

    @schedule.constantly("b.fails")
    def fail(*, now):
        raise ZeroDivisionError

    assert [schedule.attend(now=NOW), schedule.attend(now=NOW)] == [True, False]
    assert seen == [NOW, NOW]
    with pytest.raises(ValueError, match=r"two tasks are called a\.follows"):
        schedule.constantly("a.follows")(follow)


def test_a_database_that_is_away_ends_the_round(monkeypatch):
    def fail(*, now):
        raise OperationalError("gone")

    monkeypatch.setattr(schedule, "_attendants", {"a.fails": fail})
    with pytest.raises(OperationalError):
        schedule.attend(now=NOW)

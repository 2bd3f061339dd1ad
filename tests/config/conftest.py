"""A deployment of its own: the real program in real processes on its own folder."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.databases import sqlite_template

PROGRAM = [sys.executable, "-c", "from gemeinsinn.config.cli import main; main()"]


def wait_for(condition: Callable[[], Any], what: str, seconds: float = 20) -> Any:
    """The first true answer of `condition`; fails with `what` if there is none in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen within {seconds} seconds")


class Deployment:
    """One folder with a migrated SQLite database, and the processes started on it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.environment = {
            "PATH": os.environ["PATH"],
            "GEMEINSINN_VAR": str(folder),
            "GEMEINSINN_DEMO": "1",
            **{f"GEMEINSINN_{name}": value for name, value in settings.items()},
        }
        self.started: list[subprocess.Popen[str]] = []

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit status and everything said."""
        process = self.start(*arguments)
        said, _ = process.communicate(timeout=180)
        return process.returncode, said

    def end(self) -> None:
        for process in self.started:
            if process.poll() is None:
                process.kill()
            process.communicate()

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self.folder / "gemeinsinn.sqlite3", timeout=20)) as database, database:
            return database.execute(sql, values).fetchall()

    def queue_mail(self, key: str) -> None:
        self.rows(
            "INSERT INTO activity_outgoingmail (key, 'to', language, subject, text, html, attachment_name, message_id,"
            " state, tries, queued_at, due_at, problem, stop_address, person) VALUES (?, 'a@b.example', 'de', 'Betreff', 'Text', '', '', ?,"
            " 'queued', 0, datetime('now', '-1 minute'), datetime('now', '-1 minute'), '', '', '')",
            key,
            f"<{key}@gemeinsinn.example>",
        )

    def mail_state(self, key: str) -> str:
        return str(self.rows("SELECT state FROM activity_outgoingmail WHERE key = ?", key)[0][0])

    def mails(self) -> list[Path]:
        return sorted((self.folder / "mail").glob("*.eml"))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("migrated")
    shutil.copy(sqlite_template(), folder / "gemeinsinn.sqlite3")
    return folder


@pytest.fixture
def deploy(migrated: Path, tmp_path: Path) -> Iterator[Callable[..., Deployment]]:
    """deploy(EMAIL_URL=...) makes a deployment; its processes end with the test."""
    made: list[Deployment] = []

    def make(**settings: str) -> Deployment:
        folder = tmp_path / f"var{len(made)}"
        shutil.copytree(migrated, folder)
        made.append(Deployment(folder, **settings))
        return made[-1]

    yield make
    for deployment in made:
        deployment.end()

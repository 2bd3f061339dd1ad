"""Migrated databases to copy: made once by the program itself, for all workers and until a migration changes."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps

from tests.postgres import programs, running_postgres
from tests.scratch import scratch

ROOT = Path(__file__).resolve().parents[1]
PREPARED = ROOT / "gemeinsinn" / "portal" / "actions" / "tree.py"
KEPT = ROOT / "var" / "test-databases"
PROGRAM = [sys.executable, "-c", "from gemeinsinn.config.cli import main; main()"]


def digest() -> str:
    """Changes with any migration of any app, ours or installed, and with what `migrate` prepares after them."""
    told = hashlib.sha256(str(programs()).encode() + PREPARED.read_bytes())
    for app in sorted(apps.get_app_configs(), key=lambda one: one.name):
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            told.update(file.read_bytes())
    return told.hexdigest()[:20]


@contextmanager
def alone(suffix: str) -> Iterator[None]:
    """One worker makes, the others wait."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / f"lock-{suffix.strip('.')}").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def kept(suffix: str, make: Callable[[Path], None]) -> Path:
    """The template with this suffix; older ones go."""
    target = KEPT / f"{digest()}{suffix}"
    with alone(suffix):
        if not target.exists():
            for old in KEPT.glob(f"*{suffix}"):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
            make(target)
    return target


def migrate(folder: Path, **settings: str) -> None:
    """`gemeinsinn migrate` in a process of its own."""
    own = {"PATH": os.environ["PATH"], "GEMEINSINN_VAR": str(folder), "GEMEINSINN_DEMO": "1", **settings}
    done = subprocess.run(
        [*PROGRAM, "migrate", "--verbosity=0"], env=own, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"migrate failed: {done.stdout}{done.stderr}")


def sqlite_template() -> Path:
    """A SQLite file with all tables and no entries but the program's own."""

    def make(target: Path) -> None:
        with tempfile.TemporaryDirectory(dir=scratch()) as folder:
            migrate(Path(folder))
            shutil.copy(Path(folder, "gemeinsinn.sqlite3"), target)

    return kept(".sqlite3", make)


def postgres_template() -> Path:
    """A folder of a stopped PostgreSQL whose database `postgres` is migrated."""

    def make(target: Path) -> None:
        with tempfile.TemporaryDirectory(dir=scratch()) as folder, running_postgres(stopped=target) as url:
            migrate(Path(folder), GEMEINSINN_DATABASE_URL=url)

    return kept(".postgres", make)

"""The server dies right after it has stored an answer: the mail still goes out, and only once."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.databases import sqlite_template

ROOT = Path(__file__).resolve().parents[2]

ANSWER_AND_DIE = """
import os, signal, django
django.setup()
from tests.factories.answers import give_answer
give_answer(confirmed=False, email="jule@example.org")
os.kill(os.getpid(), signal.SIGKILL)
"""
SEND = """
import django
django.setup()
from django.utils import timezone
from gemeinsinn.activity.outbox import deliver_due_mails
print(deliver_due_mails(now=timezone.now()))
"""


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A process of its own on a database of its own."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GEMEINSINN_", "COV_"))}
    env = kept | {
        "DJANGO_SETTINGS_MODULE": "gemeinsinn.config.settings",
        "GEMEINSINN_VAR": str(folder),
        "GEMEINSINN_DEMO": "1",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-c", code], check=False, env=env, cwd=ROOT, capture_output=True, text=True, timeout=120
    )


def test_the_mail_goes_out_exactly_once(tmp_path):
    shutil.copy(sqlite_template(), tmp_path / "gemeinsinn.sqlite3")
    killed = run(ANSWER_AND_DIE, tmp_path)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    with sqlite3.connect(tmp_path / "gemeinsinn.sqlite3") as rows:
        assert rows.execute("select state, amount from exchange_response").fetchall() == [("unconfirmed", 500)]
        assert rows.execute("select covered from exchange_need").fetchall() == [(500,)]
        assert rows.execute('select state, "to" from activity_outgoingmail').fetchall() == [
            ("queued", "jule@example.org")
        ]

    first, second = run(SEND, tmp_path), run(SEND, tmp_path)
    assert (first.stdout.strip(), second.stdout.strip()) == ("1", "0"), first.stderr
    (letter,) = (tmp_path / "mail").glob("*.eml")
    assert "jule@example.org" in letter.read_text()

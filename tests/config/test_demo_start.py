"""`gemeinsinn demo` prepares in a fork: what goes wrong there ends the start, in words."""

from io import StringIO

import pytest
from django.core.management.base import CommandError

from gemeinsinn.config.management.commands import demo


@pytest.fixture
def command(monkeypatch):
    monkeypatch.setattr(demo.connections, "close_all", lambda: None)  # those of the tests stay open
    return demo.Command(stdout=StringIO(), stderr=StringIO())


def test_what_is_prepared_stays_and_what_it_took_does_not(command, monkeypatch, tmp_path):
    taken = []

    def prepare():
        taken.append("memory of the fork")
        (tmp_path / "done").touch()

    monkeypatch.setattr(command, "prepare", prepare)
    command.prepare_apart()
    assert (tmp_path / "done").exists() and taken == []


def test_a_fault_is_said_once_and_nothing_is_served(command, monkeypatch, capfd):
    def prepare():
        raise CommandError("The disk is full.")

    monkeypatch.setattr(command, "prepare", prepare)
    with pytest.raises(CommandError, match="could not be prepared"):
        command.prepare_apart()
    with pytest.raises(SystemExit):
        command.prepare_or_say_why()
    assert command.stderr.getvalue() == "The disk is full.\n" and "Traceback" not in capfd.readouterr().err

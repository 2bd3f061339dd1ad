"""`doctor` names each fault and its mend, and says so by its exit status."""

import json
import socket
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import OperationalError

from gemeinsinn.activity.models import OutgoingMail
from gemeinsinn.config import soundness
from gemeinsinn.core.models import JobRun

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
NETWORK = dict.fromkeys(("name", "street", "town", "phone", "mail", "responsible"), "known")
State = OutgoingMail.State
pytestmark = pytest.mark.django_db


def found(check):
    return [(fault["check"], fault["fault"]) for fault in soundness.faults(now=NOW, checks=[check])]


def make_mail(state, **changes):
    key = f"{state}-{OutgoingMail.objects.count()}"
    return OutgoingMail.objects.create(
        **{"key": key, "to": "a@b.example", "message_id": key, "state": state, "queued_at": NOW, **changes}
    )


@pytest.mark.parametrize(
    ("check", "changes", "fault"),
    [
        (soundness.check_secret_key, {"SECRET_KEY": "short"}, "It is shorter than 50 characters."),
        (soundness.check_debug, {"DEBUG": True}, "Debug pages are on; they show code and settings to visitors."),
        (soundness.check_hosts, {"ALLOWED_HOSTS": ["*"]}, "Any host name is accepted."),
        (
            soundness.check_hosts,
            {"ON_LOOPBACK": False, "BASE_URL": "http://portal.example"},
            "http://portal.example is not encrypted.",
        ),
        (soundness.check_demo, {"DEMO": False}, "A fixed sign-in code works outside the demo."),
        (soundness.check_demo, {"ON_LOOPBACK": False}, "The demo, with its fixed sign-in code, is open to others."),
        (
            soundness.check_second_factor,
            {"DEMO": False, "REQUIRE_SECOND_FACTOR": False},
            "Staff may sign in without a second factor.",
        ),
        (
            soundness.check_imprint,
            {"NETWORK": {**NETWORK, "mail": ""}},
            "It lacks the mail of the network.",
        ),
        (
            soundness.check_processors,
            {"PROCESSORS": None},
            "Nobody has said which companies run the server or send the mails.",
        ),
    ],
)
def test_a_wrong_setting_is_named(settings, check, changes, fault):
    assert found(check) == []
    for name, value in changes.items():
        setattr(settings, name, value)
    assert [said for _name, said in found(check)] == [fault]


def test_a_database_that_refuses_to_write_is_named(monkeypatch):
    assert found(soundness.check_database) == []

    def refuse(**kwargs):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(JobRun.objects, "update_or_create", refuse)
    assert found(soundness.check_database) == [
        (
            "database",
            "It cannot be read and written (OperationalError: attempt to write a readonly database).",
        )
    ]


def test_looking_leaves_no_trace_in_the_database():
    soundness.faults(now=NOW)
    assert JobRun.objects.count() == 0


def test_migrations_not_applied_are_counted(monkeypatch):
    assert found(soundness.check_migrations) == []
    monkeypatch.setattr(soundness.MigrationExecutor, "migration_plan", lambda *_: ["one", "two"])
    assert found(soundness.check_migrations) == [("migrations", "2 are not applied.")]


def test_mails_in_trouble_are_counted():
    make_mail(State.QUEUED, queued_at=NOW - timedelta(minutes=11))
    make_mail(State.QUEUED)
    make_mail(State.FAILED)
    make_mail(State.UNKNOWN)
    make_mail(State.UNKNOWN)
    make_mail(State.SENT)
    assert [said for _name, said in found(soundness.check_outbox)] == [
        "1 have waited for more than ten minutes.",
        "1 were refused for good.",
        "2 may or may not have been sent: the worker died meanwhile.",
    ]


def test_a_mail_server_that_is_down_is_named(settings):
    assert found(soundness.check_mail_server) == []
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = silent.getsockname()
        assert found(soundness.check_mail_server) == [("mail server", "It does not answer (ConnectionRefusedError).")]


def test_a_job_that_failed_is_named():
    JobRun.objects.create(name="a.job", problem="KeyError")
    JobRun.objects.create(name="b.job")
    assert found(soundness.check_jobs) == [("jobs", "a.job ended with KeyError.")]


def test_a_media_folder_that_is_none_is_named(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.write_text("not a folder")
    assert found(soundness.check_folders) == [("media", f"{tmp_path / 'file'} cannot be written (File exists).")]


def test_a_full_disk_is_named(monkeypatch, settings):
    monkeypatch.setattr(soundness, "LEAST_FREE", 10**18)
    assert [name for name, _said in found(soundness.check_folders)] == ["media", "data folder"]


def test_the_command_says_it_in_text_and_json(settings, capsys, tmp_path):
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").touch()
    call_command("doctor")
    assert capsys.readouterr().out == f"Sound: {len(soundness.CHECKS)} checks, no fault.\n"

    settings.DEBUG = True
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", json=True)
    said = json.loads(capsys.readouterr().out)
    assert (ended.value.code, said["sound"], [fault["check"] for fault in said["faults"]]) == (1, False, ["debug"])

    with pytest.raises(SystemExit):
        call_command("doctor")
    assert "debug: Debug pages are on" in capsys.readouterr().out


def test_mails_in_trouble_can_be_listed_and_sent_again(capsys):
    failed, unknown = make_mail(State.FAILED, problem="SMTPRecipientsRefused"), make_mail(State.UNKNOWN)
    call_command("mails")
    assert capsys.readouterr().out.splitlines() == [
        f"{failed.pk}  failed  2026-11-22 12:00  SMTPRecipientsRefused  {failed.key}",
        f"{unknown.pk}  unknown  2026-11-22 12:00  -  {unknown.key}",
        "2 mails in trouble.",
    ]
    call_command("mails", failed.pk, again=True)
    assert capsys.readouterr().out.endswith("1 queued again.\n")
    assert list(OutgoingMail.objects.order_by("pk").values_list("state", flat=True)) == [State.QUEUED, State.UNKNOWN]

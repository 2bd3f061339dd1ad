"""A missing or wrong setting stops the start with one sentence that says what to set."""

import pytest

from gemeinsinn.config.identity import read_processors

KEY = "k" * 50


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"DEMO": "maybe"}, "GEMEINSINN_DEMO is 'maybe': set it to 1 or 0."),
        ({"DEBUG": "2"}, "GEMEINSINN_DEBUG is '2': set it to 1 or 0."),
        ({"API_REQUESTS": "0"}, "GEMEINSINN_API_REQUESTS is '0': set it to a whole number such as 600."),
        (
            {"BASE_URL": "portal.example"},
            "GEMEINSINN_BASE_URL must be a full address such as https://gemeinsinn.example.",
        ),
        (
            {"DEMO": "0", "BASE_URL": "https://portal.example"},
            "Set GEMEINSINN_SECRET_KEY to at least 50 random characters.",
        ),
        ({"SECRET_KEY": "k" * 49}, "GEMEINSINN_SECRET_KEY is too short: set at least 50 random characters."),
        ({"DEMO": "0", "DEMO_CODE": "123456"}, "GEMEINSINN_DEMO_CODE is for the demo only: unset it."),
        (
            {"BASE_URL": "https://portal.example", "SECRET_KEY": KEY},
            "The demo runs on loopback only: set GEMEINSINN_BASE_URL to http://127.0.0.1:8000.",
        ),
        (
            {"DATABASE_URL": "mysql://host/name"},
            "GEMEINSINN_DATABASE_URL starts with 'mysql': use one of sqlite, postgres, postgresql.",
        ),
        (
            {"SEARCH_URL": "postgres://"},
            "GEMEINSINN_SEARCH_URL is postgres://, but the database is SQLite: set GEMEINSINN_DATABASE_URL, or unset it.",
        ),
        (
            {"EMAIL_URL": "smtp://host:port"},
            "GEMEINSINN_EMAIL_URL has a port that is none: write it like filemail://host:1234.",
        ),
        (
            {"PROCESSORS": "Saale IT"},
            "GEMEINSINN_PROCESSORS holds 'Saale IT': write \"name: what for; name: what for\", or none.",
        ),
        (
            {"VAR": "/proc/nowhere"},
            "GEMEINSINN_VAR is /proc/nowhere, which cannot be made (No such file or directory):"
            " set it to a folder that can be written.",
        ),
    ],
)
def test_a_wrong_setting_is_one_sentence(deploy, settings, sentence):
    status, said = deploy(**settings).run("check")
    assert (status, said) == (1, f"Gemeinsinn cannot start. {sentence}\n")


def test_without_a_key_loopback_gets_one_that_stays_and_is_private(deploy):
    deployment = deploy()
    file = deployment.folder / "secret-key"
    assert deployment.run("check")[0] == 0
    first = file.read_text()
    assert deployment.run("check")[0] == 0
    assert (file.read_text(), len(first) >= 50, file.stat().st_mode & 0o777) == (first, True, 0o600)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("", None), (" None ", ()), ("Saale IT: Server", (("Saale IT", "Server"),)),
        ("Saale IT: Server; Post & Co: Versand: Newsletter;", (("Saale IT", "Server"), ("Post & Co", "Versand: Newsletter"))),
    ],
)  # fmt: skip
def test_companies_that_process_data_are_read(monkeypatch, told, expected):
    monkeypatch.setenv("GEMEINSINN_PROCESSORS", told)
    assert read_processors(demo=False) == expected

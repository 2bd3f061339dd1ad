"""What every answer of a portal behind TLS carries, from the real settings of one."""

import json
import shutil

import pytest

from tests.databases import sqlite_template

ASK = """
import json
from django.conf import settings
from django.test import Client
tls = {"secure": True}
pages = {}
for path in ("/", "/konto/anmelden/", "/gibt-es-nicht/", "/gesundheit/", "/static/nichts.css", "/medien/nichts"):
    answer = Client().get(path, headers={"host": "portal.example"}, **tls)
    pages[path] = {"status": answer.status_code, **{name.lower(): value for name, value in answer.items()}}
client = Client()
client.post("/konto/anmelden/", {"email": "a@b.example"}, headers={"host": "portal.example"}, **tls)
client.get("/konto/anmelden/", headers={"host": "portal.example"}, **tls)
cookies = {name: {key: part for key, part in morsel.items() if part} for name, morsel in client.cookies.items()}
plain = Client().get("/", headers={"host": "portal.example"})
foreign = Client().get("/", headers={"host": "evil.example"}, **tls)
print("SAID" + json.dumps({"pages": pages, "cookies": cookies, "plain": [plain.status_code, plain["Location"]],
    "foreign": foreign.status_code}))
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    from tests.config.conftest import Deployment  # the class, not a fixture

    settings = {"DEMO": "0", "BASE_URL": "https://portal.example", "SECRET_KEY": "k" * 50}
    deployment = Deployment(tmp_path_factory.mktemp("tls"), **settings)
    shutil.copy(sqlite_template(), deployment.folder / "gemeinsinn.sqlite3")
    try:
        status, output = deployment.run("collectstatic", "--noinput", "--verbosity=0")
        assert status == 0, output
        status, output = deployment.run("shell", "--command", ASK)
    finally:
        deployment.end()
    assert status == 0, output
    return json.loads(output.rpartition("SAID")[2])


def test_every_answer_carries_the_headers_errors_too(said):
    for path, answer in said["pages"].items():
        assert answer["strict-transport-security"] == "max-age=63072000; includeSubDomains; preload", path
        assert answer["x-content-type-options"] == "nosniff", path
        assert answer["referrer-policy"] == "same-origin", path
        assert answer["cross-origin-opener-policy"] == "same-origin", path
        assert answer["cross-origin-resource-policy"] == "same-origin", path
        rules = dict(rule.split(" ", 1) for rule in answer["content-security-policy"].split("; "))
        for name in ("default-src", "object-src", "base-uri", "frame-ancestors"):
            assert rules[name] == "'none'", (path, name)
        assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'", path
        assert "access-control-allow-origin" not in answer, path
        assert "charset=utf-8" in answer["content-type"], path
    assert {path: answer["status"] for path, answer in said["pages"].items()} == {
        "/": 200, "/konto/anmelden/": 200, "/gibt-es-nicht/": 404, "/gesundheit/": 200, "/static/nichts.css": 404,
        "/medien/nichts": 404,
    }  # fmt: skip


def test_cookies_belong_to_this_host_and_to_tls(said):
    assert set(said["cookies"]) == {"__Host-sessionid", "__Host-csrftoken"}
    for name, parts in said["cookies"].items():
        assert (parts["secure"], parts["httponly"], parts["samesite"], parts["path"]) == (True, True, "Lax", "/"), name
        assert "domain" not in parts, name


def test_without_tls_or_under_another_name_there_is_nothing(said):
    assert said["plain"] == [301, "https://portal.example/"]
    assert said["foreign"] == 400

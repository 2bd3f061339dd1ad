"""Around every answer: who may ask from where, how often, and what it costs when nothing changed."""

import logging

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gemeinsinn.api import gate, version_one
from gemeinsinn.exchange.models import Need
from tests.factories.exchange import make_body, make_need
from tests.factories.people import make_account
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
LISTS = ["/needs", "/offers", "/projects", "/openapi.json"]


@pytest.mark.parametrize("path", [*LISTS, "/nothing/here", "/needs/999"])
def test_scripts_of_any_site_may_read_every_answer(path, ask):
    headers = ask(path, origin="https://stadt.example").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Set-Cookie" not in headers


def test_a_browser_may_ask_before_it_asks(client):
    answer = client.options("/api/v1/needs", headers={"access-control-request-method": "GET"})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", [*LISTS, "/needs/1"])
def test_nothing_but_reading(path, method):
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1{path}")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["type"].endswith("#method-not-allowed")


def test_head_is_get_without_a_body(client):
    make_need()
    get, head = client.get("/api/v1/needs"), client.head("/api/v1/needs")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", get["ETag"])


@pytest.mark.parametrize("path", LISTS)
def test_what_the_asker_has_is_not_sent_again(path, ask):
    mark = ask(path).headers["ETag"]
    for known in (mark, f"W/{mark}", f'"x", {mark}', "*"):
        again = ask(path, if_none_match=known)
        assert (again.status, again.data, again.headers["ETag"]) == (304, None, mark)
    assert ask(path, if_none_match='"other"').status == 200


def test_nothing_is_worded_for_an_answer_without_a_body(ask, monkeypatch):
    need = make_need()
    marks = {path: ask(path).headers["ETag"] for path in ("/needs", f"/needs/{need.pk}")}
    monkeypatch.setattr(version_one, "NOTICE_TOLD", {})
    for path, mark in marks.items():
        with CaptureQueriesContext(connection) as asked:
            assert ask(path, if_none_match=mark).status == 304
        assert len(asked) <= 9


def test_every_change_of_what_is_shown_changes_the_mark(ask):
    body = make_body(name="Vorher")
    project = make_project()
    need = make_need(organisation=body, project=project)
    paths = ("/needs", f"/needs/{need.pk}")
    marks = [{ask(path).headers["ETag"] for path in paths}]
    for row, change in (
        (need, {"covered": 100}), (need, {"title": "Anders"}), (need.quarter, {"name": "Umbenannt"}),
        (body, {"name": "Nachher"}), (body, {"state": "hidden"}), (project, {"title": "Neuer Name"}),
        (need.municipality, {"lat": 51.0}),
    ):  # fmt: skip
        type(row).objects.filter(pk=row.pk).update(**change)
        marks.append({ask(path).headers["ETag"] for path in paths})
    assert len(set().union(*marks)) == 2 * len(marks)


def test_a_projects_plan_and_mix_change_its_mark(ask):
    project = make_project(steps=[{"title": "Tische bauen", "due": None}])
    path = f"/projects/{project.pk}"
    before = ask(path).headers["ETag"]
    project.steps.update(title="Bänke bauen")
    assert ask(path).headers["ETag"] != before


def test_languages_and_filters_have_marks_of_their_own(ask):
    make_need()
    paths = ("/needs", "/needs?language=en", "/needs?limit=5", "/offers")
    assert len({ask(path).headers["ETag"] for path in paths}) == 4


def test_after_midnight_an_answer_is_another(ask):
    need = make_need()
    with time_machine.travel("2026-11-22 12:00+01:00", tick=False):
        before = ask(f"/needs/{need.pk}").headers["ETag"]
    with time_machine.travel("2026-11-23 12:00+01:00", tick=False):
        assert ask(f"/needs/{need.pk}").headers["ETag"] != before


def test_one_network_asks_at_a_bearable_pace(ask, client, settings):
    settings.API_REQUESTS = 3
    with time_machine.travel("2026-11-22 12:01:40+01:00", tick=False):
        assert [ask("/needs").status for _n in range(4)] == [200, 200, 200, 429]
        refused = ask("/needs/999")
        assert (refused.status, refused.headers["Retry-After"]) == (429, "200")
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert client.get("/api/v1/needs", REMOTE_ADDR="198.51.100.7").status_code == 200
        assert client.options("/api/v1/needs").status_code == 204
    with time_machine.travel("2026-11-22 12:05:01+01:00", tick=False):
        assert ask("/needs").status == 200


def test_a_full_disk_stops_nobody_from_reading(ask, monkeypatch):
    def full(*args, **kwargs):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(gate, "check_limit", full)
    assert ask("/needs").status == 200


def test_another_fault_while_counting_is_a_fault(ask, monkeypatch):
    def broken(*args, **kwargs):
        raise OperationalError("no such table")

    monkeypatch.setattr(gate, "check_limit", broken)
    assert ask("/needs").status == 500


@pytest.mark.parametrize(
    ("fault", "status", "sort"),
    [
        (OperationalError("database is locked"), 503, "try-again"),
        (OperationalError("no such column"), 500, "server-fault"),
        (ZeroDivisionError("geheim"), 500, "server-fault"),
    ],
)
def test_our_faults_are_documents_that_tell_nothing(fault, status, sort, ask, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise fault

    monkeypatch.setattr(version_one.notices, "notice_slice", broken)
    with caplog.at_level(logging.ERROR, logger="gemeinsinn.api"):
        said = ask("/needs")
    assert (said.status, said.data["type"].rpartition("#")[2]) == (status, sort)
    assert "geheim" not in str(said.data)
    assert len([record for record in caplog.records if record.name == "gemeinsinn.api"]) == 1


def test_an_account_changes_nothing(client, ask):
    make_need(audience="partners")
    make_need()
    client.force_login(make_account(roles=["office"]))
    assert client.get("/api/v1/needs").json() == ask("/needs").data


def test_what_is_new_is_not_told_from_a_stale_count(ask):
    assert ask("/needs").ids == []
    need = make_need()
    assert ask("/needs").ids == [need.pk]
    Need.objects.all().delete()
    assert ask("/needs").ids == []

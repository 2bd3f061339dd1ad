"""`gemeinsinn export`: what everyone may read, and what is held about one person."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from gemeinsinn.api import exporting
from gemeinsinn.exchange.models import Notice
from tests.factories.exchange import make_need, make_offer
from tests.factories.organisations import make_organisation
from tests.factories.people import make_account
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def exported(tmp_path, kind, *more, ending="json"):
    path = tmp_path / f"{kind}.{ending}"
    call_command("export", kind, *more, str(path), stdout=StringIO())
    return path


def test_needs_as_everyone_sees_them(tmp_path, monkeypatch):
    monkeypatch.setattr(exporting, "BATCH", 2)
    seen = [make_need(title=f"Stühle {number}") for number in range(5)]
    make_need(title="Für Partner", audience=Notice.Audience.PARTNERS)
    make_need(title="Noch nicht geprüft", state="submitted")
    rows = json.loads(exported(tmp_path, "needs").read_text())
    assert [(row["id"], row["title"]) for row in rows] == [(need.pk, need.title) for need in seen]
    assert not any(seen[0].contact.email in json.dumps(row) for row in rows)


def test_each_list_fits_a_table(tmp_path):
    make_need(), make_offer(), make_project(), make_organisation(state="published")
    for exporter in exporting.EXPORTERS:
        table = exported(tmp_path, exporter.name, ending="csv").read_text(encoding="utf-8-sig")
        head, *rows = csv.reader(table.splitlines(), delimiter=";")
        whole = json.loads(exported(tmp_path, exporter.name).read_text())
        assert tuple(head) == exporter.columns
        assert len(rows) == len(whole) >= 1
        assert all(path.partition(".")[0] in whole[0] for path in exporter.columns)


def test_what_is_held_about_one_person(tmp_path):
    user = make_account()
    offer = make_offer()
    row = json.loads(exported(tmp_path, "person", user.email.upper()).read_text())[0]
    assert row["account"]["email"] == user.email
    assert offer.contact.email not in json.dumps(row)


def test_who_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match=r"No account has the address niemand@example\.org"):
        exported(tmp_path, "person", "niemand@example.org")

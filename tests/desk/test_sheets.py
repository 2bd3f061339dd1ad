"""Lists as files: nothing in a cell can run, and a German Excel opens them."""

import csv
import io
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from gemeinsinn.core.sheets import MARK, safe_cell
from gemeinsinn.desk.views.sheets import sheet_response
from gemeinsinn.desk.wording.cells import plain_cell, shown_cell
from tests.factories.answers import hang_need


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 345",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        ' =HYPERLINK("http://boese")',
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
    ],
)
def test_formulas_become_text(text: str) -> None:
    safe = safe_cell(text)
    assert safe.lstrip(" \u00a0").startswith("'")
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", ["Stühle", "0345 123", "a=b", "5 kg", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_a_cell_never_breaks_its_line() -> None:
    assert safe_cell("a\r\nb\nc\rd") == "a b c d"


def test_the_file_is_what_excel_expects() -> None:
    answer = sheet_response("Bedarfe & Co-2026-11-22.csv", ["Bedarf", "Wo"], [['Stühle; "alte"', "Halle"]])
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="bedarfe-co-2026-11-22.csv"'
    assert b"".join(answer).decode() == f'{MARK}Bedarf;Wo\r\n"Stühle; ""alte""";Halle\r\n'


def test_a_name_of_nothing_still_has_one() -> None:
    assert 'filename="liste.csv"' in sheet_response("%%%.csv", [], [])["Content-Disposition"]


def test_hostile_needs_in_a_real_file(world: Any, browse: Any) -> None:
    hang_need(agency=world.agency, title='=cmd|"/c calc"!A1', organisation_name='@boese;"x"')
    answer = browse("owner").get(reverse("desk:export", args=["needs"]), {"stand": "published", "wort": "cmd"})
    text = b"".join(answer).decode().removeprefix(MARK)
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["Bedarf", "Von", "Wo", "Noch offen", "Bis", "Stand"]
    assert rows[1][:3] == ['\'=cmd|"/c calc"!A1', '\'@boese;"x"', "Halle-Neustadt"]
    assert len(rows) == 2


def test_a_file_holds_what_is_filtered(world: Any, browse: Any) -> None:
    answer = browse("owner").get(reverse("desk:export", args=["needs"]), {"stand": "submitted"})
    assert b"".join(answer).count(b"\r\n") == 2


@pytest.mark.parametrize(
    ("asked", "ends"), [("", '/needs.csv"'), ("?stand=submitted&seite=1", '/needs.csv?stand=submitted"')]
)
def test_the_way_to_the_file_carries_the_filters_and_nothing_else(browse: Any, asked: str, ends: str) -> None:
    page = browse("owner").get(reverse("desk:needs") + asked).content.decode()
    assert ends.replace("/needs.csv", reverse("desk:export", args=["needs"])) in page


def test_days_are_days_and_moments_are_moments() -> None:
    now = datetime(2026, 11, 22, 9, 5, tzinfo=ZoneInfo("Europe/Berlin"))
    assert [plain_cell(cell) for cell in (date(2026, 12, 4), now, "bald")] == ["04.12.2026", "22.11.2026 09:05", "bald"]
    assert [shown_cell(cell, now=now) for cell in (now, "bald")] == ["9.05\u00a0Uhr", "bald"]


def test_no_list_of_that_name(browse: Any) -> None:
    assert browse("owner").get(reverse("desk:export", args=["today"])).status_code == 404

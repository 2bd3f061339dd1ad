"""Tables people hand in: every usual form is read, everything hostile ends in a sentence."""

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from gemeinsinn.core import tables
from gemeinsinn.core.imports import ImportFault
from gemeinsinn.core.tables import open_table


def table_of(tmp_path, content, name="liste.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return open_table(path)


def read(tmp_path, content):
    table = table_of(tmp_path, content)
    return table.heads, [row.cells for row in table.rows]


def book(*rows, **parts):
    """A workbook; `parts` are added to the packed file."""
    made, out = Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "E-Mail;Name\r\na@example.org;Jörg\r\n".encode("utf-8-sig"),
        b"E-Mail,Name\na@example.org,J\xc3\xb6rg\n\n,,\n",
        b"E-Mail;Name\na@example.org;J\xf6rg\n",
        "E-Mail\tName\na@example.org\tJörg\n".encode("utf-16"),
        book(["E-Mail", "Name"], ["a@example.org", "Jörg"], [None, None]),
    ],
)
def test_every_usual_form_is_read_alike(tmp_path, content):
    assert read(tmp_path, content) == (("E-Mail", "Name"), [("a@example.org", "Jörg")])


def test_a_mere_list_of_addresses_has_no_head(tmp_path):
    assert read(tmp_path, b"a@example.org\nb@example.org\n") == (("1",), [("a@example.org",), ("b@example.org",)])


def test_short_rows_are_filled_long_ones_named_and_lines_counted(tmp_path):
    table = table_of(tmp_path, b'Mail;Am\na@example.org\n\n"b@\nexample";1\nc@example.org;1;2\n')
    assert [(row.line, row.cells, bool(row.fault)) for row in table.rows] == [
        (2, ("a@example.org", ""), False), (5, ("b@\nexample", "1"), False), (6, ("c@example.org", "1"), True),
    ]  # fmt: skip
    assert "1252" in table_of(tmp_path, b"Name\nJ\xf6rg\n").assumed


def test_a_day_of_a_workbook_is_a_day_and_a_formula_is_nothing(tmp_path):
    day = datetime(2024, 5, 3)  # noqa: DTZ001 - cells of workbooks know no zone
    rows = read(tmp_path, book(["Mail", "Am"], ["a@example.org", day], ['=HYPERLINK("x")', 12]))[1]
    assert rows == [("a@example.org", "2024-05-03 00:00:00"), ("", "12")]


BOMB = book(["Mail"], **{"xl/bomb.xml": b"0" * 30_000_000})
DTD = book(["Mail"], **{"xl/x.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"),
        (b"\n\n;;\n", "keine Zeile"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "gesperrte"),
        (b"PK\x03\x04" + b"0" * 600, "beschädigt"),
        (book(["Mail"])[:3000], "beschädigt"),
        (BOMB, "weit größer"),
        (DTD, "beschädigt"),
        (b";" * 99_000 + b"\nx\n", "200 Spalten"),
        (b";" * 1_000_000, "länger als"),
        (b"Mail\n" + b"x" * 200_000 + b"\n", "Zeile 2 ist länger"),
        (b'Mail;Am\na@example.org;"offen\nb@example.org;1\n', "Anführungszeichen"),
        (b'Mail;Am\n"a"@example.org;1\n', "Anführungszeichen"),
        (b"\xff\xfeM\x00a\x00i", "nicht gelesen"),
        (book(["a"] * 300), "200 Spalten"),
    ],
)  # fmt: skip
def test_whatever_is_hostile_ends_in_a_sentence(tmp_path, content, words):
    with pytest.raises(ImportFault, match=words):
        list(table_of(tmp_path, content).rows)


def test_too_many_parts_and_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "MOST_PARTS", 1)
    with pytest.raises(ImportFault, match="weit größer"):
        table_of(tmp_path, book(["Mail"]))
    with pytest.raises(ImportFault, match="fehlt"):
        open_table(tmp_path / "fehlt.csv")

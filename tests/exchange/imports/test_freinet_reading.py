"""Files as they come: encodings, broken quotes, missing columns, size."""

import tracemalloc

import pytest

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.exchange.imports.freinet.reading import LONGEST_ROW, open_export
from tests.exchange.imports.samples import COLUMNS, export, row


def read(path, said=None):
    return list(open_export(path, (said if said is not None else []).append).rows())


def numbers(rows):
    return [(raw.line, raw.columns.get("_angebotsid"), raw.fault) for raw in rows]


def test_rows_with_line_breaks_in_quotes(tmp_path):
    text = '<p>Eins; zwei</p>\n\n<p>"drei"</p>'
    rows = read(export(tmp_path, row(number="1", beschreibung=text), row(number="2"), ""))
    assert numbers(rows) == [(2, "1", ""), (5, "2", "")]
    assert rows[0].columns["beschreibung"] == text


@pytest.mark.parametrize(("encoding", "told"), [("utf-8-sig", False), ("utf-8", False), ("cp1252", True)])
def test_encodings_are_found_out_and_named(tmp_path, encoding, told):
    said = []
    rows = read(export(tmp_path, row(angebotsname="Bücher für 5 € schätzen"), encoding=encoding), said)
    assert rows[0].columns["angebotsname"] == "Bücher für 5 € schätzen"
    assert bool(said) is told
    assert not told or "Windows-1252" in said[0]


def test_bytes_outside_windows_1252_still_read(tmp_path):
    path = export(tmp_path, row(angebotsname="Bücher"), encoding="latin-1")
    path.write_bytes(path.read_bytes().replace(b"Musterfluss", b"Muster\x81fluss"))
    assert read(path)[0].columns["angebotsname"] == "Bücher"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        ("a;b".encode("utf-16"), "UTF-16"),
        (
            b"agenturid;agenturname\n1;x\n",
            "lacks the columns einrichtungsname, angebotsname, beschreibung, _angebotsid",
        ),
        (b"\x00\x01\x02\xff\xd8binary", "lacks the columns"),
    ],
)
def test_files_that_cannot_be_taken_say_why(tmp_path, content, reason):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(ImportFault, match=reason):
        read(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ImportFault, match="cannot be read"):
        read(tmp_path / "nothing.csv")


def test_columns_may_stand_in_any_order_and_case(tmp_path):
    header = ";".join(name.upper() for name in reversed(COLUMNS))
    line = ";".join(reversed(row(number="5").split(";")))
    assert numbers(read(export(tmp_path, line, header=header))) == [(2, "5", "")]


def test_a_quote_nobody_closes_costs_one_row(tmp_path):
    broken = row(number="2", beschreibung="X").replace(";X;", ';"Wer hilft;')
    rows = read(export(tmp_path, row(number="1"), broken, row(number="3"), row(number="4")))
    assert [line for line, _number, _fault in numbers(rows)] == [2, 3, 4, 5]
    assert [raw.columns.get("_angebotsid") for raw in rows if not raw.fault] == ["1", "3", "4"]
    assert "a quotation mark or semicolon too many" in rows[1].fault


def test_a_single_quote_inside_a_word_does_no_harm(tmp_path):
    rows = read(export(tmp_path, row(number="1").replace("Vorlesen", 'Rohr 5" Vorlesen'), row(number="2")))
    assert numbers(rows) == [(2, "1", ""), (3, "2", "")]
    assert rows[0].columns["angebotsname"] == 'Rohr 5" Vorlesen in der Bücherei'


def test_too_few_and_too_many_columns_are_named(tmp_path):
    rows = read(export(tmp_path, "7;Agentur;zu wenig", row(number="2") + ";mehr"))
    assert [raw.fault.split(":")[0] for raw in rows] == ["3 columns instead of 18", "19 columns instead of 18"]


def test_a_row_without_end_is_cut_off(tmp_path):
    endless = row(number="1", beschreibung="X").replace(";X;", ';"' + "lang " * LONGEST_ROW + ";")
    rows = read(export(tmp_path, endless, row(number="2")))
    assert [raw.columns.get("_angebotsid") for raw in rows if not raw.fault] == ["2"]
    assert "longer than" in rows[0].fault


def test_memory_stays_flat(tmp_path):
    path = export(
        tmp_path, *(row(number=str(number), beschreibung="<p>" + "Wort " * 150 + "</p>") for number in range(5_000))
    )
    assert path.stat().st_size > 4_000_000
    tracemalloc.start()
    count = sum(1 for _raw in open_export(path, print).rows())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 5_000
    assert peak < 1_000_000

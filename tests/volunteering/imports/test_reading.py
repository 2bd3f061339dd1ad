"""Files of other platforms: what can be read, and what is said about what cannot."""

from datetime import UTC, date, datetime

import pytest

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.exchange.imports.freinet.mapping import Refused
from gemeinsinn.volunteering.imports.mapping import read_row
from gemeinsinn.volunteering.imports.moments import read_day, read_moment
from gemeinsinn.volunteering.imports.reading import MOST_BYTES, MOST_ROWS, read_table

PLAIN = {"id": "a-1", "title": "Vorlesen in der Kita", "postcode": "06122"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_german_spreadsheets_are_read(encoding, separator):
    text = (
        separator.join(["ID", "Title", "details"]) + "\r\n" + separator.join(["1", "Bäume gießen", '"zwei\r\nZeilen"'])
    )
    table = read_table(f"{text}\r\n\r\n".encode(encoding))
    assert [(row.line, row.columns) for row in table.rows] == [
        (2, {"id": "1", "title": "Bäume gießen", "details": "zwei\r\nZeilen"})
    ]
    assert len(table.notes) == (encoding == "cp1252")


def test_a_row_with_a_cell_too_many_stands_alone():
    table = read_table(b"id;title\n1;Eins\n2;Zwei;drei\n3;'=Drei\n")
    assert [(row.line, bool(row.fault)) for row in table.rows] == [(2, False), (3, True), (4, False)]
    assert table.rows[2].columns["title"] == "=Drei"


@pytest.mark.parametrize("wrap", ["%s", '{"items": %s, "next": null}'])
def test_json_is_read_as_it_is_given_out(wrap):
    table = read_table((wrap % '[{"id": 1, "title": "Eins"}, 7]').encode())
    assert [(row.line, row.columns, bool(row.fault)) for row in table.rows] == [
        (1, {"id": 1, "title": "Eins"}, False), (2, {}, True),
    ]  # fmt: skip
    assert table.notes == []


def test_one_page_of_several_is_said():
    assert len(read_table(b'{"items": [], "next": "https://portal.example/x"}').notes) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leer"), (b" \n", "leer"), (b"\xff\xfei\x00", "UTF-16"), (b"id;id;title\n", "zweimal"), (b"id;name\n1;x\n", "title"),
        (b'id;title\n1;"offen\n2;zu\n', "Anf"), (b"[1,", "JSON"), (b'{"items": 3}', "Liste"), (b"[" * 100_000, "JSON"),
        (b"x" * (MOST_BYTES + 1), "MB"), (b"id;title\n" + b"1;x\n" * (MOST_ROWS + 1), str(MOST_ROWS)),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_at_all_says_why(content, words):
    with pytest.raises(ImportFault, match=words):
        read_table(content)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-12-04T16:00:00+01:00", "15:00"), ("2026-12-04T16:00:00Z", "16:00"), ("2026-12-04 16:00", "15:00"),
        ("4.12.2026 16:00", "15:00"), ("4.12.2026, 16:00", "15:00"), ("2026-12-04T16:00:00.123-0500", "21:00"),
        ("2026-12-04 16:00 Europe/Berlin", "15:00"), ("2026-12-04 16:00 America/New_York", "21:00"),
        ("2026-12-04 16:00 MEZ", "15:00"), ("2026-07-04 16:00 MESZ", "14:00"), ("2026-07-04 16:00", "14:00"),
        ("2026-10-25 02:30+02:00", "00:30"), ("2026-10-25 02:30 +01", "01:30"),
    ],
)  # fmt: skip
def test_times_with_and_without_a_zone(text, utc):
    moment = read_moment(text).astimezone(UTC)
    assert f"{moment:%H:%M}" == utc and moment.date() in {date(2026, 12, 4), date(2026, 7, 4), date(2026, 10, 25)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-12-04 16:00 EST", "Zeitzone"), ("2026-12-04 16:00 Europe/Halle", "Zeitzone"), ("2026-12-04 16:00+25:00", "Zeitzone"),
        ("2026-12-04", "Zeit wie"), ("morgen um vier", "Zeit wie"), ("2026-02-30 16:00", "Kalender"), ("2026-12-04 25:00", "Uhr"),
        ("2026-03-29 02:30", "gibt es an diesem Tag nicht"), ("2026-10-25 02:30", "zweimal"), ("1812-12-04 16:00", "Tag wie"),
    ],
)  # fmt: skip
def test_times_that_are_not_certain_are_refused(text, words):
    with pytest.raises(Refused, match=words):
        read_moment(text)


@pytest.mark.parametrize("text", ["20261204", "2026-W49-5", "12/04/2026", "4.12.26", "2026-12-4", "31.11.2026", "bald"])
def test_days_are_read_strictly(text):
    with pytest.raises(Refused):
        read_day(text)
    assert read_day("4.12.2026") == read_day(" 2026-12-04 ") == date(2026, 12, 4)


def test_a_row_is_cleaned():
    row = read_row(
        PLAIN
        | {
            "details": "<p>Eins</p><script>x</script><p>Zwei</p>", "kind": "skill", "benefit": "Ein Lied", "people": "3", "hours_a_week": "2,5",
            "least_months": 6, "children": True, "certificate": "nein", "german": "little", "languages": "UK, en; tlh",
            "starts": "4.12.2026", "until": None, "learns": " Ruhe  bewahren ",
            "shifts": "2026-12-04 16:00 Europe/Berlin/2026-12-04 18:00 x5 Kuchen | 2026-12-05T10:00Z/11:30",
        }
    )  # fmt: skip
    assert row.fields == {
        "kind": "wissen", "title": "Vorlesen in der Kita", "details": "Eins\n\nZwei", "amount": 300, "starts": date(2026, 12, 4),
        "until": None, "languages": ["uk", "en"], "benefit": "Ein Lied",
    }  # fmt: skip
    assert row.facts == {
        "hours_a_week": 250, "least_months": 6, "children": "yes", "certificate": "no", "german": "little",
        "learns": "Ruhe bewahren",
    }  # fmt: skip
    assert [(slot.starts_at.astimezone(UTC), slot.ends_at.astimezone(UTC), slot.capacity, slot.role) for slot in row.shifts] == [
        (datetime(2026, 12, 4, 15, tzinfo=UTC), datetime(2026, 12, 4, 17, tzinfo=UTC), 5, "Kuchen"),
        (datetime(2026, 12, 5, 10, tzinfo=UTC), datetime(2026, 12, 5, 11, 30, tzinfo=UTC), 1, ""),
    ]  # fmt: skip


def test_dates_of_json_have_everything():
    told = {
        "starts_at": "2026-12-04T16:00:00+01:00", "ends_at": "2026-12-04T18:00:00+01:00", "places": 5, "least": 0, "role": "Kuchen",
        "place": "Hof", "deadline": "2026-12-03T12:00:00+01:00", "qualification": "Backen", "least_age": 16, "most_age": None,
    }  # fmt: skip
    slot = read_row(PLAIN | {"shifts": [told]}).shifts[0]
    assert (slot.capacity, slot.least, slot.role, slot.place, slot.qualification) == (5, 0, "Kuchen", "Hof", "Backen")
    assert (slot.least_age, slot.most_age, slot.deadline) == (16, None, read_moment("2026-12-03 12:00"))
    assert read_row(PLAIN).shifts is None and read_row(PLAIN | {"shifts": ""}).shifts == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"id": ""}, "id"), ({"id": "ä 1"}, "id"), ({"id": "x" * 47}, "id"), ({"title": "A"}, "Titel"), ({"state": "vielleicht"}, "state"),
        ({"kind": "goods"}, "kind"), ({"kind": "skill"}, "benefit"), ({"people": "viele"}, "people"), ({"people": "2,5"}, "people"), ({"people": "0"}, "people"),
        ({"hours_a_week": "200"}, "hours_a_week"), ({"german": "viel"}, "none, little, talk, good"), ({"children": "evtl."}, "children"),
        ({"starts": "bald"}, "starts"), ({"starts": "2026-12-04", "until": "2026-12-03"}, "letzter Tag"), ({"title": ["x"]}, "title"),
        ({"learns": "x" * 301}, "learns"), ({"access": "vielleicht"}, "access"), ({"organisation": "x" * 161}, "organisation"),
        ({"shifts": "bald"}, "Termin 1"), ({"shifts": "2026-12-04 16:00/2026-12-04 18:00 CST x2"}, "Termin 1: Zeitzone"),
        ({"shifts": [{"starts_at": None}]}, "Termin 1"), ({"shifts": "2026-12-04 16:00/17:00 x9999"}, "places"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_by_its_column(cells, words):
    with pytest.raises(Refused, match=words):
        read_row(PLAIN | cells)

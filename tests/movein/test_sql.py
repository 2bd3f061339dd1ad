"""Dumps are read as the database that wrote them would read them, in pieces of any size."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading import cursor, sql
from gemeinsinn.movein.reading.listed import read_json
from gemeinsinn.movein.reading.sql import Dump
from tests.movein.dump import HEAD, insert


def in_pieces(text, size):
    return (text[start : start + size] for start in range(0, len(text), size))


def rows(text, size=50, table="content"):
    return [row for row in Dump(in_pieces(text, size)).rows() if row.table == table]


def texts(text, size=50):
    return [row.columns["introtext"] for row in rows(text, size)]


def values(*cells):
    return f"INSERT INTO `x1_content` (`id`, `title`, `introtext`) VALUES ({', '.join(cells)});"


def mysql(text):
    """A string as the server's own escaping writes it."""
    for plain, written in (("\\", "\\\\"), ("\0", "\\0"), ("\n", "\\n"), ("\r", "\\r"), ("\x1a", "\\Z"), ('"', '\\"')):
        text = text.replace(plain, written)
    return "'" + text.replace("'", "''") + "'"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1a")), min_size=1, max_size=5),
    st.integers(1, 40),
)
def test_every_text_comes_back_whatever_the_pieces(written, size):
    cells = ", ".join(f"({number}, 'T', {mysql(text)})" for number, text in enumerate(written))
    dump = f"{HEAD}INSERT INTO `x1_content` (`id`, `title`, `introtext`) VALUES {cells};"
    assert texts(dump, size) == written


@settings(max_examples=150, deadline=None)
@given(st.text("'\"`;\\(),-/*# \nINSERTOVALUEScontent0x1_"), st.integers(1, 9))
def test_nonsense_ends_in_a_sentence_or_in_nothing(text, size):
    try:
        rows(text, size)
    except ImportFault as problem:
        assert str(problem)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_a_dump_of_phpmyadmin(size):
    text = HEAD + insert({"id": "1", "fulltext": 'Es heißt "O\'Neill";\n -- so -- /* hier */ \\ (a, b)'}, {"id": "2"})
    found = rows(text, size)
    assert [(row.columns["id"], row.prefix, row.fault) for row in found] == [("1", "x1", ""), ("2", "x1", "")]
    assert found[0].columns["fulltext"] == 'Es heißt "O\'Neill";\n -- so -- /* hier */ \\ (a, b)'
    assert [row.columns["name"] for row in rows(text, size, "users")] == ["Ilse Kranich"]
    assert [row.columns["path"] for row in rows(text, size, "menu")] == ["neuigkeiten", "ueber-uns"]


def test_columns_are_those_of_the_table_where_the_insert_names_none():
    made = "CREATE TABLE IF NOT EXISTS `j_content` (\n  `id` int(11),\n  `title` varchar(255) COMMENT 'a;b',\n  `introtext` text,\n  PRIMARY KEY (`id`)\n);\n"
    found = rows(made + "REPLACE INTO `db`.`j_content` VALUES (1,'T',\"x\");")
    assert [row.columns for row in found] in ([], [{"id": "1", "title": "T", "introtext": "x"}])
    found = rows(made + "INSERT IGNORE INTO `j_content` VALUES (1,'T',\"x\");")
    assert [row.columns for row in found] == [{"id": "1", "title": "T", "introtext": "x"}]


@pytest.mark.parametrize(
    ("cells", "fault", "text"),
    [
        (("1", "'T'", "NULL"), "", None),
        (("1", "'T'", "_utf8mb4'für'"), "", "für"),
        (("1", "'T'", "N'für'"), "", "für"),
        (("1", "'T'", "_binary 'a\\'b'"), "a value is not text", ""),
        (("1", "'T'", "X'41'"), "a value is not text", ""),
        (("1", "'T'"), "2 values for 3 columns", None),
        (("1", "'T'", "'a'", "'b'"), "4 values for 3 columns", "a"),
    ],
)
def test_values_that_are_no_plain_strings(cells, fault, text):
    (row,) = rows(values(*cells))
    assert (row.fault, row.columns.get("introtext")) == (fault, text)


def test_a_value_beyond_all_measure_is_passed_without_being_kept(monkeypatch):
    monkeypatch.setattr(sql, "LONGEST_VALUE", 20)
    long = values("1", "'T'", "'" + "lang " * 50 + "'") + values("2", "'T'", "'kurz'")
    assert [(row.columns["id"], row.fault[:20]) for row in rows(long)] == [("1", "a value is longer th"), ("2", "")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (values("1", "'T'", "'offen"), "breaks off in the middle of line 1"),
        (values("1", "'T'", "'a'")[:-2], "breaks off"),
        ("INSERT INTO `a_content` (`id`,`title`,`introtext`) VALUES", "breaks off"),
        ("INSERT INTO `a_content` (`id`,`title`,`introtext`) SELECT 1;", "VALUES is missing"),
        ("INSERT INTO `a_content` (`id`,`title`,`introtext`) VALUES 1;", "no row of a dump"),
        ("INSERT INTO `a_content` (`id`,`title`,`introtext`) VALUES (1 2);", "no row of a dump"),
        ("/* nie zu Ende", "breaks off"),
        ("SET a = 'offen", "breaks off"),
        ("SET a = 1", "breaks off"),
        ("-- MySQL dump 10.13\n" + values("1", "'T'", "'a'"), "lacks its end"),
    ],
)
def test_a_dump_that_breaks_off_says_where(text, words):
    with pytest.raises(ImportFault, match=words):
        rows(text, 9)


def test_a_whole_mysqldump_has_its_last_line():
    text = "-- MariaDB dump 10.19\n" + values("1", "'T'", "'a'") + "\n-- Dump completed on 2026-11-01\n"
    assert texts(text) == ["a"]


def test_tables_of_extensions_are_not_ours():
    text = values("1", "'T'", "'a'").replace("x1_content", "x1_ucm_content")
    text += "INSERT INTO `x1_categories` (`id`, `parent`) VALUES (1, 2);"
    assert (rows(text), rows(text, table="categories")) == ([], [])


def test_memory_stays_small_behind_a_line_of_any_length():
    reader = Dump(in_pieces(values("1", "'T'", "'a'").replace(";", "") + ", (2, 'T', 'b')" * 5000 + ";", 100))
    assert sum(1 for _row in reader.rows()) == 5001
    assert len(reader.cursor.text) < 500


@pytest.mark.parametrize("size", [1, 5, 100_000])
@pytest.mark.parametrize("shape", ["phpmyadmin", "list", "named"])
def test_json_in_its_three_shapes(shape, size):
    articles = [{"id": "1", "title": "T", "introtext": "Ein \"Wort\" {mit} [Klammern]\n"}, {"id": 2, "title": "U", "introtext": None, "images": {"a": 1}}]  # fmt: skip
    whole = {
        "phpmyadmin": [
            {"type": "header", "comment": "Export to JSON"},
            {"type": "database", "name": "db"},
            {"type": "table", "name": "x1_content", "database": "db", "data": articles},
        ],
        "list": articles,
        "named": {"x1_content": articles},
    }[shape]
    found = list(read_json(in_pieces(json.dumps(whole, indent=1), size)))
    assert [(row.table, row.columns["id"], row.columns["introtext"]) for row in found] == [
        ("content", "1", articles[0]["introtext"]),
        ("content", "2", None),
    ]
    assert found[1].columns["images"] == '{"a": 1}'


@pytest.mark.parametrize(
    "text", ['[{"id": 1, "title"', '[{"id": 1}, ', "[1, 2]", "[" + '{"a":' * 3000 + "1" + "}" * 3000 + "]"]
)
def test_json_that_is_broken_says_so(text):
    with pytest.raises(ImportFault):
        list(read_json(in_pieces(text, 50)))


def test_a_cursor_at_the_end_stays_there():
    reader = cursor.Cursor(iter(["a", "", "b"]))
    assert (reader.ahead(5), reader.skip_to(sql.LINE_END), reader.ahead(), reader.skip_space()) == ("ab", "", "", "")

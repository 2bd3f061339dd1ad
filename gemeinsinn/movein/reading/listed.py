"""Rows of a JSON file: phpMyAdmin's export, or a plain list."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading.cursor import Cursor
from gemeinsinn.movein.reading.rows import Row, Value, guessed_table, has_needed, table_of

TABLE = re.compile(r"\{[^{}\[\]]{0,400}?\"data\"\s*:\s*\[")
KEY = re.compile(r"\{\s*\"(?P<name>\w{1,64})\"\s*:\s*\[")
NAMED = re.compile(r"\"name\"\s*:\s*\"(\w{1,64})\"")
LONGEST_ROW = 4_000_000
DECODER = json.JSONDecoder(strict=False)


def read_json(pieces: Iterator[str]) -> Iterator[Row]:
    """All rows. Raises ImportFault where the file breaks off or is no list of rows."""
    cursor = Cursor(pieces)
    name, depth = "", 0
    cursor.skip_space()
    while (mark := cursor.skip_space()) != "":
        if mark in ",]}":
            cursor.at += 1
            depth -= mark == "]"
            continue
        if mark == "[":
            cursor.at += 1
            depth += 1
            continue
        if mark != "{":
            raise ImportFault(_("Line %(line)s is no list of rows.") % {"line": cursor.line})
        cursor.ahead(600)
        if opening := TABLE.match(cursor.text, cursor.at) or KEY.match(cursor.text, cursor.at):
            told = NAMED.search(opening[0])
            name = told[1] if told else opening.groupdict().get("name") or ""
            cursor.at = opening.end()
            depth += 1
            continue
        place = _("line %(line)s") % {"line": cursor.line}
        row = one_row(whole_object(cursor), name, place)
        if row is not None:
            yield row
    if depth > 0:
        raise ImportFault(_("The file breaks off before its end. Please fetch it again."))


def whole_object(cursor: Cursor) -> dict[str, Any]:
    """The object that begins here; the text ahead is doubled until it is whole."""
    wanted = 2_000
    while True:
        have = len(cursor.ahead(wanted))
        try:
            found, end = DECODER.raw_decode(cursor.text, cursor.at)
        except (json.JSONDecodeError, RecursionError) as problem:
            broken = isinstance(problem, RecursionError) or have < wanted or wanted > LONGEST_ROW
            if broken:
                words = _("Line %(line)s breaks off or is no JSON. Please fetch the file again.")
                raise ImportFault(words % {"line": cursor.line}) from problem
            wanted *= 2
        else:
            cursor.at = end
            assert isinstance(found, dict)  # it begins with a brace
            return found


def one_row(found: dict[str, Any], name: str, place: str) -> Row | None:
    """A row of one of our tables, or None."""
    columns = {str(key).casefold(): as_value(value) for key, value in found.items()}
    known = table_of(name)
    prefix, table = known or ("", guessed_table(set(columns)))
    if not table or not has_needed(table, set(columns)):
        return None
    return Row(table, columns, place, prefix=prefix)


def as_value(value: Any) -> Value:
    """As a dump would have it."""
    if value is None or isinstance(value, str):
        return value
    return (
        json.dumps(value) if isinstance(value, dict | list) else str(int(value) if isinstance(value, bool) else value)
    )

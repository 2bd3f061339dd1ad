"""Rows of the tables we ask for, whatever the file around them."""

import re
from dataclasses import dataclass

Value = str | None
LONGEST_VALUE = 2_000_000  # characters; an article that long is none
PREFIXED = re.compile(r"^(?P<prefix>\w*?)_?(?P<name>content|categories|users|menu)$", re.IGNORECASE)
# What a table must have to be the one we mean: extensions use the same words.
NEEDED = {
    "content": {"id", "title", "introtext"},
    "categories": {"id", "title"},
    "users": {"id", "name"},
    "menu": {"id", "path", "link"},
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its table without prefix, its columns by lower-case name, where it stands, or why it cannot be read."""

    table: str
    columns: dict[str, Value]
    place: str
    fault: str = ""
    prefix: str = ""


def table_of(name: str) -> tuple[str, str] | None:
    """Prefix and table of a name, or None if it is none of ours. #__ucm_content and the like have words between."""
    match = PREFIXED.match(name)
    if match is None or match["prefix"].casefold().endswith(("_ucm", "ucm")):
        return None
    return match["prefix"].casefold(), match["name"].casefold()


def has_needed(table: str, columns: set[str]) -> bool:
    """Whether it is Joomla's own table."""
    return columns >= NEEDED[table]


def guessed_table(columns: set[str]) -> str:
    """The table of a row in a plain list."""
    for table in ("content", "menu", "users", "categories"):
        if has_needed(table, columns) and (table != "users" or "username" in columns):
            return table
    return ""

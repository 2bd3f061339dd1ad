"""Rows of an SQL dump as mysqldump, MariaDB and phpMyAdmin write it."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from gemeinsinn.core.imports import ImportFault
from gemeinsinn.movein.reading.cursor import Cursor, CutOff, TooLong
from gemeinsinn.movein.reading.rows import LONGEST_VALUE, Row, Value, has_needed, table_of

WORD = re.compile(r"[A-Za-z_]+")
NAME = re.compile(r"`[^`]{1,64}`|\"[^\"]{1,64}\"|[\w$#]{1,64}")
BARE = re.compile(r"[^\s,()'\"`;]+")
STOP = re.compile(r"['\"`;]|--(?=\s)|/\*|#")
COLUMN = re.compile(r"^\s*[`\"](\w{1,64})[`\"]\s+\w", re.MULTILINE)
LINE_END = re.compile(r"\n")
COMMENT_END = re.compile(r"\*/")
LONGEST_CREATE = 200_000
MOST_COLUMNS = 200


class Dump:
    """Goes through the statements and gives the rows of Joomla's tables, one at a time."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self.cursor = Cursor(pieces)
        self.columns: dict[str, list[str]] = {}
        self.program = self.ending = ""

    def rows(self) -> Iterator[Row]:
        """All of them. Raises ImportFault where the file breaks off or is no dump any more."""
        try:
            while (mark := self.cursor.skip_space()) != "":
                if self.comment(mark):
                    continue
                word = self.cursor.word(WORD).casefold()
                if word in ("insert", "replace"):
                    yield from self.insert()
                elif word == "create":
                    self.create()
                else:
                    self.skip_statement(keep=0)
        except CutOff:
            raise self.fault(_("The dump breaks off in the middle of line %(line)s. Please fetch it again.")) from None
        if self.program == "mysqldump" and self.ending != "completed":
            raise self.fault(_("The dump lacks its end (“Dump completed”). Please fetch it again."))

    def fault(self, words: str) -> ImportFault:
        return ImportFault(words % {"line": self.cursor.line})

    def comment(self, mark: str) -> bool:
        """Behind a comment, if one begins here."""
        two = self.cursor.ahead(2)
        if two == "/*":
            if not self.cursor.skip_to(COMMENT_END):
                raise CutOff
            self.cursor.at += 2
            return True
        if two != "--" and mark != "#":
            return False
        start = self.cursor.ahead(40)
        if start.startswith(("-- MySQL dump", "-- MariaDB dump")):
            self.program = "mysqldump"
        elif start.startswith("-- Dump completed"):
            self.ending = "completed"
        self.cursor.skip_to(LINE_END)
        return True

    def skip_statement(self, keep: int) -> str:
        """Behind the next semicolon outside quotation marks; the words up to there, at most `keep` characters."""
        said = ""
        while True:
            before = self.cursor.at
            mark = self.cursor.skip_to(STOP)
            if len(said) < keep and self.cursor.at > before:
                said += self.cursor.text[before : self.cursor.at]
            if mark == "":
                raise CutOff
            if mark == ";":
                self.cursor.at += 1
                return said
            if mark in "'\"`":
                said += self.passed(mark, keep)
            else:
                self.comment(mark[0])

    def passed(self, quote: str, keep: int) -> str:
        """Words in quotation marks, kept if short."""
        try:
            words = self.cursor.quoted(64 if keep else 0)
        except TooLong:
            words = ""
        return f"{quote}{words}{quote}" if keep else ""

    def create(self) -> None:
        """CREATE TABLE: the order of its columns, for inserts that do not name them."""
        if self.cursor.skip_space() == "" or self.cursor.word(WORD).casefold() != "table":
            self.skip_statement(keep=0)
            return
        words = self.skip_statement(keep=LONGEST_CREATE)
        head, _paren, rest = words.partition("(")
        name = re.sub(r"(?i)if\s+not\s+exists", "", head).strip().strip('`"')
        if table_of(name):
            self.columns[name] = [column.casefold() for column in COLUMN.findall(rest)]

    def insert(self) -> Iterator[Row]:
        """INSERT INTO ... VALUES (...), (...);"""
        while (word := self.word()).casefold() in ("into", "ignore", "delayed", "low_priority"):
            pass
        name = word.strip('`"').rpartition(".")[2]
        found = table_of(name)
        columns = self.named_columns() if found and self.cursor.skip_space() == "(" else self.columns.get(name, [])
        if found is None or not has_needed(found[1], set(columns)):
            self.skip_statement(keep=0)
            return
        if self.word().casefold() not in ("values", "value"):
            raise self.fault(_("Line %(line)s is no dump that can be read: VALUES is missing."))
        prefix, table = found
        while True:
            line = self.cursor.line
            values, fault = self.values()
            if not fault and len(values) != len(columns):
                fault = _("%(found)s values for %(wanted)s columns") % {"found": len(values), "wanted": len(columns)}
            place = _("line %(line)s") % {"line": line}
            yield Row(table, dict(zip(columns, values, strict=False)), place, fault, prefix)
            mark = self.cursor.skip_space()
            if mark != ",":
                self.skip_statement(keep=0)
                return
            self.cursor.at += 1

    def word(self) -> str:
        self.cursor.skip_space()
        return self.cursor.word(NAME)

    def named_columns(self) -> list[str]:
        """The list in parentheses."""
        names = list[str]()
        self.cursor.at += 1
        while len(names) < MOST_COLUMNS:
            names.append(self.word().strip('`"').casefold())
            mark = self.cursor.skip_space()
            self.cursor.at += 1
            if mark != ",":
                break
        return names

    def values(self) -> tuple[list[Value], str]:
        """One row in parentheses, or why it cannot be taken."""
        if self.cursor.skip_space() != "(":
            raise CutOff if self.cursor.ahead() == "" else self.fault(_("Line %(line)s is no row of a dump."))
        self.cursor.at += 1
        values, fault = list[Value](), ""
        while True:
            value, problem = self.value()
            values.append(value)
            fault = fault or problem
            mark = self.cursor.skip_space()
            self.cursor.at += 1
            if mark == ")":
                return values, fault
            if mark == "":
                raise CutOff
            if mark != "," or len(values) > MOST_COLUMNS:
                raise self.fault(_("Line %(line)s is no row of a dump."))

    def value(self) -> tuple[Value, str]:
        mark = self.cursor.skip_space()
        if mark not in ("'", '"'):
            bare = self.cursor.word(BARE)
            lower = bare.casefold()
            if self.cursor.skip_space() not in ("'", '"') or not (lower.startswith("_") or lower in ("n", "x", "b")):
                return (None if lower == "null" else bare), ""
            if lower in ("x", "b", "_binary"):
                self.passed(self.cursor.ahead(), keep=0)
                return "", _("a value is not text")
        try:
            return self.cursor.quoted(LONGEST_VALUE), ""
        except TooLong:
            return "", _("a value is longer than two million characters")

"""The map of OWASP ASVS 5.0: every requirement of levels 1 and 2 once, with a state, and files that are there."""

import re

from tests.architecture.tree import ROOT

# Numbers of OWASP ASVS 5.0.0; the others are level 3.
NUMBERS = """
1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4
7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10.1.1-2 10.2.1-2
10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1 12.1.1-3 12.2.1-2
12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3 15.3.1-7 16.1.1 16.2.1-5
16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2
"""
STATES = {"met", "partly", "not met", "not applicable"}
PAGES = sorted((ROOT / "docs" / "security").glob("*.md"))
ROW = re.compile(r"^\| (\d+\.\d+\.\d+[^|]*) \| ([^|]+) \| ([^|]+) \| (.+) \|$", re.MULTILINE)
FILE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|js|txt|html|md))`")


def one_by_one(text):
    """ "1.2.6–1.2.8, 1.3.1" → 1.2.6, 1.2.7, 1.2.8, 1.3.1"""
    for part in text.replace("–", "-").split(","):
        first, _, last = part.strip().partition("-")
        section, _, number = first.rpartition(".")
        for each in range(int(number), int(last.rpartition(".")[2] or number) + 1):
            yield f"{section}.{each}"


def rows():
    return [match.groups() for page in PAGES for match in ROW.finditer(page.read_text(encoding="utf-8"))]


def test_every_requirement_is_there_once():
    wanted = [number for part in NUMBERS.split() for number in one_by_one(part)]
    found = [number for row in rows() for number in one_by_one(row[0])]
    assert len(wanted) == 253
    assert sorted(found) == sorted(wanted)


def test_each_has_a_state_and_says_how():
    assert [row for row in rows() if row[2] not in STATES or len(row[3].split()) < 1] == []


def test_the_files_named_are_there():
    missing = []
    for page in [*PAGES, ROOT / "docs" / "security.md"]:
        for name in FILE.findall(page.read_text(encoding="utf-8")):
            if not (ROOT / name).exists() and not (ROOT / "gemeinsinn" / name).exists():
                missing.append(f"{page.name}: {name}")
    assert missing == []

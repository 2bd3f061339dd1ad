"""Documentation that cannot rot: links lead somewhere, commands and settings exist, decisions stay short."""

import re

import pytest
from django.core.management import get_commands

from tests.architecture.tree import PACKAGE, PYPROJECT, ROOT, files, name_of, python_files

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SETTING = re.compile(r"""(?:env\.str|read_bool|read_list|read_number|read_url)\(\s*["']([A-Z_]+)["']""")
PAGES = files(ROOT, ".md")


def anchors(text):
    headings = re.findall(r"^#+\s+(.+?)\s*$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page):
    faults = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file.read_text(encoding="utf-8"))):
            faults.append(target)
    assert not faults, f"{name_of(page)}: {', '.join(faults)}"


def test_decisions_are_short_numbered_and_listed():
    decisions = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 40, name_of(path)
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in decisions if path.name not in listed] == []


def test_every_setting_is_described_and_every_described_one_exists():
    code = "".join((PACKAGE / "config" / name).read_text() for name in ("settings.py", "environment.py", "identity.py"))
    known = set(SETTING.findall(code))
    table = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    described = set(re.findall(r"^\| `GEMEINSINN_([A-Z_]+)`", table, re.MULTILINE))
    assert described == known


def test_commands_named_in_the_docs_exist():
    known = {*get_commands(), "help"}
    faults = []
    for page in PAGES:
        for command in re.findall(r"(?:`|bin/)gemeinsinn ([a-z_]+)", page.read_text(encoding="utf-8")):
            if command not in known:
                faults.append(f"{name_of(page)}: gemeinsinn {command}")
    assert not faults, "\n".join(faults)


def test_the_readme_begins_with_the_commands():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text()
    for command in ("demo", "test", "check", "bench"):
        assert f"make {command}" in text
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)
    assert text.index("make demo") < 600


def test_names_in_the_glossary_are_names_in_the_code():
    table = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in python_files())
    missing = [
        name for name in re.findall(r"`([A-Z][A-Za-z]+)`", table) if not re.search(rf"^\s*class {name}\b", code, re.M)
    ]
    assert not missing, missing


def test_every_dependency_is_explained():
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    extras = PYPROJECT["project"]["optional-dependencies"]
    named = PYPROJECT["project"]["dependencies"] + extras["build"] + extras["dev"]
    missing = [name for name in named if f"| `{re.split(r'[^A-Za-z0-9_.-]', name)[0]}`" not in text]
    assert not missing, missing


def test_licence_is_the_same_everywhere():
    assert PYPROJECT["project"]["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "license: EUPL-1.2" in (ROOT / "publiccode.yml").read_text(encoding="utf-8")

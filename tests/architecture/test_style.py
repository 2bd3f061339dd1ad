"""Names, docstrings, and what must not be in the source at all."""

import ast
import re

from tests.architecture.tree import ROOT, files, name_of, parsed, python_files, templates

EMPTY_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "manager",
    "managers",
    "service",
    "services",
    "base",
    "misc",
    "common",
}
EMPTY_CLASS = re.compile(r"^Base[A-Z]|(?:Helper|Helpers|Util|Utils|Service)$")
DOMAIN_ROOMS = {"actions", "queries", "rules", "lifecycle"}
LEFT_OVERS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX|[Ll]orem ip" + r"sum|[Cc]oming so" + r"on)\b")
MACHINE = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|ho" + r"me)/[a-z.]")


def in_room(path, rooms):
    return bool(rooms & {path.stem, *path.parts})


def test_no_name_says_nothing():
    faults = [name_of(path) for path in python_files() if EMPTY_NAMES & {path.stem, path.parent.name}]
    for path in python_files():
        classes = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef)]
        faults += [f"{name_of(path)}: {node.name}" for node in classes if EMPTY_CLASS.search(node.name)]
    assert not faults, "\n".join(faults)


def test_every_module_says_what_it_is():
    faults = []
    for path in python_files():
        tree = parsed(path)
        if tree.body and not ast.get_docstring(tree):
            faults.append(name_of(path))
    assert not faults, "\n".join(faults)


def test_every_public_function_of_the_domain_says_what_it_does():
    faults = []
    for path in python_files():
        if path.name == "apps.py" or not in_room(path, DOMAIN_ROOMS | {"core"}):
            continue
        public = (node for node in parsed(path).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
        for node in public:
            if not node.name.startswith("_") and not ast.get_docstring(node):
                faults.append(f"{name_of(path)}:{node.lineno} {node.name}")
    assert not faults, "\n".join(faults)


def test_actions_take_keywords_only_and_the_time():
    """Public functions of an actions room that write: at most the thing itself without its name, and `now=` is passed in."""
    faults = []
    for path in python_files():
        if not in_room(path, {"actions"}):
            continue
        for node in parsed(path).body:
            atomic = isinstance(node, ast.FunctionDef) and any("atomic" in ast.unparse(d) for d in node.decorator_list)
            if atomic and not node.name.startswith("_"):
                names = {argument.arg for argument in node.args.kwonlyargs}
                if len(node.args.args) > 1 or "now" not in names:
                    faults.append(f"{name_of(path)}:{node.lineno} {node.name}")
    assert not faults, "\n".join(faults)


def test_an_import_inside_a_function_has_its_reason_beside_it():
    faults = []
    for path in python_files():
        source = path.read_text(encoding="utf-8").splitlines()
        for function in ast.walk(parsed(path)):
            if not isinstance(function, ast.FunctionDef) or function.name == "ready":  # Django's own rule
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    beside = [*source[node.lineno - 1 : node.end_lineno], source[node.lineno - 2].strip()]
                    if not any("# " in line for line in beside):
                        faults.append(f"{name_of(path)}:{node.lineno}")
    assert not faults, "\n".join(faults)


def test_no_signals_of_our_own():
    pattern = re.compile(r"@receiver|\b(?:pre|post)_(?:save|delete)\b|Signal\(")
    faults = [name_of(path) for path in python_files() if pattern.search(path.read_text(encoding="utf-8"))]
    assert not faults, "\n".join(faults)


def test_silenced_checks_have_a_reason_beside_them():
    pattern = re.compile(r"#\s*(?:type:\s*ignore(?:\[[\w, -]+\])?|noqa(?::\s*[A-Z0-9, ]+)?|pragma: no cover)\s*(.*)")
    faults = []
    for path in [*python_files(), *files(ROOT / "tests", ".py"), *files(ROOT / "tools", ".py")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = pattern.search(line)
            if match and not match[1].strip(" #"):
                faults.append(f"{name_of(path)}:{number}")
    assert not faults, "\n".join(faults)


def test_no_left_overs_and_no_machine_paths():
    faults = []
    endings = (".py", ".html", ".txt", ".md", ".toml", ".css", ".js", ".yml", ".po", ".sh", "")
    for path in files(ROOT, *endings):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if LEFT_OVERS.search(line) or MACHINE.search(line):
                faults.append(f"{name_of(path)}:{number}: {line.strip()[:80]}")
    assert not faults, "\n".join(faults)


INLINE = {
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>{%]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", re.IGNORECASE),
    "javascript: in an address": re.compile(r"javascript:", re.IGNORECASE),
    "an address of a third party": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=[\"']https?:", re.IGNORECASE
    ),
    "escaping switched off": re.compile(r"\|\s*safe\b|autoescape off"),
}


def test_no_template_translates_inside_a_list():
    """A component gets nothing where a list in an attribute holds anything but plain text: its table has no heads."""
    assert [name_of(path) for path in templates() if re.search(r"\[_\(", path.read_text(encoding="utf-8"))] == []


def test_templates_keep_to_the_content_security_policy():
    faults = []
    for path in templates():
        if (
            path.suffix == ".txt" or path.name == "mail.html" or path.parent.name == "mail"
        ):  # mail programs know no stylesheets
            continue
        text = path.read_text(encoding="utf-8")
        faults += [f"{name_of(path)}: {what}" for what, pattern in INLINE.items() if pattern.search(text)]
    assert not faults, "\n".join(faults)

"""What spoils a codebase is the tail, so the tail is policed."""

import ast

import pytest

from tests.architecture.tree import PACKAGE, ROOT, files, name_of, parsed, python_files, templates


def lines(path):
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("what", "most"),
    [
        (python_files, 400),
        (lambda: files(ROOT / "tests", ".py"), 600),
        (lambda: files(ROOT / "tools", ".py"), 300),
        (templates, 150),
        (lambda: files(PACKAGE, ".css"), 150),
        (lambda: files(PACKAGE, ".js"), 150),
        (lambda: [PACKAGE / "config" / "settings.py"], 350),
    ],
    ids=["python", "tests", "tools", "templates", "stylesheets", "scripts", "settings"],
)
def test_no_file_is_too_long(what, most):
    faults = [f"{name_of(path)}: {lines(path)} lines, {most} allowed" for path in what() if lines(path) > most]
    assert not faults, "\n".join(faults)


def test_no_function_is_too_long():
    faults = []
    for path in python_files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40:
                    faults.append(f"{name_of(path)}:{node.lineno} {node.name}: {length} lines, 40 allowed")
    assert not faults, "\n".join(faults)

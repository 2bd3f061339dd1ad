"""Locked requirements: exact, hashed, without addresses, and whole for every Python we promise."""

import re
from importlib.metadata import distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import PYPROJECT, ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)
PROJECT = PYPROJECT["project"]


def locked(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {canonicalize_name(match[1]): match[2] for match in PIN.finditer(text)}


def test_every_line_is_a_pin_with_hashes():
    for name in ("run", "develop"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        joined = [line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#")]
        wrong = [
            line
            for line in joined
            if not re.fullmatch(r"[\w.-]+==\S+(?: +; [^@]+?)?(?: +--hash=sha256:[0-9a-f]{64})+ *", line)
        ]
        assert not wrong, "\n".join(wrong)


def test_both_files_agree_and_hold_what_the_project_names():
    run, develop = locked("run"), locked("develop")
    assert run.items() <= develop.items()
    for wanted, have in (
        (PROJECT["dependencies"] + PROJECT["optional-dependencies"]["build"], run),
        (PROJECT["optional-dependencies"]["dev"], develop),
    ):
        missing = [text for text in wanted if canonicalize_name(Requirement(text).name) not in have]
        assert not missing, missing


@pytest.mark.parametrize("version", ["3.11.2", "3.12.0", "3.13.0", "3.14.0"])
@pytest.mark.parametrize("name", ["run", "develop"])
def test_nothing_is_missing_on_any_python(name, version):
    """pip refuses a hashed install that pulls in one package more; redis did so on Debian 12's Python."""
    have = locked(name)
    where = {
        "python_version": version.rpartition(".")[0],
        "python_full_version": version,
        "implementation_version": version,
        "extra": "",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "os_name": "posix",
    }
    missing = []
    for package in distributions():
        if canonicalize_name(package.metadata["Name"]) in have:
            for text in package.requires or []:
                needed = Requirement(text)
                if not needed.marker or needed.marker.evaluate(where):
                    missing += [f"{package.metadata['Name']} needs {text}"] * (
                        canonicalize_name(needed.name) not in have
                    )
    assert not missing, "\n".join(missing)

"""The source tree as the architecture tests see it."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "gemeinsinn"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SKIPPED = {".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


def files(folder: Path, *endings: str) -> list[Path]:
    """Every file of these endings below a folder, without what is made or downloaded."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in endings and path.is_file() and not SKIPPED & set(path.relative_to(ROOT).parts)
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_files() -> list[Path]:
    """Our Python, without migrations."""
    return [path for path in files(PACKAGE, ".py") if "migrations" not in path.parts]


def templates() -> list[Path]:
    return [path for path in files(PACKAGE, ".html", ".txt", ".svg", ".xml") if "templates" in path.parts]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def app_of(path: Path) -> str:
    """The app a file belongs to: "exchange" for gemeinsinn/exchange/views/needs.py."""
    return path.relative_to(PACKAGE).parts[0]


@cache
def ranks() -> dict[str, int]:
    """Height of every app, from the layers contract of import-linter; siblings share one."""
    contract = next(c for c in PYPROJECT["tool"]["importlinter"]["contracts"] if c.get("exhaustive"))
    layers = [re.split(r"\s*\|\s*", layer) for layer in reversed(contract["layers"])]
    return {app: height for height, layer in enumerate(layers) for app in layer}


def may_know(app: str, other: str) -> bool:
    """An app may name things of its own and of lower layers."""
    return app == other or ranks()[other] < ranks()[app]

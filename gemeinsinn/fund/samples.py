"""Rule sets to begin with: the three funds of Sachsen-Anhalt, as data (sources: domain of small grants, 2026)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
NAMES = ("engagementfonds", "jugendfonds", "mikrokulturfonds")


@cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def sample(name: str) -> dict[str, Any]:
    """A fresh copy of one of NAMES; the statewide fund's for any other name."""
    found: dict[str, Any] = json.loads(_text(name if name in NAMES else NAMES[0]))
    return found

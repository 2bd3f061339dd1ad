"""The sentence about insurance: dated data, one entry a state and a day from which it holds."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent / "data" / "insurance.json"


@cache
def entries() -> list[dict[str, Any]]:
    """All entries, the newest first."""
    rows: list[dict[str, Any]] = json.loads(SOURCE.read_text())
    return sorted(rows, key=lambda row: str(row["from"]), reverse=True)


def insurance_note(state: str, *, on: date, language: str) -> str:
    """What holds in a state (Bundesland) on a day; the general sentence where nothing is known."""
    valid = [row for row in entries() if date.fromisoformat(row["from"]) <= on]
    for wanted in (state, ""):
        for row in valid:
            if row["state"] == wanted:
                return str(row["de" if language == "de" else "en"])
    return ""

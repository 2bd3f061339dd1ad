"""What stands beside the button that orders the newsletter: each version as data, never changed once it was shown."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

FILE = Path(__file__).parent / "data" / "consents.json"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The words in one language, and which version they are."""

    version: str
    wording: str


@cache
def versions() -> dict[str, dict[str, str]]:
    """Version ("2026-11") → language → words; the last one is shown."""
    found: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def current_consent(language: str) -> ConsentText:
    """What is shown today, with the name of who sends; German where a language has no words of its own."""
    version, words = list(versions().items())[-1]
    wording = words.get(language, words["de"])
    return ConsentText(version, wording.replace("{network}", settings.NETWORK["name"] or "Gemeinsinn"))

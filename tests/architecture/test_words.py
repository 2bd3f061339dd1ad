"""Everything a person reads can be read in German and in English."""

import re

from tests.architecture.tree import name_of, templates
from tools import messages

PARTS_OF_CODE = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}|\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}"
    r"|<!--.*?-->|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style)\b.*?</\1>",
    re.DOTALL,
)
TAG = re.compile(r"<[^>]*>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(
    r"""(?<![:\w-])(?:alt|title|aria-label|placeholder|label|caption|legend|hint)\s*=\s*["']([^"']*)["']"""
)
WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
SAME_IN_ANY_LANGUAGE = {"Gemeinsinn", "Deutsch", "English", "PDF", "CSV", "GeoJSON", "EUPL", "https", "RSS"}
CLASS_BLOCK = re.compile(r"\{%\s*block \w*class\s*%\}.*?\{%\s*endblock\s*%\}", re.DOTALL)


def test_catalogues_are_complete_and_agree():
    faults = [fault for app in messages.apps() for fault in messages.faults(app)] + list(messages.contradictions())
    assert not faults, "\n".join(faults)


def test_no_words_in_templates_outside_translation():
    faults = []
    for path in templates():
        shown_to_builders = path.name == "example.html" or "gallery" in path.parts
        if shown_to_builders or path.suffix not in {".html", ".txt"}:
            continue
        text = PARTS_OF_CODE.sub(" ", CLASS_BLOCK.sub(" ", path.read_text(encoding="utf-8")))
        spoken = TAG.sub(" ", text) + " ".join(SPOKEN_ATTRIBUTE.findall(text))
        words = [word for word in WORD.findall(spoken) if word not in SAME_IN_ANY_LANGUAGE]
        if words:
            faults.append(f"{name_of(path)}: {' '.join(words[:8])}")
    assert not faults, "\n".join(faults)

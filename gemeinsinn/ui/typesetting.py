"""Papers as tagged PDFs (PDF/UA-1), set by Typst from data alone, in the site's own two typefaces."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import font_hanken_grotesk
import font_source_serif_pro
import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

STRANGE = re.compile(r"[^\u0000-\u052f\u1e00-\u1fff\u200b\u2010-\u2122]")
REGIONS = {"de": "DE", "en": "GB"}


@cache
def font_folders() -> list[str]:
    """Where the two installed typefaces lie; nothing else of the machine is looked at."""
    files = (
        font_source_serif_pro.font_files_ttf["SourceSerifPro"],
        font_hanken_grotesk.font_files_otf["HankenGrotesk"],
    )
    return [str(Path(name).parent) for name in files]


def typeset(sheet: Path, data: dict[str, Any]) -> bytes:
    """Sets the data by a sheet. Letters no installed typeface has are shown as "?", rather than no page at all."""
    try:
        return _compile(sheet, data)
    except typst.TypstError:
        return _compile(sheet, json.loads(without_strange_letters(json.dumps(data, ensure_ascii=False))))


def _compile(sheet: Path, data: dict[str, Any]) -> bytes:
    """One run of Typst; a picture in the data ("square") is left as it is. Raises typst.TypstError."""
    square = data.get("square", "")
    told = json.loads(breakable(json.dumps(data, ensure_ascii=False))) | ({"square": square} if square else {})
    made: bytes = typst.compile(
        str(sheet), format="pdf", font_paths=font_folders(), ignore_system_fonts=True,
        pdf_standards=["ua-1"], sys_inputs={"data": json.dumps(told, ensure_ascii=False)},
    )  # fmt: skip
    return made


def breakable(text: str) -> str:
    """A word nobody could set in one line gets places where it may break (zero-width spaces)."""
    return re.sub(r"[^\W\d_]{24}(?=[^\W\d_])", lambda run: f"{run[0]}\u200b", text)


def without_strange_letters(text: str) -> str:
    """Latin, Greek, Cyrillic and common signs stay; anything else becomes "?"."""
    return STRANGE.sub("?", text)


def common_data() -> dict[str, str]:
    """What every paper says about itself."""
    language = (get_language() or "de")[:2]
    return {
        "author": _("Gemeinsinn, portal of the volunteer agencies"), "lang": language,
        "region": REGIONS.get(language, "DE"),
    }  # fmt: skip

"""Reads the colours from tokens.css, for the gallery and for the contrast check."""

import re
from pathlib import Path

from django.utils.translation import gettext_lazy as _

TOKENS = Path(__file__).parent / "static" / "ui" / "css" / "tokens.css"
_PAIR = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
COLOUR_GROUPS = {
    _("Ground"): ("paper", "board", "sheet", "sheet-tint"),
    _("Ink"): ("ink", "ink-soft", "edge", "rule"),
    _("Brand"): ("brand", "brand-ground", "on-brand", "on-brand-soft"),
    _("The next step"): ("next", "next-edge", "next-ink", "on-next"),
    _("Kinds"): ("zeit", "wissen", "sachen", "raeume", "geld"),
    _("State"): ("good", "heed", "wrong", "focus"),
    _("Drawing"): ("art-mass", "art-far", "art-light", "art-sky"),
}


def colours() -> dict[str, tuple[str, str]]:
    """Each colour's value by day and by night, as #rrggbb."""
    return {name: (day, night) for name, day, night in _PAIR.findall(TOKENS.read_text())}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb after WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours after WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

"""An agency's own colour: only one that stays readable, by day and by night.

Contrast as in WCAG 2.2. By day the colour itself is ink on paper and ground under light text; by night the
colour is mixed with light until it reads as ink, and darkened until light text reads on it.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError

LEAST = 4.5
PAPERS_DAY = ("#f8f1e4", "#fffcf5", "#f3ead9", "#ebdfc8")  # page, sheet, tint, board of ui/tokens.css
PAPERS_NIGHT = ("#121d18", "#1d2b24", "#25362d", "#0c1510")
ON_BRAND = "#fbf5e8"
ON_BRAND_SOFT = "#cfe0cf"
ON_BRAND_NIGHT = "#bdd4c2"
NIGHT = "#0c1510"

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Brand:
    """The colours made of one: ink, ground and the dark windows of houses on it, by day and by night."""

    ink: str
    ground: str
    ink_night: str
    ground_night: str

    @property
    def windows(self) -> tuple[str, str]:
        """A little lighter than the ground."""
        return mix(self.ground, "#ffffff", 0.18), mix(self.ground_night, "#ffffff", 0.12)


def read(colour: str) -> Rgb:
    """ "#11513a" → (17, 81, 58). Raises ValueError for anything else."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError("not a colour")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    parts = [value / 255 for value in read(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, part: float) -> str:
    """`part` (0 to 1) of `other` in `colour`."""
    mixed = [round(a + (b - a) * part) for a, b in zip(read(colour), read(other), strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def brand_of(colour: str) -> Brand:
    """The colours used on the page. Raises ValueError("too light") if the colour does not read by day."""
    grounds = (*PAPERS_DAY, ON_BRAND, ON_BRAND_SOFT)
    lowest = min(contrast(colour, ground) for ground in grounds)
    if lowest < LEAST:
        raise ValueError("too light")
    ink_night = next(
        ink
        for ink in (mix(colour, "#ffffff", step / 20) for step in range(21))
        if min(contrast(ink, paper) for paper in PAPERS_NIGHT) >= LEAST
    )
    ground_night = next(  # never brighter than half: by night a large surface must not glow
        ground
        for ground in (mix(colour, NIGHT, step / 20) for step in range(9, 21))
        if contrast(ground, ON_BRAND_NIGHT) >= LEAST
    )
    return Brand(colour, colour, ink_night, ground_night)


def check_brand(colour: str) -> None:
    """Raises DomainError with a sentence that helps unless the colour reads everywhere."""
    try:
        brand_of(colour)
    except ValueError as problem:
        if str(problem) == "too light":
            raise DomainError(_("This colour is too light to read on paper. Please choose a darker one.")) from problem
        raise DomainError(_("Please give the colour like this: #11513a.")) from problem

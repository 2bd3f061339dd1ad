"""The site's own typeface: three cuts, subset to what European languages in Latin script need."""

import io

import font_hanken_grotesk
import font_source_serif_pro
from fontTools import subset
from fontTools.ttLib import TTFont

FACES = {
    "serif-bold": font_source_serif_pro.font_files_ttf["SourceSerifProBold"],
    "sans-medium": font_hanken_grotesk.font_files_otf["HankenGroteskMedium"],
    "sans-bold": font_hanken_grotesk.font_files_otf["HankenGroteskBold"],
}
# Latin, Latin-1, Latin Extended-A, typographic punctuation, spaces, euro, arrows, minus.
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x2009, *range(0x2010, 0x2015), *range(0x2018, 0x201F),
    0x2022, 0x2026, 0x202F, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, *range(0x2190, 0x2194), 0x2212,
]  # fmt: skip


def write_font(face: str) -> bytes:
    """The cut as WOFF2."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "liga", "lnum", "tnum", "ccmp", "locl", "mark"]
    options.name_IDs = [0, 1, 2, 13, 14]  # who made it and under which licence stays inside
    with open(FACES[face], "rb") as file:
        font: TTFont = subset.load_font(file, options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        out = io.BytesIO()
        subset.save_font(font, out, options)
    return out.getvalue()

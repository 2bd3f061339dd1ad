"""The picture a page is shared with: its headline and its strips on paper, drawn by us, kept in the media folder."""

import hashlib
import io
import textwrap
from functools import lru_cache
from typing import Any

import font_hanken_grotesk
import font_source_serif_pro
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Model
from django.http import HttpResponse
from django.utils.translation import get_language
from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
PAPER, SHEET, INK, SOFT, RULE = "#f8f1e4", "#fffcf5", "#1a2620", "#47534b", "#d6c7aa"
BRAND, NEXT, EDGE = "#11513a", "#fb7a58", "#a93413"
DRAWING = "2"  # counts up when the drawing changes, so that kept pictures are made anew
SERIF = font_source_serif_pro.font_files_ttf["SourceSerifProBold"]
SANS = font_hanken_grotesk.font_files_otf["HankenGroteskBold"]


@lru_cache(maxsize=16)
def face(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def kept_picture(folder: str, said: dict[str, Any]) -> bytes:
    """The picture of what is `said` as PNG, drawn anew when that has changed; older drawings in the folder go."""
    digest = hashlib.sha256(repr((DRAWING, sorted(said.items()))).encode()).hexdigest()[:16]
    folder = f"teilen/{folder}"
    name = f"{folder}/{digest}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            kept: bytes = file.read()
        return kept
    drawn = draw_picture(**said)
    forget_others(folder)
    default_storage.save(name, ContentFile(drawn))
    return drawn


def picture_answer(folder: str, said: dict[str, Any]) -> HttpResponse:
    """The picture for whoever asks; made to be shown elsewhere."""
    answer = HttpResponse(kept_picture(folder, said), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def folder_of(thing: Model) -> str:
    """Where the drawings of one row lie, few enough in each folder; each language keeps its own."""
    return f"{thing._meta.model_name}/{thing.pk % 1000:03d}/{thing.pk}/{get_language() or settings.LANGUAGE_CODE}"


def forget_others(folder: str) -> None:
    if default_storage.exists(folder):
        for old in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{old}")


def draw_picture(*, kicker: str, title: str, words: str, strips: tuple[bool, ...] = ()) -> bytes:
    """A sheet of paper on the board with tear-off strips; the first one that hangs is coral."""
    image = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((60, 56, 1140, 470), radius=28, fill=SHEET)
    pen.text((110, 96), shorten(pen, kicker, face(SANS, 30), 980), font=face(SANS, 30), fill=BRAND)
    size, lines = fit(pen, title, 980, most_lines=3)
    pen.multiline_text((110, 150), "\n".join(lines), font=face(SERIF, size), fill=INK, spacing=round(size * 0.22))
    pen.text((110, 408), shorten(pen, words, face(SANS, 32), 980), font=face(SANS, 32), fill=SOFT)
    draw_strips(pen, strips)
    pen.text((110, 570), "Gemeinsinn", font=face(SERIF, 34), fill=BRAND)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def fit(pen: ImageDraw.ImageDraw, title: str, width: int, *, most_lines: int) -> tuple[int, list[str]]:
    """The largest size at which the headline fits; what does not fit at the smallest is cut with an ellipsis."""
    lines: list[str] = []
    for size in (76, 66, 58, 50, 42):
        lines = wrap(pen, title, face(SERIF, size), width)
        if len(lines) <= most_lines:
            return size, lines
    return 42, [*lines[: most_lines - 1], shorten(pen, " ".join(lines[most_lines - 1 :]), face(SERIF, 42), width)]


def wrap(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines no wider than `width`; a word without blanks is broken."""
    lines, line = [], ""
    for word in [part for whole in text.split() for part in textwrap.wrap(whole, 24)]:
        longer = f"{line} {word}".strip()
        if line and pen.textlength(longer, font=font) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines


def shorten(pen: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    if pen.textlength(text, font=font) <= width:
        return text
    while text and pen.textlength(f"{text}…", font=font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def draw_strips(pen: ImageDraw.ImageDraw, strips: tuple[bool, ...]) -> None:
    """Torn ones are stubs, hanging ones slips, the first of them coral."""
    if not strips:
        return
    width = min(96, 1080 // len(strips))
    left = 1140 - width * len(strips)
    first_left = strips.index(False) if False in strips else -1
    for number, gone in enumerate(strips):
        x = left + number * width
        if gone:
            pen.rectangle((x + 3, 468, x + width - 3, 482), fill=SHEET)
            continue
        mine = number == first_left
        box = (x + 3, 468, x + width - 3, 556 if mine else 542)
        pen.rectangle(box, fill=NEXT if mine else SHEET, outline=EDGE if mine else RULE, width=2)

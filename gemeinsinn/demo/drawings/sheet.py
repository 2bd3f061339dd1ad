"""A sheet of paper printed in green and straw, a little out of register."""

import io
from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 750
FINE = 2  # drawn twice as large, then made smaller: smooth edges

PAPER = "#f3e6c9"
FAR = "#b9cdb4"
DIM = "#e4ead6"
GREEN = "#1b5a42"
DARK = "#123f2f"
STRAW = "#efbd4a"

Point = tuple[float, float]


class Sheet:
    """Takes shapes in a space of 1200 × 750 and wobbles each corner like a hand would."""

    def __init__(self, name: str) -> None:
        self._random = Random(name)  # noqa: S311 -- a drawing needs no secrecy, only the same line each time
        self._image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def shape(self, points: Sequence[Point], colour: str, *, wobble: float = 2.5) -> None:
        """A filled polygon."""
        self._draw.polygon([self._point(x, y, wobble) for x, y in points], fill=colour)

    def box(self, left: float, top: float, wide: float, high: float, colour: str) -> None:
        """A rectangle, nearly."""
        self.shape([(left, top), (left + wide, top), (left + wide, top + high), (left, top + high)], colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A circle, printed where the plate happened to lie."""
        x, y = x + self._random.uniform(-2, 2), y + self._random.uniform(-2, 2)
        self._draw.ellipse([(v * FINE) for v in (x - radius, y - radius, x + radius, y + radius)], fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """A circle's line."""
        edges = [(v * FINE) for v in (x - radius, y - radius, x + radius, y + radius)]
        self._draw.ellipse(edges, outline=colour, width=int(width * FINE))

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A drawn line."""
        self._draw.line(
            [self._point(x, y, 1.5) for x, y in points], fill=colour, width=int(width * FINE), joint="curve"
        )

    def png(self) -> bytes:
        """The finished print."""
        out = io.BytesIO()
        self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG")
        return out.getvalue()

    def _point(self, x: float, y: float, wobble: float) -> Point:
        return (x + self._random.uniform(-wobble, wobble)) * FINE, (y + self._random.uniform(-wobble, wobble)) * FINE

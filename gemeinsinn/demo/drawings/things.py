"""What the drawings are put together from."""

from gemeinsinn.demo.drawings.sheet import DARK, DIM, FAR, GREEN, STRAW, Sheet


def ground(sheet: Sheet, top: float = 610) -> None:
    """The far houses and the ground they stand on."""
    for left, wide, high in ((0, 180, 130), (200, 120, 90), (860, 150, 110), (1030, 180, 150)):
        sheet.box(left, top - high, wide, high, FAR)
    sheet.box(-20, top, 1240, 200, GREEN)


def block(
    sheet: Sheet,
    left: float,
    top: float,
    columns: int,
    rows: int,
    *,
    lit: frozenset[tuple[int, int]],
    colour: str = GREEN,
) -> None:
    """A slab block of flats; a lit window means somebody is in."""
    sheet.box(left, top, columns * 74 + 26, rows * 86 + 20, colour)
    for row in range(rows):
        for column in range(columns):
            sheet.box(left + 26 + column * 74, top + 22 + row * 86, 46, 52, STRAW if (column, row) in lit else DIM)


def tree(sheet: Sheet, x: float, foot: float, size: float = 1.0) -> None:
    """A linden."""
    sheet.box(x - 9 * size, foot - 150 * size, 18 * size, 150 * size, DARK)
    for dx, dy, radius in ((0, -230, 92), (-70, -180, 66), (72, -186, 62)):
        sheet.disc(x + dx * size, foot + dy * size, radius * size, FAR)
    for dx, dy, radius in ((-20, -240, 60), (44, -200, 46)):
        sheet.disc(x + dx * size, foot + dy * size, radius * size, GREEN)


def table(sheet: Sheet, left: float, top: float, wide: float, colour: str = STRAW) -> None:
    """A table from the side."""
    sheet.box(left, top, wide, 18, colour)
    for leg in (left + 22, left + wide - 36):
        sheet.box(leg, top + 18, 14, 108, colour)


def chair(sheet: Sheet, left: float, top: float, colour: str = STRAW) -> None:
    """A chair from the side."""
    sheet.box(left, top, 11, 150, colour)
    sheet.box(left, top + 78, 66, 12, colour)
    sheet.box(left + 55, top + 84, 11, 66, colour)


def lamps(sheet: Sheet, start: tuple[float, float], end: tuple[float, float], count: int) -> None:
    """A string of lights that hangs through."""
    points = []
    for number in range(count + 2):
        part = number / (count + 1)
        sag = 90 * part * (1 - part) * 4 * 0.6
        points.append((start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part + sag))
    sheet.line(points, DARK, 3)
    for x, y in points[1:-1]:
        sheet.disc(x, y + 14, 13, STRAW)


def pot(sheet: Sheet, x: float, foot: float, size: float = 1.0, colour: str = GREEN) -> None:
    """A big pot with a lid."""
    sheet.box(x - 90 * size, foot - 130 * size, 180 * size, 130 * size, colour)
    sheet.box(x - 118 * size, foot - 104 * size, 236 * size, 18 * size, colour)
    sheet.box(x - 98 * size, foot - 146 * size, 196 * size, 14 * size, DARK)
    sheet.disc(x, foot - 156 * size, 14 * size, DARK)


def wheel(sheet: Sheet, x: float, y: float, radius: float) -> None:
    """A wheel with eight spokes."""
    for dx, dy in ((1, 0), (0, 1), (0.7, 0.7), (0.7, -0.7)):
        sheet.line([(x - dx * radius, y - dy * radius), (x + dx * radius, y + dy * radius)], FAR, 3)
    sheet.ring(x, y, radius, DARK, 12)
    sheet.disc(x, y, 11, DARK)


def plant(sheet: Sheet, x: float, foot: float, high: float, bloom: str | None = STRAW) -> None:
    """A stalk with leaves and, perhaps, a flower."""
    sheet.line([(x, foot), (x + 5, foot - high)], GREEN, 7)
    for part, side in ((0.35, -1), (0.5, 1), (0.68, -1)):
        y = foot - high * part
        sheet.shape([(x, y), (x + side * 52, y - 34), (x + side * 20, y - 2)], GREEN)
    if bloom:
        sheet.disc(x + 5, foot - high, 26, bloom)
        sheet.disc(x + 5, foot - high, 9, DARK)

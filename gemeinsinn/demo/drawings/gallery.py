"""One function a picture."""

from collections.abc import Callable

from gemeinsinn.demo.drawings.sheet import DARK, DIM, FAR, GREEN, PAPER, STRAW, Sheet
from gemeinsinn.demo.drawings.things import block, chair, ground, lamps, plant, pot, table, tree, wheel


def draw(name: str) -> bytes:
    """The picture of that name as PNG. Raises KeyError if there is none."""
    sheet = Sheet(name)
    PICTURES[name](sheet)
    return sheet.png()


def yard(sheet: Sheet) -> None:
    """A yard between two blocks."""
    ground(sheet)
    block(sheet, 30, 256, 4, 4, lit=frozenset({(1, 1), (3, 2), (0, 3)}))
    block(sheet, 850, 172, 4, 5, lit=frozenset({(0, 0), (2, 2), (3, 3), (1, 4)}), colour=DARK)
    tree(sheet, 600, 640, 1.25)
    lamps(sheet, (350, 300), (590, 330), 5)
    lamps(sheet, (610, 330), (860, 290), 5)
    table(sheet, 500, 560, 210)
    for left in (400, 450, 730, 790):
        chair(sheet, left, 540)


def kitchen(sheet: Sheet) -> None:
    """A window and a table full of things to cook."""
    sheet.box(-20, -20, 1240, 620, FAR)
    sheet.box(380, 70, 440, 340, PAPER)
    sheet.disc(700, 180, 62, STRAW)
    for left in (372, 592, 812):
        sheet.box(left, 62, 18, 356, GREEN)
    for top in (62, 232, 402):
        sheet.box(372, top, 458, 18, GREEN)
    sheet.box(-20, 600, 1240, 180, DARK)
    pot(sheet, 860, 600, 1.3)
    for x, y, colour in ((210, 552, GREEN), (300, 556, STRAW), (255, 480, STRAW), (390, 554, GREEN)):
        sheet.disc(x, y, 48, colour)
        sheet.line([(x, y - 46), (x + 12, y - 72)], DARK, 6)
    sheet.disc(560, 540, 62, DIM)
    for dx in (-50, 0, 50):
        sheet.shape(
            [(560 + dx * 0.4, 490), (560 + dx * 1.6, 380), (560 + dx * 1.6 + 34, 410), (560 + dx * 0.4 + 12, 490)],
            GREEN,
        )


def balconies(sheet: Sheet) -> None:
    """Nine balconies on one wall."""
    sheet.box(-20, -20, 1240, 800, GREEN)
    lit = {(0, 1), (1, 0), (2, 2)}
    for row in range(3):
        for column in range(3):
            left, top = 90 + column * 360, 50 + row * 240
            sheet.box(left + 40, top, 120, 150, STRAW if (column, row) in lit else DIM)
            sheet.box(left + 180, top, 70, 150, STRAW if (column, row) in lit else DIM)
            sheet.box(left, top + 110, 290, 86, FAR)
            sheet.box(left, top + 110, 290, 12, DARK)
            for slat in range(5):
                sheet.box(left + 34 + slat * 54, top + 126, 8, 66, DARK)
    for x in (470, 520, 575, 630, 690):
        plant(sheet, x, 404, 70 + x % 40)
    sheet.line([(90, 590), (380, 600)], DARK, 4)
    for left, colour in ((120, STRAW), (190, PAPER), (270, STRAW)):
        sheet.box(left, 596, 50, 62, colour)


def doorway(sheet: Sheet) -> None:
    """An open door on the ground floor, and a lamp above it."""
    ground(sheet, 640)
    sheet.box(210, 60, 780, 590, GREEN)
    for column in range(4):
        lit = column == 2
        sheet.box(260 + column * 185, 110, 110, 130, STRAW if lit else DIM)
    sheet.box(190, 290, 820, 18, DARK)
    sheet.box(490, 370, 220, 280, STRAW)
    sheet.shape([(490, 370), (400, 340), (400, 690), (490, 650)], DARK)
    sheet.disc(600, 338, 20, STRAW)
    sheet.box(592, 308, 16, 20, DARK)
    table(sheet, 540, 530, 130, DARK)
    chair(sheet, 690, 500, DARK)
    for left in (270, 780):
        sheet.box(left, 380, 150, 150, DIM)
        sheet.box(left + 68, 380, 12, 150, GREEN)
    plant(sheet, 850, 645, 90)
    plant(sheet, 900, 650, 120)


def bus(sheet: Sheet) -> None:
    """A small bus full of books, and a bench."""
    ground(sheet, 600)
    tree(sheet, 160, 620, 1.1)
    sheet.shape([(300, 250), (860, 250), (960, 400), (960, 590), (300, 590)], GREEN)
    for number in range(3):
        left = 340 + number * 165
        sheet.box(left, 300, 135, 130, PAPER)
        for book in range(6):
            high = 70 + (book * 37 + number * 23) % 44
            sheet.box(left + 8 + book * 20, 428 - high, 16, high, (STRAW, DARK, FAR)[(book + number) % 3])
    sheet.shape([(838, 300), (870, 300), (924, 400), (838, 400)], DIM)
    for x in (430, 830):
        sheet.disc(x, 595, 58, DARK)
        sheet.disc(x, 595, 24, DIM)
    sheet.box(1010, 540, 160, 16, STRAW)
    sheet.box(1010, 480, 160, 14, STRAW)
    for left in (1026, 1140):
        sheet.box(left, 480, 12, 130, STRAW)


def garden(sheet: Sheet) -> None:
    """A bed, a wheelbarrow, a fence with an open gate."""
    ground(sheet, 560)
    for left in range(0, 760, 74):
        sheet.box(left, 400, 14, 170, DARK)
    sheet.box(0, 420, 750, 12, DARK)
    sheet.box(0, 500, 750, 12, DARK)
    sheet.shape([(790, 380), (930, 350), (930, 610), (790, 570)], STRAW)
    sheet.box(-20, 640, 1240, 130, DARK)
    for number in range(13):
        plant(sheet, 40 + number * 62, 660, 130 + (number * 53) % 130, STRAW if number % 3 else PAPER)
    sheet.line([(1040, 610), (1075, 690), (1100, 690)], PAPER, 10)
    sheet.line([(930, 650), (1060, 600), (1185, 545)], PAPER, 12)
    sheet.shape([(900, 500), (1120, 500), (1060, 610), (960, 610)], PAPER)
    sheet.disc(930, 660, 46, PAPER)
    wheel(sheet, 930, 660, 40)


def workshop(sheet: Sheet) -> None:
    """A bicycle on a stand."""
    sheet.box(-20, 620, 1240, 160, GREEN)
    for top in (140, 290, 440):
        sheet.box(40, top, 260, 16, DARK)
    for left, top, colour in (
        (60, 70, STRAW),
        (150, 84, FAR),
        (230, 66, GREEN),
        (70, 222, FAR),
        (180, 214, STRAW),
        (90, 372, GREEN),
        (210, 376, STRAW),
    ):
        sheet.box(left, top, 62, 68 + (left % 3) * 4, colour)
    for left in (40, 286):
        sheet.box(left, 60, 16, 570, DARK)
    sheet.box(742, 360, 18, 270, DARK)
    sheet.box(660, 622, 180, 16, DARK)
    wheel(sheet, 540, 430, 130)
    wheel(sheet, 960, 430, 130)
    frame = [(540, 430), (650, 240), (880, 240), (740, 430), (540, 430)]
    sheet.line(frame, STRAW, 16)
    sheet.line([(740, 430), (630, 200)], STRAW, 16)
    sheet.line([(960, 430), (870, 190), (930, 170)], STRAW, 16)
    sheet.box(585, 186, 100, 20, DARK)
    sheet.disc(740, 430, 34, DARK)


def supper(sheet: Sheet) -> None:
    """A long table with one big pot."""
    sheet.box(-20, -20, 1240, 420, FAR)
    for left in (80, 420, 760):
        sheet.box(left, 60, 300, 230, PAPER)
        sheet.box(left + 142, 60, 16, 230, GREEN)
        sheet.box(left, 168, 300, 14, GREEN)
    lamps(sheet, (0, 20), (1200, 20), 9)
    sheet.box(-20, 560, 1240, 34, STRAW)
    sheet.box(-20, 594, 1240, 200, DARK)
    pot(sheet, 600, 562, 1.5)
    for x in (540, 600, 660):
        sheet.line([(x, 312), (x + 22, 282), (x - 10, 252), (x + 16, 222)], DIM, 11)
    for x in (90, 230, 370, 830, 970, 1110):
        sheet.shape([(x - 62, 548), (x + 62, 548), (x + 40, 568), (x - 40, 568)], PAPER)
        sheet.disc(x, 470, 34, GREEN if x % 20 else DARK)
        sheet.shape([(x - 52, 548), (x - 36, 500), (x + 36, 500), (x + 52, 548)], GREEN if x % 20 else DARK)


PICTURES: dict[str, Callable[[Sheet], None]] = {
    "hof": yard,
    "kueche": kitchen,
    "balkon": balconies,
    "tuer": doorway,
    "buch": bus,
    "garten": garden,
    "rad": workshop,
    "topf": supper,
}

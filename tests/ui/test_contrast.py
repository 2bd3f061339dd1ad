"""Contrast of every pair of colours that carries text or draws a control, by day and by night (WCAG 2.2)."""

import pytest

from gemeinsinn.ui.palette import COLOUR_GROUPS, colours, contrast

KINDS = ("zeit", "wissen", "sachen", "raeume", "geld")
STATES = ("good", "heed", "wrong")
GROUNDS = ("paper", "board", "sheet", "sheet-tint", "slip")
TEXT = [
    *[("ink", ground) for ground in GROUNDS],
    *[("ink-soft", ground) for ground in GROUNDS],
    *[("brand", ground) for ground in GROUNDS],
    *[("next-ink", ground) for ground in ("paper", "sheet", "sheet-tint")],
    *[(kind, ground) for kind in KINDS for ground in (f"{kind}-tint", "paper", "board", "sheet")],
    *[(state, ground) for state in STATES for ground in (f"{state}-tint", "paper", "sheet")],
    *[("ink", f"{state}-tint") for state in STATES],
    ("brand", "good-tint"),
    ("brand", "heed-tint"),
    ("on-next", "next"),
    ("on-next", "next-press"),
    ("on-brand", "brand-ground"),
    ("on-brand-soft", "brand-ground"),
    ("sheet", "brand"),
    ("paper", "ink"),
    ("on-straw", "art-light"),
    ("on-mass", "art-mass"),
    ("ink", "art-far"),
]
CONTROLS = [
    *[("edge", ground) for ground in ("paper", "board", "sheet")],
    *[("focus", ground) for ground in ("paper", "board", "sheet")],
    ("focus-on-brand", "brand-ground"),
    ("wrong", "sheet"),
]
BODY = [("ink", ground) for ground in ("paper", "board", "sheet")]
HOURS = pytest.mark.parametrize("hour", [0, 1], ids=["day", "night"])


@HOURS
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text, ground, hour):
    assert contrast(colours()[text][hour], colours()[ground][hour]) >= 4.5


@HOURS
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_can_be_seen(line, ground, hour):
    assert contrast(colours()[line][hour], colours()[ground][hour]) >= 3


@HOURS
@pytest.mark.parametrize(("text", "ground"), BODY)
def test_body_text_reaches_the_highest_level(text, ground, hour):
    assert contrast(colours()[text][hour], colours()[ground][hour]) >= 7


def test_known_contrasts():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_gallery_shows_only_colours_that_exist():
    assert {name for names in COLOUR_GROUPS.values() for name in names} <= set(colours())

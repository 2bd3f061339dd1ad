"""Filters for pages about projects."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gemeinsinn.places.away import away_words
from gemeinsinn.projects.lifecycle import House
from gemeinsinn.projects.models import FundingShare, Project
from gemeinsinn.projects.wording import project_path
from gemeinsinn.ui import formats

register = template.Library()

HEIGHTS = {"municipality": 200, "state": 172, "federation": 226, "foundation": 150, "business": 188, "own": 132}
GROUND, GAP, LEAST = 250, 6, 3


@register.filter
def page_of(project: Project) -> str:
    """The path of a project's page."""
    return project_path(project)


@register.filter
def away(project: Project) -> str:
    """ "800 m" where the list asked for a place and one is known well enough, else nothing."""
    return away_words(project, getattr(project, "distance_km", None))


@register.filter
def source_label(source: str) -> str:
    """The word for a source of means."""
    return str(FundingShare.Source(source).label)


@register.filter
def outline(house: House) -> str:
    """The path of a house as wide as its share: gables for wide ones, flat roofs for narrow ones."""
    left, right = house.start, house.start + max(house.width - GAP, LEAST)
    top = GROUND - HEIGHTS.get(house.source, 160)
    if right - left < 70:
        return f"M{left} {GROUND}V{top + 20}H{right}V{GROUND}z"
    eaves = top + min(48, (right - left) // 4)
    return f"M{left} {GROUND}V{eaves}L{(left + right) // 2} {top}L{right} {eaves}V{GROUND}z"


@register.filter
def windows(house: House) -> SafeString:
    """Two rows of windows, as many as fit; every third one is lit."""
    room = house.width - GAP - 40
    count = min(room // 44, 12)
    first = house.start + (house.width - GAP - (count * 44 - 16)) // 2
    places = [
        (first + column * 44, GROUND - 104 + row * 48, (column + row) % 3) for row in (0, 1) for column in range(count)
    ]
    return format_html_join(
        "",
        '<path class="{}" d="M{} {}h28v30h-28z"/>',
        (("a-light" if lit == 1 else "a-dim", x, y) for x, y, lit in places),
    )


@register.filter
def middle(house: House) -> int:
    """Where the share is written under a house."""
    return house.start + (house.width - GAP) // 2


@register.filter
def per_cent(house: House) -> str:
    """The share in words: "35 %"."""
    return formats.share(house.percent, 100)

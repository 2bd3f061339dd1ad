"""The gallery at /werkstatt/: every component with its examples, generated from the example files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gemeinsinn.ui.gallery import components
from gemeinsinn.ui.icons import ICONS
from gemeinsinn.ui.palette import COLOUR_GROUPS
from gemeinsinn.ui.samples import samples


def index(request: HttpRequest) -> HttpResponse:
    """All components, the colours, the type, the signs and the drawings on one page."""
    shown = {"components": components(), "icons": sorted(ICONS), "colours": COLOUR_GROUPS, "drawings": DRAWINGS}
    return render(request, "ui/gallery/index.html", shown)


def component(request: HttpRequest, name: str) -> HttpResponse:
    """One component by day and by night, or a whole sample page."""
    if name in SAMPLES:
        return render(request, f"ui/gallery/{name}/gallery.html", samples())
    found = {one.slug: one for one in components()}
    if name not in found:
        raise Http404
    return render(request, "ui/gallery/component.html", {"component": found[name], "components": found.values()})


DRAWINGS = ("street", "houses", "yard", "bench", "board", "shopfront")
SAMPLES = ("seite", "frage", "liste", "tisch")

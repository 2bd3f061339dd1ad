"""/so-ordnen-wir/: by which rules needs, offers and partners are brought together, for everybody to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeinsinn.matching.engine.fit.ranking import EVERY
from gemeinsinn.matching.lifecycle.suggestions import USUAL_MOST
from gemeinsinn.matching.wording.ordering import FIGURES, counted_features


@require_safe
def ordering(request: HttpRequest) -> HttpResponse:
    """The rules in plain words, with the numbers the program really uses."""
    context = {"features": counted_features(), "every": EVERY, "most": USUAL_MOST, "figures": FIGURES}
    return render(request, "matching/ordering.html", context)

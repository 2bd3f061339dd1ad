"""/schreibtisch/boerse/: the best plan for a fair or a day of action, corrected by hand, printed, saved as a table.

The whole state is in the address: it can be sent to a colleague, and going back undoes.
"""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import NotAllowed
from gemeinsinn.desk.forms.fair import FORBIDDEN, PINNED, WISHED, FairForm
from gemeinsinn.desk.rules import Desk, can_export
from gemeinsinn.desk.views.gate import at_desk, show
from gemeinsinn.desk.views.sheets import sheet_response
from gemeinsinn.desk.wording import no_export
from gemeinsinn.desk.wording.fair import csv_heads, csv_row, heads, left_rows, pair_row
from gemeinsinn.matching.engine.allocation import TooManyPins
from gemeinsinn.matching.queries.fairs import MOST, Fair, fair_for

BUTTONS = (PINNED, FORBIDDEN, WISHED)


@require_safe
@at_desk
def fair(request: HttpRequest, desk: Desk) -> HttpResponseBase:
    """Choose, compute, correct."""
    form = FairForm(request.GET)
    chosen, problem = form.chosen(), ""
    found: Fair | None = None
    if asked(request.GET):
        try:
            found = fair_for(desk.user, desk.covering("agency"), chosen, now=timezone.now())
        except TooManyPins:
            problem = _("More pairs are held than there is room for. Let one go, or allow more for each.")
    if found is not None and request.GET.get("als") == "csv":
        return as_sheet(desk, found)
    context: dict[str, Any] = {
        "form": form,
        "asked": asked(request.GET),
        "problem": problem,
        "most": MOST,
        "heads": heads(),
        "held": held_pairs(request.GET),
    }
    if found is not None:
        context |= result(request.GET, found, desk) | {
            "export_url": with_value(request.GET, "als", "csv") if can_export(desk) else ""
        }
    return show(request, desk, "desk/ideas/fair.html", context, page="fair")


def asked(data: QueryDict) -> bool:
    """The form was sent; before, the page only asks."""
    return bool(set(data) - {"stelle"})


def result(data: QueryDict, found: Fair, desk: Desk) -> dict[str, Any]:
    """The plan for the page."""
    rows = [
        pair_row(one, fit, found, desk.handles) | {
            "hold": toggled(data, PINNED, pair_key(fit)),
            "wish": toggled(data, WISHED, pair_key(fit)),
            "forbid": toggled(data, FORBIDDEN, pair_key(fit)),
            "is_held": one.pinned,
            "is_wished": pair_key(fit) in data.getlist(WISHED),
        }
        for one, fit in zip(found.plan.pairs, found.fits, strict=True)
    ]  # fmt: skip
    return {
        "rows": rows,
        "needs": len(found.needs),
        "served": len({one.need for one in found.plan.pairs}),
        "partners": len(found.partners),
        "busy": len({one.offer for one in found.plan.pairs}),
        **left_rows(found, desk.handles),
    }


def pair_key(fit: Any) -> str:
    """ "12:partner-3"."""
    return f"{fit.need.pk}:{fit.partner.key}"


def toggled(data: QueryDict, name: str, value: str) -> str:
    """The address with a pair added to one list, or taken out; a pair is in one list at most."""
    changed = data.copy()
    was = value in changed.getlist(name)
    for button in BUTTONS:
        changed.setlist(button, [one for one in changed.getlist(button) if one != value])
    if not was:
        changed.appendlist(name, value)
    return f"?{changed.urlencode()}"


def with_value(data: QueryDict, name: str, value: str) -> str:
    """The address with one value set."""
    changed = data.copy()
    changed[name] = value
    return f"?{changed.urlencode()}"


def held_pairs(data: QueryDict) -> list[dict[str, Any]]:
    """Every correction made by hand, for hidden fields: changing a filter keeps them."""
    return [{"name": name, "value": value} for name in BUTTONS for value in data.getlist(name)[:200]]


def as_sheet(desk: Desk, found: Fair) -> HttpResponseBase:
    """The plan as a table for a spreadsheet."""
    if not can_export(desk):
        raise NotAllowed(no_export())
    rows = (csv_row(one, fit, found, desk.handles) for one, fit in zip(found.plan.pairs, found.fits, strict=True))
    return sheet_response("boerse.csv", csv_heads(), rows)

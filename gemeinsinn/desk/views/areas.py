"""The quarters of a desk and how they are doing this month."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.desk.queries.areas import AreaFigures, area_figures
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import at_desk, show


@require_safe
@at_desk
def areas(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Each area with its figures."""
    now = timezone.now()
    found = area_figures(desk, now=now)
    towns = {one.area.municipality for one in found if one.area.quarter is None}
    # A town's figures hold those of its quarters; a quarter counts by itself only where the town is another's.
    whole = [one for one in found if one.area.quarter is None or one.area.municipality not in towns]
    busy = [one for one in found if one.needs or one.offers or one.due or one.days is not None]
    context = {
        "rows": [row_of(desk, one) for one in busy],
        "quiet": [str(one.area) for one in found if one not in busy],
        "heads": [_("Area"), _("Needs"), _("Offers"), _("Days"), _("Kept")],
        "month": now,
        "needs": sum(one.needs for one in whole),
        "kept": sum(one.kept for one in whole),
        "due": sum(one.due for one in whole),
    }
    return show(request, desk, "desk/areas.html", context, page="areas")


def row_of(desk: Desk, figures: AreaFigures) -> dict[str, Any]:
    """An area with the address of its open needs."""
    query = {"stand": "published", "wo": figures.area.key} | ({"stelle": desk.chosen} if desk.chosen else {})
    return {
        "figures": figures,
        "inside": figures.area.quarter is not None,
        "href": f"{reverse('desk:needs')}?{urlencode(query)}",
    }

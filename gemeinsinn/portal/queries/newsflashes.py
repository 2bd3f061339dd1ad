"""Which newsflashes stand above a page now."""

from datetime import datetime

from django.db.models import Q

from gemeinsinn.portal.models import Newsflash

MOST = 3
# Above the pages of these words; people's own pages, forms by link and desks stay without.
AREAS = {"", *Newsflash.Area.values, "partner", "mitmachen", "suche", "aktuelles", "themen", "agenturen"}


def shown_flashes(path: str, code: str, *, now: datetime) -> list[Newsflash]:
    """Those of the language whose time it is: all on the front page, elsewhere those of the page's area."""
    first = path.removeprefix(f"/{code}").strip("/").partition("/")[0]
    if first not in AREAS:
        return []
    running = Newsflash.objects.filter(starts__lte=now, ends__gt=now, language=code)
    if first:
        running = running.filter(Q(area=first) | Q(area=Newsflash.Area.ALL))
    return list(running.order_by("-is_urgent", "-starts", "-pk")[:MOST])

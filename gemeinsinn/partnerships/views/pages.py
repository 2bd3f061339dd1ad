"""Which page a path below a standing shows. Anything else is 404."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from gemeinsinn.partnerships.standing import Standing
from gemeinsinn.partnerships.views import agreements, answers, reports

Page = Callable[[HttpRequest, Standing], HttpResponse]

PAGES: dict[str, Page] = {
    "": answers.overview,
    "aendern": answers.change,
    "zuruecknehmen": answers.withdraw,
    "annehmen": answers.accept,
    "ablehnen": answers.decline,
    "termin.ics": agreements.calendar,
    "vereinbarung": agreements.agreement,
    "vereinbarung/aendern": agreements.propose,
    "vereinbarung/absagen": agreements.cancel,
    "vereinbarung.pdf": agreements.sheet,
    "geklappt": reports.report,
    "geklappt/ja": reports.report_yes,
    "geklappt/zum-teil": reports.report_partly,
    "geklappt/nein": reports.report_no,
    "dank": reports.thanks,
}


def show(request: HttpRequest, standing: Standing, rest: str) -> HttpResponse:
    """The page for the rest of the path."""
    page = PAGES.get(rest)
    if page is None:
        raise Http404
    return page(request, standing)

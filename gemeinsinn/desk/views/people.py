"""The people of a desk: whoever wrote, answered or wants to be called."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.text import clean_line
from gemeinsinn.desk.queries.lists import PER_PAGE, ShortPaginator
from gemeinsinn.desk.queries.people import matters_of, people_involved
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.gate import at_desk, people_tabs, show
from gemeinsinn.desk.wording.due import title_of
from gemeinsinn.desk.wording.states import art_word

MOST_WORDS = 6


@require_safe
@at_desk
def people(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Names, numbers and what they are part of."""
    typed = clean_line(request.GET.get("wort", "")[:120])
    shelf = ShortPaginator(people_involved(desk, tuple(typed.split())[:MOST_WORDS]), PER_PAGE)
    found = shelf.get_page(request.GET.get("seite", "")[:9])
    theirs = matters_of(desk, list(found))
    kept = [(key, value) for key, value in request.GET.items() if key != "seite"]
    rows = [
        {
            "contact": contact,
            "matters": [
                {
                    "href": reverse("desk:file", args=[art, subject.pk]),
                    "kicker": art_word(art),
                    "title": title_of(art, subject) or _("in general"),
                }
                for art, subject in theirs[contact.pk][:5]
            ],
        }
        for contact in found
    ]
    context = {
        "found": found,
        "total": shelf.count,
        "rows": rows,
        "typed": typed,
        "base": urlencode(kept),
        "heads": [_("Name"), _("Phone"), _("E-mail"), _("Part of")],
        "tabs": people_tabs(desk, "people"),
    }
    return show(request, desk, "desk/people.html", context, page="calls")

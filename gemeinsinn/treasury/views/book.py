"""The ledger: every cent that moved, to read, filter, print and take away as a table."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.treasury.forms.paying import BookForm
from gemeinsinn.treasury.models import Entry
from gemeinsinn.treasury.queries.payments import shown_entries, shown_pots
from gemeinsinn.treasury.views.gate import at_till
from gemeinsinn.treasury.wording.ledger import KINDS

PAGE = 50
MOST_POTS = 12


@at_till
@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """Entries, newest first, and how the pots stand."""
    form = BookForm(request.GET)
    asked = form.asked()
    page = Paginator(shown_entries(**asked), PAGE).get_page(request.GET.get("seite"))
    base = request.GET.copy()
    base.pop("seite", None)
    context = {
        "form": form, "page": page, "rows": [(one, KINDS[one.kind]) for one in page], "base": base.urlencode(),
        "narrowed": any(asked.values()), "pots": shown_pots()[:MOST_POTS],
    }  # fmt: skip
    return render(request, "treasury/book.html", context)


@at_till
@require_safe
def sheet(request: HttpRequest) -> StreamingHttpResponse:
    """The same entries as a table; without names of payees."""
    heads = [
        _("Entry"),
        _("Day"),
        _("Pot"),
        _("Reference"),
        _("Move of money"),
        _("From account"),
        _("To account"),
        _("Sum of money"),
    ]
    told = sheet_lines(heads, lines(shown_entries(**BookForm(request.GET).asked()).iterator(chunk_size=500)))
    answer = StreamingHttpResponse(told, content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="kassenbuch-{timezone.localdate():%Y-%m-%d}.csv"'
    return answer


def lines(entries: Iterator[Entry]) -> Iterator[list[object]]:
    """One row an entry; amounts as German spreadsheets read them."""
    for one in entries:
        cents = one.amount.cents
        yield [
            one.pk, f"{timezone.localtime(one.at):%Y-%m-%d}", one.pot.name,
            one.commitment.reference if one.commitment else "", KINDS[one.kind], one.source, one.target,
            f"{cents // 100},{cents % 100:02}",
        ]  # fmt: skip

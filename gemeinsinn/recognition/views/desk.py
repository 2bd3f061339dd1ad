"""Recognition at the agency's desk: the data of cards, and the list for letters."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.sheets import CSV, sheet_lines
from gemeinsinn.core.workbooks import XLSX, Cell, Sheet, workbook
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.people.doors import only_for
from gemeinsinn.people.rules import is_network_office
from gemeinsinn.recognition.actions.cards import FIELDS, add_card, change_card, drop_card
from gemeinsinn.recognition.actions.thanking import note_letters_taken
from gemeinsinn.recognition.forms.cards import CardForm
from gemeinsinn.recognition.models import CardRule
from gemeinsinn.recognition.queries.cards import cards_kept_by, cards_on, states_known
from gemeinsinn.recognition.queries.thanks import letters_for
from gemeinsinn.recognition.rules import can_keep_cards
from gemeinsinn.recognition.showing_cards import card_row
from gemeinsinn.ui import formats

Row = tuple[Cell, ...]
MOST_LETTERS = 200
TOTAL = 20_000


at_agency = only_for(can_keep_cards, gettext_lazy("Only agencies and the network's office work here."))


@at_agency
@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """What is known of cards; one's own can be changed."""
    own = set(cards_kept_by(request.user).values_list("pk", flat=True))
    rows = [
        card_row(card) | {"own": card.pk in own}
        for card in cards_on(timezone.localdate()).order_by("state", "place", "pk")
    ]
    return render(request, "recognition/cards.html", {"rows": rows})


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def new_card(request: HttpRequest) -> HttpResponse:
    """One more: of one's agency, or of the network."""
    agency = None if is_network_office(request.user) else agencies_of(request.user).order_by("pk").first()
    town = agency.municipality if agency else None
    first = {"state": town.state if town else "", "noted_on": timezone.localdate()}
    form = CardForm(request.POST if request.method == "POST" else None, states=states_known(), initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            add_card(told=form.cleaned_data, agency=agency, by=request.user, now=timezone.now())
            messages.success(request, _("Saved. Volunteers see it on their pages."))
            return redirect("recognition:cards")
        except DomainError as problem:
            form.add_error(None, str(problem))
    return render(request, "recognition/card.html", {"form": form}, status=422 if form.errors else 200)


def own_card(request: HttpRequest, pk: int) -> CardRule:
    """One that this person keeps; 404 for any other."""
    card = cards_kept_by(request.user).filter(pk=pk).first() if pk < 2**63 else None
    if card is None:
        raise Http404
    return card


@at_agency
@require_http_methods(["GET", "HEAD", "POST"])
def edit_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Other figures from now on."""
    card = own_card(request, pk)
    first = {name: getattr(card, name) for name in FIELDS}
    states = sorted({*states_known(), card.state})
    form = CardForm(request.POST if request.method == "POST" else None, states=states, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            change_card(card=card, told=form.cleaned_data, by=request.user, now=timezone.now())
            messages.success(request, _("Saved. Volunteers see it on their pages."))
            return redirect("recognition:cards")
        except DomainError as problem:
            form.add_error(None, str(problem))
    return render(request, "recognition/card.html", {"form": form, "card": card}, status=422 if form.errors else 200)


@at_agency
@require_POST
def remove_card(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not there any more."""
    drop_card(card=own_card(request, pk), by=request.user, now=timezone.now())
    messages.success(request, _("Taken away."))
    return redirect("recognition:cards")


@at_agency
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Who agreed to letters, with what can be thanked for."""
    rows = letters_for(request.user, today=timezone.localdate())
    context = {"rows": rows[:MOST_LETTERS], "total": rows.count(), "most": MOST_LETTERS}
    return render(request, "recognition/letters.html", context)


@at_agency
@require_POST
def letters_file(request: HttpRequest) -> HttpResponse:
    """The same as a table for a mail merge: CSV, or a workbook (XLSX). Who took it is noted."""
    today = timezone.localdate()
    found = letters_for(request.user, today=today)[:TOTAL]
    rows = [
        (one.name, one.street, one.postcode, one.town, one.since.year, one.years, one.minutes / 60)  # type: ignore[attr-defined]  # annotated by the query
        for one in found
    ]
    as_book = request.POST.get("art") == "xlsx"
    answer = letters_book(rows) if as_book else letters_table(rows)
    ending = "xlsx" if as_book else "csv"
    answer["Content-Disposition"] = f'attachment; filename="dankbriefe-{today:%Y-%m-%d}.{ending}"'
    note_letters_taken(by=request.user, now=timezone.now(), count=len(rows))
    return answer


def letter_heads() -> list[str]:
    """The columns of the table."""
    return [_("Name"), _("Street and number"), _("Postcode"), _("Town"), _("Since"), _("Years"), _("Hours this year")]


def letters_table(rows: list[Row]) -> HttpResponse:
    """As a German spreadsheet opens it with a double click."""
    told = ((*others, formats.number(hours)) for *others, hours in rows)
    return HttpResponse(sheet_lines(letter_heads(), told), content_type=CSV)


def letters_book(rows: list[Row]) -> HttpResponse:
    """Numbers as numbers, text as text."""
    made = workbook([Sheet(_("Letters of thanks"), letter_heads(), rows)])
    return HttpResponse(made, content_type=XLSX)

"""Allowances and thanks on a volunteer's own pages, and the public page of thanks."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.actions.allowances import drop_allowance, note_allowance, start_counting, stop_counting
from gemeinsinn.recognition.actions.thanking import agree_to_letters, agree_to_public_thanks, take_back_thanks
from gemeinsinn.recognition.forms.own import AllowanceForm, LetterThanksForm, PublicThanksForm
from gemeinsinn.recognition.lifecycle.allowances import Kind
from gemeinsinn.recognition.models import AllowanceCount, LetterThanks, PublicThanks
from gemeinsinn.recognition.queries.allowances import allowances_of, sums_of
from gemeinsinn.recognition.queries.thanks import thanked_volunteers
from gemeinsinn.recognition.standing import Own
from gemeinsinn.recognition.wording.allowances import KIND_LABELS, REACH_TONES, counting_words, reach_words
from gemeinsinn.recognition.wording.thanks import letter_words, public_words

ALLOWANCES = "pauschalen"
THANKS = "dank"
MOST_SHOWN = 100
PER_PAGE = 60


def allowances(request: HttpRequest, own: Own, rest: str) -> HttpResponse:
    """/pauschalen/… below a volunteer's link: a yes first, then payments and what a year came to."""
    form = AllowanceForm(request.POST if request.method == "POST" and not rest else None)
    if request.method == "POST":
        if rest or form.is_valid():
            try:
                messages.success(request, do_allowance(own, rest, form))
                return redirect(own.path(ALLOWANCES))
            except DomainError as problem:
                form = AllowanceForm(request.POST)
                form.add_error(None, str(problem))
    elif rest:
        raise Http404
    return render(
        request, "recognition/allowances.html", allowances_context(own, form), status=422 if form.errors else 200
    )


def do_allowance(own: Own, rest: str, form: AllowanceForm) -> str:
    """What the button says; returns what to say."""
    now, volunteer = timezone.now(), own.volunteer
    if rest == "beginnen":
        start_counting(volunteer=volunteer, wording=counting_words(), now=now)
        return _("From now on we count.")
    if rest == "ende":
        stop_counting(volunteer=volunteer, now=now)
        return _("All amounts are deleted.")
    if rest:
        number = rest.removesuffix("/weg")
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise Http404
        drop_allowance(volunteer=volunteer, pk=int(number), now=now)
        return _("Taken out of your list.")
    told = form.cleaned_data
    note_allowance(volunteer=volunteer, now=now, **told | {"kind": Kind(told["kind"])})
    return _("Noted.")


def allowances_context(own: Own, form: AllowanceForm) -> dict[str, Any]:
    """Sums by year, payments, the form."""
    return {
        "counts": AllowanceCount.objects.filter(volunteer=own.volunteer).exists(),
        "wording": counting_words(),
        "sums": [
            {"year": one.year, "label": KIND_LABELS[one.kind], "total": one.total, "words": reach_words(one),
             "tone": REACH_TONES[one.reach]}
            for one in sums_of(own.volunteer)
        ],
        "rows": [
            {"one": one, "label": KIND_LABELS[one.kind], "drop_href": own.path(f"{ALLOWANCES}/{one.pk}/weg")}
            for one in allowances_of(own.volunteer)[:MOST_SHOWN]
        ],
        "form": form,
        "back": own.path(),
        "hrefs": {name: own.path(f"{ALLOWANCES}/{name}") for name in ("beginnen", "ende")},
        "here": own.path(ALLOWANCES),
    }  # fmt: skip


def thanks(request: HttpRequest, own: Own, rest: str) -> HttpResponse:
    """/dank/… below a volunteer's link: on the public page or not, letters or not."""
    volunteer, now = own.volunteer, timezone.now()
    public = PublicThanks.objects.filter(volunteer=volunteer).first()
    letter = LetterThanks.objects.filter(volunteer=volunteer).first()
    forms = {
        "oeffentlich": PublicThanksForm(
            request.POST if rest == "oeffentlich" else None,
            initial={"name": public.name if public else volunteer.contact.name, "field": public and public.field_id},
        ),
        "briefe": LetterThanksForm(
            request.POST if rest == "briefe" else None,
            initial={name: getattr(letter, name) for name in LetterThanksForm.base_fields} if letter
            else {"name": volunteer.contact.name},
        ),
    }  # fmt: skip
    if request.method == "POST" and rest in ENDS:
        take_back_thanks(volunteer=volunteer, model=ENDS[rest], now=now)
        messages.success(request, _("Taken back, and gone."))
        return redirect(own.path(THANKS))
    if request.method == "POST" and rest in forms and forms[rest].is_valid():
        told = forms[rest].cleaned_data
        if rest == "briefe":
            agree_to_letters(volunteer=volunteer, wording=letter_words(), now=now, **told)
        else:
            agree_to_public_thanks(volunteer=volunteer, wording=public_words(), now=now, **told)
        messages.success(request, _("Thank you, noted."))
        return redirect(own.path(THANKS))
    if rest and rest not in {*forms, *ENDS}:
        raise Http404
    if rest and request.method != "POST":  # its address stood there when the form said what was wrong
        return redirect(own.path(THANKS))
    context = {
        "public": public, "letter": letter, "public_form": forms["oeffentlich"], "letter_form": forms["briefe"],
        "public_words": public_words(), "letter_words": letter_words(), "back": own.path(),
        "hrefs": {name.replace("-", "_"): own.path(f"{THANKS}/{name}") for name in (*forms, *ENDS)},
        "page_href": reverse("recognition:thanked"),
    }  # fmt: skip
    return render(request, "recognition/thanks_own.html", context, status=422 if rest else 200)


ENDS: dict[str, type[PublicThanks] | type[LetterThanks]] = {
    "nicht-oeffentlich": PublicThanks,
    "keine-briefe": LetterThanks,
}


@require_safe
def thanked(request: HttpRequest) -> HttpResponse:
    """/danke/: who gives time and wants to be seen, longest first."""
    page = Paginator(thanked_volunteers(), PER_PAGE).get_page(request.GET.get("seite"))
    context = {"page": page, "total": page.paginator.count}
    return render(request, "recognition/thanked.html", context)

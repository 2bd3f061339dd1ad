"""A volunteer's certificates: asking for one, its paper, who may see what, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.actions.attesting import Wanted, choose_shown, request_attestation, withdraw_attestation
from gemeinsinn.recognition.forms.attestations import ShownForm, WantedForm
from gemeinsinn.recognition.lifecycle.attestations import Standing
from gemeinsinn.recognition.models import Attestation
from gemeinsinn.recognition.papers import attestation_paper, check_address, collected_paper
from gemeinsinn.recognition.queries.attestations import attestations_of, hosts_served
from gemeinsinn.recognition.showing_attestations import attestation_row, facts
from gemeinsinn.recognition.standing import Own
from gemeinsinn.recognition.wording.hours import host_words, hours_words

WORD, ALL = "nachweis", "alle.pdf"  # in addresses
MOST_SHOWN = 50


def mine(request: HttpRequest, own: Own) -> HttpResponse:
    """One's certificates, and the hosts one can be asked of."""
    rows = [
        attestation_row(one) | {"href": own.path(f"{WORD}/{one.pk}")}
        for one in attestations_of(own.volunteer)[:MOST_SHOWN]
    ]
    hosts = [
        {"name": host_words(host.need, host.organisation), "length": hours_words(host.minutes), "first": host.first,
         "last": host.last, "href": own.path(f"{WORD}/neu/{host.key}")}
        for host in hosts_served(own.volunteer)
    ]  # fmt: skip
    context = {
        "own": own, "rows": rows, "hosts": hosts, "back": own.path(), "all_href": own.path(f"{WORD}/{ALL}"),
        "valid": [row for row in rows if row["valid"]],
    }  # fmt: skip
    return render(request, "recognition/attestations.html", context)


def page(request: HttpRequest, own: Own, rest: str) -> HttpResponse:
    """/nachweis/… below a volunteer's link."""
    if not rest:
        return mine(request, own)
    first, _slash, path = rest.partition("/")
    if first == "neu":
        return ask(request, own, path)
    if rest == ALL:
        return collected(request, own)
    number = first.removesuffix(".pdf")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    one = attestations_of(own.volunteer).filter(pk=int(number)).first()
    act = ACTS.get(".pdf" if first.endswith(".pdf") else path)
    if one is None or act is None:
        raise Http404
    return act(request, own, one)


def ask(request: HttpRequest, own: Own, key: str) -> HttpResponse:
    """One host's certificate, on one screen: period, name, what hours do not say, what others may see."""
    host = next((one for one in hosts_served(own.volunteer) if one.key == key), None)
    if host is None:
        raise Http404
    first = {
        "name": own.volunteer.contact.name, "first": host.first, "last": host.last,
        "language": (get_language() or "de")[:2],
    }  # fmt: skip
    form = WantedForm(request.POST if request.method == "POST" else None, initial=first)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        shows, form_key = told.pop("shows"), told.pop("form_key")
        try:
            made = request_attestation(
                volunteer=own.volunteer, host=host, wanted=Wanted(**told), shows=shows, form_key=form_key,
                now=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Host and agency are asked. You hear by mail when both have said yes."))
            return redirect(own.path(f"{WORD}/{made.pk}"))
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    context = {
        "form": form, "back": own.path(WORD), "host": host_words(host.need, host.organisation),
        "length": hours_words(host.minutes),
    }  # fmt: skip
    return render(request, "recognition/attestation_ask.html", context, status=status)


def show(request: HttpRequest, own: Own, one: Attestation) -> HttpResponse:
    """Where it stands, its paper, and what others see under the code."""
    context: dict[str, Any] = {
        "row": attestation_row(one),
        "facts": [(label, words) for _part, label, words in facts(one)],
        "form": ShownForm(initial={"shows": one.shows}),
        "address": check_address(one),
        "back": own.path(WORD),
        "hrefs": {name: own.path(f"{WORD}/{one.pk}/{name}") for name in ("zeigen", "zurueck")},
        "paper": own.path(f"{WORD}/{one.pk}.pdf"),
        "open": one.standing in {Standing.VALID, Standing.WAITING},
    }
    return render(request, "recognition/attestation.html", context)


def paper(request: HttpRequest, own: Own, one: Attestation) -> HttpResponse:
    """The PDF, once both have confirmed."""
    if one.standing != Standing.VALID:
        raise Http404
    return as_file(attestation_paper(one), "ehrenamtsnachweis")


def collected(request: HttpRequest, own: Own) -> HttpResponse:
    """What is ticked of one's valid certificates in one PDF; all of them where nothing is."""
    valid = [one for one in attestations_of(own.volunteer)[:MOST_SHOWN] if one.standing == Standing.VALID]
    ticked = set(request.GET.getlist("nr"))
    chosen = [one for one in valid if str(one.pk) in ticked] or valid
    if not chosen:
        raise Http404
    return as_file(collected_paper(sorted(chosen, key=lambda one: (one.first, one.pk))), "ehrenamtsnachweise")


def as_file(pdf: bytes, name: str) -> HttpResponse:
    """To look at and to keep; nothing on the way stores it."""
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def choose(request: HttpRequest, own: Own, one: Attestation) -> HttpResponse:
    """What others see from now on."""
    form = ShownForm(request.POST)
    if request.method == "POST" and form.is_valid():
        choose_shown(attestation=one, shows=form.cleaned_data["shows"], now=timezone.now())
        messages.success(request, _("From now on this is seen under the code."))
    return redirect(own.path(f"{WORD}/{one.pk}"))


def take_back(request: HttpRequest, own: Own, one: Attestation) -> HttpResponse:
    """For good."""
    if request.method == "POST":
        try:
            withdraw_attestation(attestation=one, now=timezone.now())
            messages.success(request, _("Taken back. The code answers no more."))
        except DomainError as problem:
            messages.warning(request, str(problem))
    return redirect(own.path(f"{WORD}/{one.pk}"))


ACTS: dict[str, Any] = {"": show, ".pdf": paper, "zeigen": choose, "zurueck": take_back}

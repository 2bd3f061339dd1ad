"""A certificate at its host and at the agency: what it says, and yes or no under a typed name."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.recognition.actions.attesting import sign_attestation
from gemeinsinn.recognition.forms.attestations import SigningForm
from gemeinsinn.recognition.lifecycle.attestations import Signer, Standing
from gemeinsinn.recognition.models import Attestation
from gemeinsinn.recognition.showing_attestations import attestation_row, facts
from gemeinsinn.recognition.standing import Standing as Place
from gemeinsinn.recognition.wording.attestations import SIGNER_LABELS


def page(request: HttpRequest, place: Place, number: str) -> HttpResponse:
    """/nachweis/<id>/ below the hours a host or an agency looks at."""
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    one = place.attestations().filter(pk=int(number)).first()
    if one is None:
        raise Http404
    open_signers = place.signers_of(one)
    form = SigningForm(request.POST if request.method == "POST" else None, initial={"typed_name": place.name})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, answer(request, place, one, open_signers, form))
            return redirect(place.path())
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status
    elif form.errors:
        status = 422
    context: dict[str, Any] = {
        "row": attestation_row(one),
        "facts": [(label, words) for _part, label, words in facts(one)],
        "form": form,
        "signers": [(signer.value, SIGNER_LABELS[signer]) for signer in open_signers],
        "open": bool(open_signers) and one.standing == Standing.WAITING,
        "back": place.path(),
    }
    return render(request, "recognition/sign.html", context, status=status)


def answer(request: HttpRequest, place: Place, one: Attestation, open_signers: list[Signer], form: SigningForm) -> str:
    """Yes ("ja-host") or no ("nein-host") for one of the two; returns what to say."""
    word, _dash, name = request.POST.get("antwort", "").partition("-")
    signer = next((signer for signer in open_signers if signer == name), None)
    if signer is None or word not in {"ja", "nein"}:
        raise DomainError(_("That has been decided in the meantime. Please look at how it stands now."))
    sign_attestation(
        attestation=one, signer=signer, agreed=word == "ja", by=place.user, now=timezone.now(), **form.cleaned_data
    )
    return _("Confirmed. Thank you.") if word == "ja" else _("Noted. The volunteer hears so by mail.")

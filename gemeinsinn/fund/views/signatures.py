"""Signing by personal link: the applicant with the click in the mail, host and co-applicant; or on paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.fund.actions.signing import decline_to_sign, sign, sign_as_applicant, sign_on_paper
from gemeinsinn.fund.following import Door, blocks_for, extra_of
from gemeinsinn.fund.forms.applying import NameForm
from gemeinsinn.fund.forms.papers import SignedForm
from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Signatory
from gemeinsinn.fund.papers import application_paper
from gemeinsinn.fund.queries.applications import signatures_of
from gemeinsinn.fund.views.case import account_door, by_link, find, pdf, shown
from gemeinsinn.fund.wording.applications import PARTS
from gemeinsinn.people.personal import personal_path
from gemeinsinn.ui.documents import document_hint


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The click in the mail is the signature: shown by GET, done by POST. Afterwards the link leads to the case."""
    application = find(link.subject_id)
    if application.state != State.SENT:
        return by_link(request, link, token, rest)
    if rest == "papier.pdf":
        return pdf(application_paper(application, to_sign=True), "antrag.pdf")
    if rest not in {"", "unterschrift"}:
        raise Http404
    by_hand = bool(rest) and request.method == "POST"
    form = SignedForm(request.POST if by_hand else None, request.FILES if by_hand else None)
    if request.method == "POST" and (not rest or form.is_valid()):
        sign_as_applicant(
            application=application, on_paper=form.cleaned_data["file"] if rest else None, now=timezone.now()
        )
        return redirect(personal_path(token))
    context = {
        **shown(application), "signed_form": form, "paper_hint": document_hint(),
        "print_url": personal_path(token, "papier.pdf"), "signed_url": personal_path(token, "unterschrift"),
    }  # fmt: skip
    return render(request, "fund/confirm.html", context, status=422 if form.errors else 200)


def signing(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """Host and co-applicant by their link."""
    signatory = get_object_or_404(Signatory.objects.select_related("contact", "application"), pk=link.subject_id)
    return signing_page(request, signatory, Door(lambda page: personal_path(token, page), signatory), rest)


@never_cache
@login_required
def co_signed(request: HttpRequest, pk: int, rest: str = "") -> HttpResponse:
    """The same from the account."""
    signatory = get_object_or_404(signatures_of(request.user), pk=pk)
    return signing_page(request, signatory, account_door("fund:signed", pk, signatory), rest.strip("/"))


def signing_page(request: HttpRequest, signatory: Signatory, door: Door, rest: str) -> HttpResponse:
    """Host and co-applicant: read, then yes or no; once they have signed, what became of it."""
    application, now = find(signatory.application_id), timezone.now()
    extra = extra_of(rest) if signatory.signed_at else None
    if extra is not None:
        return extra.view(request, application, door, rest.removeprefix(extra.key).strip("/"))
    if rest == "papier.pdf":
        return pdf(application_paper(application, to_sign=True), f"{application.reference}.pdf")
    if rest not in {"", "nein", "unterschrift"}:
        raise Http404
    by_hand = rest == "unterschrift" and request.method == "POST"
    signed = SignedForm(request.POST if by_hand else None, request.FILES if by_hand else None)
    name = signatory.contact.name if signatory.contact else ""
    form = NameForm(request.POST if request.method == "POST" and not rest else None, initial={"typed_name": name})
    if request.method == "POST":
        try:
            if by_hand and signed.is_valid():
                sign_on_paper(signatory=signatory, document=signed.cleaned_data["file"], now=now)
                return redirect(door.url(""))
            if rest == "nein":
                decline_to_sign(signatory=signatory, reason=request.POST.get("reason", ""), now=now)
                return redirect(door.url(""))
            if not rest and form.is_valid():
                sign(signatory=signatory, typed_name=form.cleaned_data["typed_name"], now=now)
                return redirect(door.url(""))
        except DomainError as problem:
            messages.error(request, str(problem))
            return redirect(door.url(""))
    context = {
        **shown(application), "signatory": signatory, "part": PARTS[signatory.part], "form": form,
        "signed_form": signed, "paper_hint": document_hint(), "by_hand": signatory.papers.exists(),
        "print_url": door.url("papier.pdf"), "signed_url": door.url("unterschrift"),
        "no_url": door.url("nein"), "waits": application.state == State.SIGNING,
        "blocks": blocks_for(application, door) if signatory.signed_at else [],
    }  # fmt: skip
    return render(request, "fund/sign.html", context, status=422 if form.errors or signed.errors else 200)

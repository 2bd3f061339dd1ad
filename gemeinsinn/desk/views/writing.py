"""Forms of a file that write more than a word: editing a notice, a caller's yes, how it went, calling off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.text import clean_line
from gemeinsinn.desk.actions.acts import ACTS
from gemeinsinn.desk.actions.on_behalf import answer_for_caller
from gemeinsinn.desk.actions.performing import perform
from gemeinsinn.desk.forms import CallerForm, OutcomeForm, edit_form
from gemeinsinn.desk.queries.matters import Art, Matter
from gemeinsinn.desk.rules import Desk
from gemeinsinn.desk.views.acts import CHANGED_SINCE, INVALID, report, say_done
from gemeinsinn.desk.views.files import find, show_file
from gemeinsinn.desk.views.gate import at_desk, way_back
from gemeinsinn.desk.wording.acts import told_words
from gemeinsinn.desk.wording.due import name_of
from gemeinsinn.partnerships.actions import cancel_agreement, sign
from gemeinsinn.partnerships.forms import SignForm
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.pdf import agreement_pdf, file_name


def must_be(matter: Matter, *arts: Art) -> None:
    """404 for a form this sort of thing does not have."""
    if matter.art not in arts:
        raise Http404


@require_POST
@at_desk
def edit(request: HttpRequest, desk: Desk, art: str, pk: int) -> HttpResponse:
    """Keeps a colleague's edits; the button says whether it goes on the board with them.

    What was changed since the page was opened is not put back by a form that still shows the old words.
    """
    matter = find(desk, art, pk)
    must_be(matter, Art.NEED, Art.OFFER)
    form = edit_form(matter.subject, request.POST)
    if not form.is_valid():
        return show_file(request, desk, matter, forms={"edit": form, "edit_open": True}, status=INVALID)
    if request.POST.get("stand") not in {None, matter.subject.changed_at.isoformat()}:
        form.add_error(
            None, _("Somebody changed this in the meantime. Your words are still here: please compare and send.")
        )
        return show_file(request, desk, matter, forms={"edit": form, "edit_open": True}, status=CHANGED_SINCE)
    words: dict[str, Any] = {"changes": form.values(), "publish": request.POST.get("tun") == "veroeffentlichen"}
    if not words["changes"] and not words["publish"]:
        messages.info(request, _("Nothing was changed."))
        return redirect(way_back(request))
    chosen = ACTS["aendern"]
    outcome = perform(desk=desk, act=chosen, matters=[matter], words=words, now=timezone.now())
    say_done(request, ACTS["veroeffentlichen"] if words["publish"] else chosen, outcome, words)
    return redirect(way_back(request))


@require_POST
@at_desk
def answer(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """A caller's yes in their name."""
    matter = find(desk, Art.CALL, pk)
    call = matter.subject
    if call.notice is None:
        raise Http404
    form = CallerForm(request.POST, notice=call.notice, contact=call.contact)
    if not form.is_valid():
        return show_file(request, desk, matter, forms={"answer": form, "answer_open": True}, status=INVALID)
    told = form.cleaned_data
    try:
        answer_for_caller(
            call=call, name=told["name"], email=told["email"], organisation_name=told["organisation_name"],
            amount=told.get("amount"), message=told["message"], form_key=told["form_key"], by=desk.user, now=timezone.now(),
        )  # fmt: skip
    except DomainError as problem:
        form.add_error(None, str(problem))
        return show_file(request, desk, matter, forms={"answer": form, "answer_open": True}, status=problem.status)
    messages.success(request, _("The yes is written down, the call is done."))
    return redirect(way_back(request))


@require_POST
@at_desk
def outcome(request: HttpRequest, desk: Desk, pk: int, side: str) -> HttpResponse:
    """How it went, as one side told it on the phone. Told again, it is corrected; half an hour long it can be undone."""
    matter = find(desk, Art.AGREEMENT, pk)
    if side not in set(Side):
        raise Http404
    form = OutcomeForm(request.POST, prefix=side, notice=matter.subject.response.notice)
    if not form.is_valid():
        return show_file(request, desk, matter, forms={"told": {side: form}}, status=INVALID)
    words, now = form.cleaned_data | {"side": side}, timezone.now()
    done = perform(desk=desk, act=ACTS["ergebnis"], matters=[matter], words=words, now=now)
    settled = matter.subject.settled_at == now
    report(request, done, told_words(name_of(matter.art, matter.subject), settled=settled))
    return redirect(way_back(request))


@require_POST
@at_desk
def sign_for(request: HttpRequest, desk: Desk, pk: int, side: str) -> HttpResponse:
    """A colleague's name for a side nobody can write to. The other side hears of it at once: there is no way back."""
    matter = find(desk, Art.AGREEMENT, pk)
    if side not in set(Side):
        raise Http404
    form = SignForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Please write your first and last name: it stands on the page."))
        return redirect(way_back(request))
    try:
        sign(agreement=matter.subject, side=side, by=desk.user, now=timezone.now(), **form.cleaned_data)
    except DomainError as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Signed on their behalf."))
    return redirect(way_back(request))


@require_POST
@at_desk
def cancel(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """Calls an agreement off. Both sides hear of it at once, so there is no way back; the form says so."""
    matter = find(desk, Art.AGREEMENT, pk)
    reason = clean_line(request.POST.get("note", "")[:3000])[:300]
    if not reason:
        messages.warning(request, _("Please write in a sentence why. Both sides will read it."))
        return redirect(way_back(request))
    cancel_agreement(agreement=matter.subject, by=desk.user, now=timezone.now(), reason=reason)
    messages.success(request, _("The agreement is called off. Both sides get a mail."))
    return redirect(way_back(request))


@require_safe
@at_desk
def paper(request: HttpRequest, desk: Desk, pk: int) -> HttpResponse:
    """The agreement as PDF."""
    agreement = find(desk, Art.AGREEMENT, pk).subject
    response = HttpResponse(agreement_pdf(agreement), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name(agreement)}"'
    return response

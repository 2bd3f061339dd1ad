"""The agreement: to read, to sign, to change, to call off, to print, to put in a calendar."""

from datetime import date, datetime, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.actions.shares import NotEnoughLeft
from gemeinsinn.exchange.wording.phrases import author_words
from gemeinsinn.partnerships.actions import cancel_agreement, change_terms, sign
from gemeinsinn.partnerships.forms import SignForm, TermsForm
from gemeinsinn.partnerships.lifecycle import OTHER, Side, State
from gemeinsinn.partnerships.models import Agreement, AgreementVersion
from gemeinsinn.partnerships.pdf import agreement_pdf, file_name, rows_of
from gemeinsinn.partnerships.sides import is_out_of_reach
from gemeinsinn.partnerships.standing import Standing
from gemeinsinn.partnerships.views.answers import PATHS, changed_meanwhile, page_context, with_note
from gemeinsinn.partnerships.wording import ROLE_LABELS, STATE_LABELS, on_behalf_words


def agreement_or_404(standing: Standing) -> Agreement:
    """The agreement behind this answer."""
    if standing.agreement is None:
        raise Http404
    return standing.agreement


def agreement(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Read it; sign it with a typed name."""
    found = agreement_or_404(standing)
    version = found.versions.latest("number")
    signatures = {signature.side: signature for signature in version.signatures.all()}
    may_sign = standing.side is not None and found.state == State.OPEN and standing.side not in signatures
    form = SignForm(
        request.POST if request.method == "POST" else None, initial={"number": version.number, "typed_name": ""}
    )
    if request.method == "POST":
        if standing.side is None:
            raise Http404
        if form.is_valid():
            return signed(request, standing, found, form)
    rows = [row for row in rows_of(version.terms) if row[1]]
    context = page_context(
        standing,
        version=version,
        rows=rows,
        insurance=version.terms.get("insurance", ""),
        form=form,
        may_sign=may_sign,
        is_open=found.state == State.OPEN,
        label=STATE_LABELS[found.state],
        signers=signers(found, version, signatures),
        on_behalf=on_behalf_words(),
        other_out_of_reach=standing.side is not None and is_out_of_reach(found.response, OTHER[standing.side]),
        changed_by=changed_by(version),
    )
    return render(request, "partnerships/agreement.html", context, status=422 if form.errors else 200)


def signed(request: HttpRequest, standing: Standing, found: Agreement, form: SignForm) -> HttpResponse:
    """Puts the name down; a version that is no longer the newest has to be read again."""
    assert standing.side is not None  # the caller has checked
    try:
        sign(
            agreement=found,
            number=form.cleaned_data["number"],
            side=standing.side,
            typed_name=form.cleaned_data["typed_name"],
            now=standing.now,
        )
        messages.success(request, _("Signed. Thank you."))
    except DomainError as problem:
        messages.warning(request, str(problem))
    return redirect(standing.path(PATHS["agreement"]))


def signers(found: Agreement, version: AgreementVersion, signatures: dict[str, object]) -> list[dict[str, object]]:
    """Both sides with their signature or the gap for it."""
    return [
        {
            "role": ROLE_LABELS[side], "party": version.terms[side], "signature": signatures.get(side),
            "out_of_reach": is_out_of_reach(found.response, side),
        }
        for side in (Side.GIVER, Side.SEEKER)
    ]  # fmt: skip


def changed_by(version: AgreementVersion) -> str:
    """Who proposed this version: a side or the agency; "" for the first."""
    if version.number == 1:
        return ""
    if version.by_side:
        party = version.terms[version.by_side]
        return str(party["organisation"] or party["name"])
    return str(version.by or _("the agency"))


def propose(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Other terms: a new version that both sign again."""
    found = agreement_or_404(standing)
    if not standing.may_propose:
        return changed_meanwhile(request, standing)
    version = found.versions.latest("number")
    form = TermsForm(
        request.POST if request.method == "POST" else None, terms=version.terms, notice=standing.response.notice
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            change_terms(
                agreement=found, terms=form.cleaned_data, side=standing.side or "", by=standing.user, now=standing.now
            )
            messages.success(request, _("Proposed. Both sides sign the new version."))
            return redirect(standing.path(PATHS["agreement"]))
        except NotEnoughLeft as problem:
            form.add_error("amount", str(problem))
            status = problem.status
    return render(
        request, "partnerships/propose.html", page_context(standing, form=form, version=version), status=status
    )


def cancel(request: HttpRequest, standing: Standing) -> HttpResponse:
    """Calling it off in time, with a word to the other side."""
    found = agreement_or_404(standing)
    if not standing.may_cancel:
        return changed_meanwhile(request, standing)

    def act(note: str) -> str:
        cancel_agreement(agreement=found, side=standing.side or "", by=standing.user, now=standing.now, reason=note)
        return _("Called off. We have told the other side.")

    return with_note(request, standing, "partnerships/cancel.html", act)


@require_safe
def sheet(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The page as PDF, in the language of this address."""
    found = agreement_or_404(standing)
    answer = HttpResponse(agreement_pdf(found, language=get_language() or ""), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{file_name(found)}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def calendar(request: HttpRequest, standing: Standing) -> HttpResponse:
    """The day of the agreement, else the last day of the notice, as a whole-day entry."""
    response = standing.response
    due: date | None = standing.agreement.due_on if standing.agreement else response.notice.until
    if due is None:
        raise Http404
    answer = HttpResponse(calendar_entry(standing, due), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="termin-{response.pk}.ics"'
    return answer


def calendar_entry(standing: Standing, due: date) -> bytes:
    """RFC 5545; time zones are written out so that no calendar guesses."""
    notice = standing.response.notice
    entry = Event()
    entry.add("uid", f"response-{standing.response.pk}@gemeinsinn")
    entry.add("dtstamp", standing.now)
    entry.add("summary", notice.title)
    entry.add("dtstart", due)
    entry.add("dtend", due + timedelta(days=1))
    entry.add("location", ", ".join(part for part in (notice.spot, notice.place_name) if part))
    entry.add("description", _("With %(who)s, through Gemeinsinn.") % {"who": name_in_calendar(standing)})
    entry.add("last-modified", last_change(standing))
    made = Calendar()
    made.add("prodid", "-//Gemeinsinn//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add_component(entry)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def name_in_calendar(standing: Standing) -> str:
    """Before a yes, whoever answers knows the author as everybody does: by first name."""
    hidden = standing.is_responder and standing.agreement is None
    return author_words(standing.response.notice) if hidden else standing.other_name


def last_change(standing: Standing) -> datetime:
    """When the day was last moved."""
    return standing.agreement.changed_at if standing.agreement else standing.response.changed_at

"""After the day: how it went, and whether the thanks may be public."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gemeinsinn.core.errors import DomainError
from gemeinsinn.exchange.models import Unit
from gemeinsinn.partnerships.actions import answer_fulfilment, take_back_publication
from gemeinsinn.partnerships.forms import FulfilmentForm
from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.queries.quotes import quotes_of
from gemeinsinn.partnerships.standing import Standing
from gemeinsinn.partnerships.views.agreements import agreement_or_404
from gemeinsinn.partnerships.views.answers import page_context


def report_yes(request: HttpRequest, standing: Standing) -> HttpResponse:
    """From the mail: it worked. The page is prepared; nothing is stored before the button."""
    return report(request, standing, Outcome.YES)


def report_partly(request: HttpRequest, standing: Standing) -> HttpResponse:
    """From the mail: in part."""
    return report(request, standing, Outcome.PARTLY)


def report_no(request: HttpRequest, standing: Standing) -> HttpResponse:
    """From the mail: no."""
    return report(request, standing, Outcome.NO)


def report(request: HttpRequest, standing: Standing, chosen: Outcome | None = None) -> HttpResponse:
    """One side's answer; staff write down what was said on the phone, for the side in ?fuer=."""
    found = agreement_or_404(standing)
    side = reporting_side(request, standing)
    if not standing.may_report:
        messages.info(request, _("There is nothing to report yet, or the book on this is closed."))
        return redirect(standing.path())
    before = found.answers.filter(side=side).first()
    form = FulfilmentForm(
        request.POST if request.method == "POST" else None,
        side=side,
        notice=standing.response.notice,
        initial=first_values(before, chosen),
    )
    form.fields["amount"].label = amount_label(standing)
    if request.method == "POST" and form.is_valid():
        try:
            by = standing.user if standing.is_staff else None
            answer_fulfilment(agreement=found, side=side, by=by, now=standing.now, **form.cleaned_data)
            messages.success(request, _("Thank you. That is what makes promises count here."))
        except DomainError as problem:
            messages.warning(request, str(problem))
        return redirect(standing.path())
    context = page_context(standing, form=form, side=side, is_correction=before is not None)
    return render(request, "partnerships/report.html", context, status=422 if form.errors else 200)


def reporting_side(request: HttpRequest, standing: Standing) -> Side:
    """Whose answer this is."""
    if standing.side is not None:
        return standing.side
    try:
        return Side(request.GET.get("fuer", ""))
    except ValueError:
        raise Http404 from None


def first_values(before: Any, chosen: Outcome | None) -> dict[str, Any]:
    """What was said before, with the button from the mail on top."""
    names = ("outcome", "amount", "reason", "concrete", "benefit_felt", "sentence", "may_publish")
    known = {name: getattr(before, name) for name in names} if before else {}
    return {**known, **({"outcome": chosen.value} if chosen else {})}


def amount_label(standing: Standing) -> str:
    """ "How much was it in the end? (chairs)"."""
    notice = standing.response.notice
    unit = "€" if notice.unit == Unit.EURO else notice.unit_words or notice.get_unit_display()
    return _("How much was it in the end? (%(unit)s)") % {"unit": unit}


def thanks(request: HttpRequest, standing: Standing) -> HttpResponse:
    """What stands in public, and the button that takes it down."""
    found = agreement_or_404(standing)
    if standing.side is None:
        raise Http404
    is_public = hasattr(found, "thanks")
    if request.method == "POST":
        take_back_publication(agreement=found, side=standing.side, now=standing.now)
        messages.success(request, _("Taken down. It is counted, but nobody is named."))
        return redirect(standing.path())
    return render(
        request, "partnerships/thanks.html", page_context(standing, is_public=is_public, quotes=quotes_of(found))
    )

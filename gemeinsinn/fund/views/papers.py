"""Documents of an application: listed, handed in, saved, taken back; the same for applicants and the office."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.documents import document_answer
from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.fund.actions.papers import hand_in, take_away
from gemeinsinn.fund.forms.papers import PaperForm
from gemeinsinn.fund.lifecycle.applications import LOOSE, OPEN_FOR_PAPERS
from gemeinsinn.fund.models import Application
from gemeinsinn.fund.queries.papers import asked_papers, lacking_papers, papers_of
from gemeinsinn.ui.documents import document_hint

PAGE = "unterlage"
ONE = re.compile(r"unterlage-(\d{1,18})(-weg)?")
Url = Callable[[str], str]


def shown_papers(application: Application, url: Url, form: PaperForm | None = None) -> dict[str, Any]:
    """What the part fund/parts/papers.html shows; `url` gives the address of a page of the case."""
    asked = asked_papers(application)
    loose = application.state in LOOSE
    return {
        "papers": [
            (one, url(f"{PAGE}-{one.pk}"), url(f"{PAGE}-{one.pk}-weg") if loose and not one.signatory_id else "")
            for one in papers_of(application)
        ],
        "asked_papers": asked, "lacking": lacking_papers(application), "paper_hint": document_hint(),
        "paper_form": form or PaperForm(asked=asked), "paper_url": url(PAGE),
        "may_hand_in": application.state in OPEN_FOR_PAPERS,
    }  # fmt: skip


def upload(request: HttpRequest, application: Application, by: Any = None) -> PaperForm | None:
    """Keeps what was sent; the form if it could not be taken."""
    now = timezone.now()
    check_limit("grant-paper", client_address(request), most=60, within=timedelta(hours=1), now=now)
    form = PaperForm(request.POST, request.FILES, asked=asked_papers(application))
    if not form.is_valid():
        return form
    told = form.cleaned_data
    try:
        hand_in(
            application=application, document=told["file"], key=told.get("key", ""), label=told["label"], by=by, now=now
        )
    except DomainError as problem:
        form.add_error(None, str(problem))
        return form
    messages.success(request, _("The document is with us."))
    return None


def one_paper(request: HttpRequest, application: Application, rest: str, back: str) -> HttpResponse | None:
    """To be saved, or taken back; None if the address is not that of a document."""
    hit = ONE.fullmatch(rest)
    if hit is None:
        return None
    paper = get_object_or_404(papers_of(application), pk=int(hit[1]))
    if not hit[2]:
        return document_answer(paper.path, label=f"{application.reference or ''} {paper.label}", suffix=paper.suffix)
    if request.method != "POST":
        raise Http404
    take_away(paper=paper, now=timezone.now())
    messages.success(request, _("Taken away."))
    return redirect(back)

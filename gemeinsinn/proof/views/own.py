"""A grant as its grantee sees it, behind both doors of the application: by personal link or from the account."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from gemeinsinn.core.errors import DomainError, NotAllowed
from gemeinsinn.fund.following import Block, Door, Extra
from gemeinsinn.fund.models import Application
from gemeinsinn.proof.actions.moves import KEY
from gemeinsinn.proof.actions.reporting import hand_in, missing_of, save_report
from gemeinsinn.proof.forms.writing import HandInForm, MoneyForm, ReportForm
from gemeinsinn.proof.lifecycle.grants import LEAST_PICTURES, WRITABLE, State
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.papers import closing_paper, label_of, proof_paper
from gemeinsinn.proof.queries.figures import figures_of
from gemeinsinn.proof.queries.grants import grant_of
from gemeinsinn.proof.rules import writable_pages
from gemeinsinn.proof.views import changes, evidence, helping
from gemeinsinn.proof.views.files import pdf
from gemeinsinn.proof.views.ways import Way
from gemeinsinn.proof.wording import ANSWERS, CHANGES, QUESTIONS, REPORT_COUNTS, STATES, TONES, figure_heads, next_words

TABS = {
    "": gettext_lazy("Overview"), "lesen": gettext_lazy("Read"), "belege": gettext_lazy("Receipts"), "bericht": gettext_lazy("Report"),
    "stunden": pgettext_lazy("given", "Hours"), "bilder": gettext_lazy("Pictures"), "aendern": gettext_lazy("Changes"),
    "senden": gettext_lazy("Hand in"),
}  # fmt: skip


def page(request: HttpRequest, application: Application, door: Door, rest: str) -> HttpResponse:
    """Every page below the grant; what writes is only there while the proof may be written, for whoever may."""
    grant = grant_of(application)
    if grant is None:
        raise Http404
    url = partial(page_url, door)
    way = Way(request, grant, url, door.url(""), door.signatory, writable_pages(grant, door.signatory))
    first, _slash, inner = rest.partition("/")
    if first in PAPERS and not inner:
        return PAPERS[first](grant)
    if inner.endswith("datei") and first in {"belege", "bilder"}:
        return evidence.file(way, first, inner)
    if rest in READERS:
        return READERS[rest](way)
    if first not in WRITERS:
        raise Http404
    if grant.state not in WRITABLE:
        return redirect(way.url(""))
    if first not in way.may and (first != "helfen" or way.signatory is not None):
        raise NotAllowed(_("The person who applied writes this. You can read it."))
    try:
        return WRITERS[first](way, inner)
    except DomainError as problem:
        if request.headers.get("X-Autosave"):
            raise
        messages.error(request, str(problem))
        return redirect(way.url(first if first != "aendern" else ""))


def page_url(door: Door, inner: str) -> str:
    """Where a page of the proof is."""
    return door.url(f"{KEY}/{inner}" if inner else KEY)


def shown(way: Way, key: str, **told: Any) -> HttpResponse:
    """A page in its frame."""
    return way.shown(key, tabs=tabs_of(way, key), **told)


def tabs_of(way: Way, key: str) -> list[dict[str, Any]]:
    """The way through the pages, in any order."""
    keys = ["", *(one for one in TABS if one in way.may)] if way.may else ["", "lesen"]
    return [{"label": TABS[one], "href": way.url(one), "current": one == key} for one in keys]


def overview(way: Way) -> HttpResponse:
    """Where it stands, what comes next, the figures, and what is still missing."""
    grant = way.grant
    reviews = list(grant.reviews.all())
    return shown(
        way, "", figures=figures_of(grant), state=STATES[State(grant.state)], tone=TONES.get(State(grant.state), "plain"),
        next=next_words(grant, way.signatory, bool(way.may)), missing=[(words, way.url(one)) for one, words in missing_of(grant)],
        changes=[(CHANGES[one.kind], ANSWERS[one.answer], one) for one in grant.changes.all()],
        review=reviews[0] if reviews else None, handed=grant.hand_ins.last(), writable=grant.state in WRITABLE,
        remarks=list(grant.receipts.exclude(remark="")) if grant.state != State.HANDED_IN else [],
        done=any(one.result for one in reviews), least=LEAST_PICTURES, helpers=helping.rows_of(way),
    )  # fmt: skip


def reading(way: Way) -> HttpResponse:
    """What was written so far, for whoever does not write it."""
    grant = way.grant
    receipts = [
        (one, way.url(f"belege/{one.number}/datei"), label_of(grant, one.cost_type)) for one in grant.receipts.all()
    ]
    return shown(
        way, "lesen", receipts=receipts, figures=figures_of(grant), hours=grant.hours.all(),
        answers=[(QUESTIONS[key], grant.answers[key]) for key in QUESTIONS if grant.answers.get(key)],
        counted=[(words, grant.evaluation[key]) for key, words in REPORT_COUNTS.items() if key in grant.evaluation],
        pictures=[(one, way.url(f"bilder/{one.pk}/datei")) for one in grant.pictures.all()],
    )  # fmt: skip


def report(way: Way, inner: str) -> HttpResponse:
    """The questions, kept while they are being answered."""
    if inner:
        raise Http404
    request, grant = way.request, way.grant
    form = ReportForm(request.POST if request.method == "POST" else None, initial={**grant.answers, **grant.evaluation})
    if request.method == "POST" and form.is_valid():
        save_report(grant=grant, **form.told(), now=timezone.now())
        if not request.headers.get("X-Autosave"):
            messages.success(request, _("Saved."))
            return redirect(way.url("bilder"))
    if request.headers.get("X-Autosave"):
        return HttpResponse(status=204)
    return shown(way, "bericht", form=form)


def send(way: Way, inner: str) -> HttpResponse:
    """Figures with the money beside the grant, what is missing, and hand in."""
    if inner not in {"", "geld"}:
        raise Http404
    request, grant = way.request, way.grant
    posted = request.POST if request.method == "POST" else None
    money = MoneyForm(posted if inner else None, initial={"own": grant.own, "others": grant.others})
    form = HandInForm(posted if not inner else None)
    if inner and posted is not None and money.is_valid():
        save_report(grant=grant, **money.told(), now=timezone.now())
        if request.headers.get("X-Autosave"):
            return render(
                request, "proof/parts/figures.html", {"figures": figures_of(grant), "figure_heads": figure_heads()}
            )
        return redirect(way.url("senden"))
    if request.headers.get("X-Autosave"):
        return HttpResponse(status=204)
    if not inner and posted is not None and form.is_valid():
        hand_in(grant=grant, name=form.cleaned_data["typed_name"], now=timezone.now())
        messages.success(request, _("Handed in. You have it in your mail as well."))
        return redirect(way.url(""))
    missing = [(words, way.url(one)) for one, words in missing_of(grant)]
    return shown(way, "senden", form=form, money=money, missing=missing, figures=figures_of(grant))


def proof_pdf(grant: Grant) -> HttpResponse:
    """As it was handed in last."""
    made = get_object_or_404(grant.hand_ins.order_by("-number")[:1])
    return pdf(proof_paper(grant, made), f"{grant}-nachweis.pdf")


def closing_pdf(grant: Grant) -> HttpResponse:
    """The letter of the result."""
    return pdf(closing_paper(get_object_or_404(grant.reviews.exclude(result="")[:1])), f"{grant}-abschluss.pdf")


PAPERS = {"nachweis.pdf": proof_pdf, "abschluss.pdf": closing_pdf}
READERS = {"": overview, "lesen": reading}
WRITERS = {
    "bericht": report, "senden": send,
    "belege": lambda way, inner: evidence.receipts(way, inner, tabs_of(way, "belege")),
    "stunden": lambda way, inner: evidence.hours(way, inner, tabs_of(way, "stunden")),
    "bilder": lambda way, inner: evidence.pictures(way, inner, tabs_of(way, "bilder")),
    "aendern": lambda way, inner: changes.changing(way, inner, tabs_of(way, "aendern")),
    "helfen": helping.helping,
}  # fmt: skip


def block(application: Application, door: Door) -> Block | None:
    """What the case shows of it: where it stands, and the way there."""
    grant = grant_of(application)
    if grant is None:
        return None
    may = writable_pages(grant, door.signatory)
    told = {
        "grant": grant, "url": door.url(KEY), "next": next_words(grant, door.signatory, bool(may)), "writable": bool(may),
        "is_open": grant.state in WRITABLE,
    }  # fmt: skip
    return "proof/parts/case.html", told


EXTRA = Extra(KEY, page, block)

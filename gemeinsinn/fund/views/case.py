"""An application as its applicant sees it: by personal link or from the account; signing by link."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.models import SecretLink
from gemeinsinn.fund.actions.conversation import withdraw, write
from gemeinsinn.fund.actions.objecting import object_to
from gemeinsinn.fund.actions.paying import accept_with_account
from gemeinsinn.fund.following import Door, blocks_for, extra_of, jury_days
from gemeinsinn.fund.forms.applying import WordForm
from gemeinsinn.fund.forms.money import AcceptForm
from gemeinsinn.fund.forms.papers import PaperForm
from gemeinsinn.fund.lifecycle.applications import Move, State, can
from gemeinsinn.fund.lifecycle.rulesets import Decider
from gemeinsinn.fund.lifecycle.terms import next_of
from gemeinsinn.fund.models import Application, Message, Signatory
from gemeinsinn.fund.papers import application_paper, costs_of, decision_paper
from gemeinsinn.fund.queries.applications import WITH_ALL, own_applications
from gemeinsinn.fund.views import money, papers
from gemeinsinn.fund.wording.applications import NEXT, PARTS, STATES, TONES, decision_words, facts_of_application
from gemeinsinn.people.personal import personal_path

WAITING = (State.SUBMITTED, State.JURY)


def find(pk: int) -> Application:
    """With everything its page shows, or 404."""
    return get_object_or_404(Application.objects.select_related(*WITH_ALL), pk=pk)


def shown(application: Application) -> dict[str, Any]:
    """What was said, in words."""
    return {
        "application": application, "fund": application.round.fund, "facts": facts_of_application(application),
        "costs": costs_of(application), "plan": application.plan, "state": STATES[State(application.state)],
        "tone": TONES.get(State(application.state), "plain"), "frozen": application.submissions.last(),
        "signatories": [(PARTS[one.part], one) for one in application.signatories.select_related("contact").prefetch_related("papers")],
        "decisions": [(decision_words(one), one) for one in application.decisions.all()],
    }  # fmt: skip


def by_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """By personal link."""
    return case_page(request, find(link.subject_id), Door(lambda page: personal_path(token, page)), rest)


@never_cache
@login_required
def own(request: HttpRequest, pk: int, rest: str = "") -> HttpResponse:
    """From the account."""
    application = get_object_or_404(own_applications(request.user), pk=pk)
    return case_page(request, application, account_door("fund:own", pk), rest.strip("/"))


def account_door(name: str, pk: int, signatory: Signatory | None = None) -> Door:
    """The door of somebody signed in: `name` is the address of the page, `name`_page of those below it."""
    return Door(lambda page: reverse(f"{name}_page", args=[pk, page]) if page else reverse(name, args=[pk]), signatory)


def case_page(request: HttpRequest, application: Application, door: Door, rest: str) -> HttpResponse:
    """The page, its papers and its acts."""
    if rest == "antrag.pdf":
        return pdf(application_paper(application), f"{application.reference}.pdf")
    if rest == "bescheid.pdf":
        decision = get_object_or_404(application.decisions.all()[:1])
        return pdf(decision_paper(decision), f"{application.reference}-bescheid.pdf")
    extra = extra_of(rest)
    if extra is not None:
        return extra.view(request, application, door, rest.removeprefix(extra.key).strip("/"))
    answer = papers.one_paper(request, application, rest, door.url(""))
    if answer is not None:
        return answer
    if rest.startswith(money.LETTER):
        return pdf(money.letter(application, rest), f"{application.reference}-rueckforderung.pdf")
    if rest not in (*ACTS, *money.ACTS, papers.PAGE) and rest:
        raise Http404
    wrong: Any = None
    if rest and request.method == "POST":
        wrong = take(request, application, rest)
        if wrong is None:
            return redirect(door.url(""))
    elif rest:
        return redirect(door.url(""))
    return render(request, "fund/case.html", page_of(application, door, wrong), status=422 if wrong else 200)


def take(request: HttpRequest, application: Application, rest: str) -> Any:
    """What was sent, by whoever knows about it; the form if it could not be taken."""
    if rest == papers.PAGE:
        return papers.upload(request, application)
    return money.do(request, application, rest) if rest in money.ACTS else act(request, application, rest)


def is_over(application: Application) -> bool:
    """Whether a grant's time has passed: what follows then stands in its proof."""
    return application.state == State.ACCEPTED and bool(application.ends and application.ends < timezone.localdate())


def jury_day_of(application: Application, today: date) -> date | None:
    """When the jury meets next, for somebody who waits for it."""
    funding = application.round
    if application.state not in WAITING or application.rules.decider(application.asked.cents) != Decider.JURY:
        return None
    return jury_days([funding.fund_id], today).get(funding.fund_id) or next_of(funding.jury_dates, today)


def page_of(application: Application, door: Door, wrong: Any) -> dict[str, Any]:
    """Everything of the page; `wrong` is a form that could not be taken."""
    talk = application.messages.exclude(kind=Message.Kind.NOTE)
    word = wrong if isinstance(wrong, WordForm) else WordForm()
    if not application.decisions.exists() and "objects" in word.fields:
        del word.fields["objects"]
    return {
        **shown(application), **papers.shown_papers(application, door.url, wrong if isinstance(wrong, PaperForm) else None),
        **money.shown_money(application, door.url, wrong),
        "next": "" if is_over(application) else NEXT.get(State(application.state), ""), "talk": talk,
        "jury_day": jury_day_of(application, timezone.localdate()),
        "asked": any(one.kind == Message.Kind.QUESTION and one.answered_at is None for one in talk),
        "word": word, "name_form": wrong if isinstance(wrong, AcceptForm) else AcceptForm(), "wrong": wrong,
        "may_withdraw": can(application.state, Move.WITHDRAW), "may_accept": can(application.state, Move.ACCEPT),
        "objections": application.objections.select_related("decision"), "blocks": blocks_for(application, door),
        "urls": {name.replace(".", "_"): door.url(name) for name in (*ACTS, "antrag.pdf", "bescheid.pdf")},
    }  # fmt: skip


def pdf(content: bytes, name: str) -> HttpResponse:
    """Shown in the browser."""
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


ACTS = ("antwort", "annehmen", "zurueckziehen")


def act(request: HttpRequest, application: Application, what: str) -> Any:
    """Does it; returns the form if it could not be taken."""
    now = timezone.now()
    form: Any = {"antwort": WordForm, "annehmen": AcceptForm}.get(what, WordForm)(request.POST)
    if what != "zurueckziehen" and not form.is_valid():
        return form
    try:
        if what == "antwort":
            say = object_to if form.cleaned_data.get("objects") else write
            say(application=application, text=form.cleaned_data["text"], now=now)
            messages.success(request, _("Your message is with us."))
        elif what == "annehmen":
            accept_with_account(application=application, now=now, **form.cleaned_data)
            messages.success(request, _("Accepted. You may begin."))
        else:
            withdraw(application=application, now=now)
            messages.success(request, _("Taken back."))
    except DomainError as problem:
        if what == "zurueckziehen":
            raise
        form.add_error(None, str(problem))
        return form
    return None

"""Writing an application: five screens, kept as a draft behind a secret address."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinsinn.core.errors import DomainError, NoLongerThere
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link
from gemeinsinn.fund.actions.drafting import missing_of, save_draft, send_application, start_draft
from gemeinsinn.fund.forms.applying import SendForm, WhatForm
from gemeinsinn.fund.lifecycle.applications import DRAFT_LASTS, State
from gemeinsinn.fund.models import Application
from gemeinsinn.fund.papers import costs_of
from gemeinsinn.fund.queries.applications import WITH_ALL
from gemeinsinn.fund.queries.papers import lacking_papers, papers_of
from gemeinsinn.fund.views import papers
from gemeinsinn.fund.views.public import find_offer
from gemeinsinn.fund.views.screens import are_valid, fields_of, forms_of
from gemeinsinn.fund.wording.applications import facts_of_application, people_of_draft
from gemeinsinn.fund.wording.rules import finding_words
from gemeinsinn.people.personal import personal_path

SCREENS: dict[str, tuple[Promise, Promise]] = {
    "was": (gettext_lazy("What"), gettext_lazy("What are you up to?")),
    "wann": (gettext_lazy("Where and when"), gettext_lazy("Where, and from when to when?")),
    "geld": (gettext_lazy("Money"), gettext_lazy("What does it cost?")),
    "wer": (gettext_lazy("You yourself"), gettext_lazy("Who are you?")),
    "unterlagen": (gettext_lazy("Documents"), gettext_lazy("Which documents do you have?")),
    "senden": (gettext_lazy("Send"), gettext_lazy("Is everything right?")),
}
PAPERS = "unterlagen"  # only where the rules ask for some


def keys_of(application: Application | None = None) -> list[str]:
    """The screens of this application, in their order."""
    asks = application is not None and application.rules.papers_for(application.kind)
    return [key for key in SCREENS if asks or key != PAPERS]


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """The first screen; its answer begins the draft. Whoever was still writing when the round closed keeps the words."""
    offer = find_offer(request, slug)
    shut = "" if offer.is_open else _("This round is not open at the moment.")
    if shut and request.method != "POST":
        raise NoLongerThere(shut)
    form = WhatForm(request.POST if request.method == "POST" else None, rules=offer.rules)
    if shut:
        form.add_error(None, shut)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        check_limit("grant-start", client_address(request), most=30, within=timedelta(hours=1), now=now)
        application = start_draft(funding=offer.round, language=(get_language() or "de")[:2], now=now)
        save_draft(application=application, fields=form.cleaned_data, now=now)
        token = issue_link(purpose="fund-draft", subject_id=application.pk, now=now, lasts=DRAFT_LASTS)
        return redirect(personal_path(token, "wann"))
    context = {
        "form": form, "forms": [form], "screen": "was", "question": SCREENS["was"][1], "steps": stepper("was", "", keys_of()),
        "fund": offer.fund, "rules": offer.rules,
    }  # fmt: skip
    return render(request, "fund/ask.html", context, status=422 if form.errors else 200)


def draft(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """One screen of a draft, behind its secret address."""
    application = Application.objects.select_related(*WITH_ALL).filter(pk=link.subject_id).first()
    if application is None or application.state != State.DRAFT:
        raise NoLongerThere(_("This application has been sent already. The link in your mail leads to it."))
    if not rest:
        return redirect(personal_path(token, next_screen(application)))
    keys = keys_of(application)
    answer = papers.one_paper(request, application, rest, personal_path(token, PAPERS))
    if answer is not None:
        return answer
    if rest not in keys:
        raise Http404
    place = keys.index(rest)
    context = {
        "application": application, "fund": application.round.fund, "rules": application.rules, "screen": rest,
        "question": SCREENS[rest][1], "steps": stepper(rest, token, keys), "draft": True,
        "back": personal_path(token, keys[place - 1]) if place else "",
        "here": request.build_absolute_uri(personal_path(token)),
    }  # fmt: skip
    if rest == "senden":
        return send_screen(request, application, token, context)
    after = personal_path(token, keys[place + 1])
    if rest == PAPERS:
        return paper_screen(request, application, token, context | {"after": after})
    return screen(request, application, rest, after, context)


def paper_screen(request: HttpRequest, application: Application, token: str, context: dict[str, Any]) -> HttpResponse:
    """Documents, one at a time; what is missing may come later."""
    wrong = papers.upload(request, application) if request.method == "POST" else None
    if request.method == "POST" and wrong is None:
        return redirect(personal_path(token, PAPERS))

    def url(page: str) -> str:
        return personal_path(token, PAPERS if page == papers.PAGE else page)

    context |= papers.shown_papers(application, url, wrong) | {"forms": [wrong] if wrong else []}
    return render(request, "fund/papers.html", context, status=422 if wrong else 200)


def next_screen(application: Application) -> str:
    """The first screen that still needs an answer."""
    missing = {key for key, _words in missing_of(application, today=timezone.localdate(application.created_at))}
    return next((key for key in keys_of(application) if key in missing), "senden")


def screen(
    request: HttpRequest, application: Application, key: str, after: str, context: dict[str, Any]
) -> HttpResponse:
    """Shown, saved by itself while typing, and on to the next."""
    posted = request.POST if request.method == "POST" else None
    found = forms_of(application, key, posted)
    fits = posted is not None and are_valid(found)
    if posted is not None and fits:
        save_draft(application=application, fields=fields_of(key, found), now=timezone.now())
    if request.headers.get("X-Autosave"):
        sums = (
            render(request, "fund/parts/sums.html", {**context, **sums_of(application)})
            if key == "geld" and fits
            else None
        )
        return sums or HttpResponse(status=204)
    if fits and not request.POST.get("more"):
        return redirect(after)
    if fits:
        found = forms_of(application, key, None)
    forms = [form for one in found.values() for form in (one.forms if hasattr(one, "forms") else [one])]
    context = {**context, **found, "forms": forms, **sums_of(application)}
    return render(request, "fund/ask.html", context, status=422 if posted is not None and not fits else 200)


def sums_of(application: Application) -> dict[str, Any]:
    """The plan in figures, with plain words for what does not fit."""
    plan = application.plan
    return {"plan": plan, "findings": [finding_words(one) for one in plan.findings]}


def send_screen(request: HttpRequest, application: Application, token: str, context: dict[str, Any]) -> HttpResponse:
    """A readable summary, what is still missing, and send."""
    form = SendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        check_limit("grant-send", client_address(request), most=10, within=timedelta(hours=1), now=now)
        check_limit("grant-send-mail", application.draft.get("email", "-"), most=5, within=timedelta(days=1), now=now)
        user = request.user if request.user.is_authenticated else None
        try:
            sent = send_application(application=application, user=user, now=now)
        except DomainError as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("fund:sent") if sent.state == State.SENT else redirect("fund:own", sent.pk)
    missing = missing_of(application, today=timezone.localdate(application.created_at))
    context = {
        **context, "form": form, "forms": [form],
        "facts": [*facts_of_application(application), *((label, words) for label, words in people_of_draft(application) if words)],
        "costs": costs_of(application),
        "lacking": lacking_papers(application), "papers": papers_of(application), "missing": [(words, personal_path(token, key)) for key, words in missing], **sums_of(application),
    }  # fmt: skip
    return render(request, "fund/ask.html", context, status=422 if form.errors else 200)


def stepper(key: str, token: str, keys: list[str]) -> list[dict[str, Any]]:
    """The way through the screens; a draft may be walked in any order."""
    here = keys.index(key)
    return [
        {
            "label": SCREENS[one][0], "state": "current" if place == here else "done" if place < here else "todo",
            "href": personal_path(token, one) if token else "",
        }
        for place, one in enumerate(keys)
    ]  # fmt: skip


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "fund/sent.html")

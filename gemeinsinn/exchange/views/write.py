"""Writing a need or an offer: one question a screen, kept as you go, no account."""

import uuid

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.text import clean_line
from gemeinsinn.core.tokens import find_link
from gemeinsinn.exchange.actions.notices import save_author, save_draft, send_draft_link, start_draft
from gemeinsinn.exchange.actions.notices.writing import begin_at, issue_draft_token
from gemeinsinn.exchange.facts import judge
from gemeinsinn.exchange.forms.send import LinkForm
from gemeinsinn.exchange.forms.steps import AuthorForm, StepForm
from gemeinsinn.exchange.lifecycle.notices import State
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.queries.notices import notice_with_all
from gemeinsinn.exchange.sentence import read_sentence
from gemeinsinn.exchange.steps import NEED, OFFER, SENT, SUMMARY, Step, Writing, step_states
from gemeinsinn.exchange.views.send import HOUR, saved_words, show_sent, summary
from gemeinsinn.exchange.wording.points import panel
from gemeinsinn.projects.models import Project

WRITINGS = {"need": NEED, "offer": OFFER}
LONGEST_SENTENCE = 120


def begin(request: HttpRequest, noun: str, *, project: Project | None = None) -> HttpResponse:
    """The first screen, before there is a draft; a sentence from the front page stands in it already.

    With a project, whose right the caller has checked, the need begins tied to it.
    """
    writing = WRITINGS[noun]
    now, language = timezone.now(), get_language() or "de"
    if request.method != "POST":
        blank = Need(language=language, **begin_at(project)) if project else writing.model(language=language)
        take_sentence(blank, request.GET.get("satz", ""))
        form = writing.steps[0].form(notice=blank, user=request.user)
        return show_step(request, writing, writing.steps[0], blank, form, token="")
    check_limit("draft", client_address(request), most=240, within=HOUR, now=now)
    draft = start_draft(
        model=writing.model, language=language, now=now, user=request.user, form_key=key_of(request), project=project
    )
    if request.headers.get("X-Autosave") and draft.state == State.DRAFT:
        return take_step(request, writing, writing.steps[0], draft, "")
    token = issue_draft_token(notice=draft, now=now)
    if draft.state != State.DRAFT:
        return redirect(writing.url("write") + "_step", token, SENT)
    return take_step(request, writing, writing.steps[0], draft, token)


def key_of(request: HttpRequest) -> uuid.UUID | None:
    """The first screen's own key: sent twice, or saved while typing, it is the same draft."""
    try:
        return uuid.UUID(request.POST.get("form_key", "")[:64])
    except ValueError:
        return None


def take_sentence(blank: Need | Offer, typed: str) -> None:
    """The sentence becomes the headline with the kind it says; the amount in it is read when it is sent. Keeps nothing."""
    sentence = clean_line(typed[: 8 * LONGEST_SENTENCE])
    if not sentence:
        return
    blank.title, blank.kind = sentence[:LONGEST_SENTENCE], read_sentence(sentence[:LONGEST_SENTENCE]).kind
    if len(sentence) > LONGEST_SENTENCE:
        blank.details = sentence


def draft_of(writing: Writing, token: str) -> Need | Offer:
    """The draft behind a secret address: 404 if there never was one, 410 if it is gone."""
    try:
        link = find_link(token, now=timezone.now())
    except SecretLink.DoesNotExist:
        raise Http404 from None
    if link.purpose != f"{writing.noun}-draft":
        raise Http404
    try:
        return notice_with_all(writing.model, link.subject_id)
    except writing.model.DoesNotExist:
        raise NoLongerThere(_("This draft was not touched for a long time and has been deleted.")) from None


def resume(request: HttpRequest, token: str, noun: str) -> HttpResponse:
    """Back to where something is still open."""
    writing = WRITINGS[noun]
    draft = draft_of(writing, token)
    if draft.state != State.DRAFT:
        return redirect(writing.url("write") + "_step", token, SENT)
    made = {point.key for point in judge(draft, today=timezone.localdate()).points if point.ok}
    still = next((step.key for step in writing.steps if not made.issuperset(step.makes)), SUMMARY)
    return redirect(writing.url("write") + "_step", token, still)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, noun: str, token: str = "", key: str = "") -> HttpResponse:
    """Every screen of writing a need or an offer."""
    writing = WRITINGS[noun]
    if not token:
        return begin(request, noun)
    if not key:
        return resume(request, token, noun)
    draft = draft_of(writing, token)
    if draft.state != State.DRAFT:
        return (
            show_sent(request, writing, draft) if key == SENT else redirect(writing.url("write") + "_step", token, SENT)
        )
    if key == SUMMARY:
        return summary(request, writing, draft, token)
    step = writing.step(key)
    if step is None:
        raise Http404
    if request.method == "POST":
        return take_step(request, writing, step, draft, token)
    return show_step(request, writing, step, draft, step.form(notice=draft, user=request.user), token=token)


def take_step(request: HttpRequest, writing: Writing, step: Step, draft: Need | Offer, token: str) -> HttpResponse:
    """Keeps what is valid; goes on if all is, or if the person would rather come back to it."""
    now = timezone.now()
    form = step.form(request.POST, notice=draft, user=request.user)
    fine = form.is_valid()
    save_draft(notice=draft, fields=form.values(), now=now)
    if isinstance(form, AuthorForm) and not {"name", "email", "phone"} & set(form.errors):
        save_author(notice=draft, **form.author(), user=request.user, now=now)
    if request.headers.get("X-Autosave"):
        return autosaved(request, draft)
    if fine or ("spaeter" in request.POST and not isinstance(form, AuthorForm)):
        return redirect(writing.url("write") + "_step", token, writing.after(step))
    return show_step(request, writing, step, draft, form, token=token, status=422)


def autosaved(request: HttpRequest, draft: Need | Offer) -> HttpResponse:
    """For the script that saves while one types: the panel as it looks now."""
    return render(request, "exchange/write/panel.html", {"panel": panel(draft, today=timezone.localdate())})


def show_step(
    request: HttpRequest,
    writing: Writing,
    step: Step,
    draft: Need | Offer,
    form: StepForm,
    *,
    token: str,
    status: int = 200,
) -> HttpResponse:
    """One question, the way through the form above it, the panel beside it."""
    today = timezone.localdate()
    steps = step_states(writing, draft, step.key, today=today)
    back = writing.before(step)
    if token:
        for one in steps:
            one["href"] = reverse(writing.url("write") + "_step", args=[token, one["key"]])
    context = {
        "writing": writing,
        "is_need": writing is NEED,
        "step": step,
        "steps": steps,
        "form": form,
        "draft": draft,
        "token": token,
        "form_key": "" if token else request.POST.get("form_key", "")[:64] or uuid.uuid4(),
        "saved": saved_words(draft) if token else "",
        "panel": panel(draft, today=today),
        "back_href": reverse(writing.url("write") + "_step", args=[token, back]) if token and back else "",
        "number": writing.steps.index(step) + 1,
        "here_href": reverse(writing.url("write") + "_step", args=[token, step.key]) if token else request.path,
        "last": writing.after(step) == SUMMARY,
        "can_skip": not isinstance(form, AuthorForm),
        "link_form": LinkForm(auto_id="mit_%s") if token else None,
        "link_href": reverse(writing.url("write") + "_link", args=[token]) if token else "",
    }
    return render(request, step.template, context, status=status)


@never_cache
@require_POST
def mail_link(request: HttpRequest, noun: str, token: str) -> HttpResponse:
    """Mails the draft's address, to go on writing elsewhere."""
    writing = WRITINGS[noun]
    draft = draft_of(writing, token)
    form = LinkForm(request.POST)
    sent = False
    if form.is_valid() and draft.state == State.DRAFT:
        now = timezone.now()
        check_limit("notice-network", client_address(request), most=30, within=HOUR, now=now)
        check_limit("notice-address", form.cleaned_data["email"], most=6, within=HOUR, now=now)
        address = settings.BASE_URL + reverse(writing.url("write") + "_resume", args=[token])
        send_draft_link(notice=draft, email=form.cleaned_data["email"], address=address, now=now)
        sent = True
    context = {
        "is_need": writing is NEED,
        "form": form,
        "sent": sent,
        "link_href": reverse(writing.url("write") + "_link", args=[token]),
        "resume_href": reverse(writing.url("write") + "_resume", args=[token]),
    }
    return render(request, "exchange/write/link.html", context, status=200 if sent else 422)

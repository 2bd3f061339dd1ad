"""Registering: one question a screen, kept as a draft behind a secret address."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import DomainError, NoLongerThere, TooOften
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.core.models import SecretLink
from gemeinsinn.core.tokens import issue_link, use_link
from gemeinsinn.organisations.actions import (
    confirm_organisation,
    save_registration,
    send_registration,
    start_registration,
)
from gemeinsinn.organisations.forms.people import ContactForm
from gemeinsinn.organisations.forms.profile import GivesForm, KindForm, WhereForm, WhoForm, initial_of
from gemeinsinn.organisations.lifecycle import DRAFT_LASTS, State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import drafts_of
from gemeinsinn.people.personal import personal_path
from gemeinsinn.people.views import one_click

STEPS = [
    ("art", gettext_lazy("What you are")),
    ("wer", gettext_lazy("Who you are")),
    ("wo", gettext_lazy("Where")),
    ("geben", gettext_lazy("What you give")),
    ("kontakt", gettext_lazy("You yourself")),
]
KEYS = [key for key, _label in STEPS]
FORMS: dict[str, type[forms.Form]] = {
    "art": KindForm,
    "wer": WhoForm,
    "wo": WhereForm,
    "geben": GivesForm,
    "kontakt": ContactForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The first question; its answer begins the draft."""
    form = KindForm(request.POST if request.method == "POST" else None, initial={"kind": request.GET.get("art")})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        check_limit("organisation-start", client_address(request), most=30, within=timedelta(hours=1), now=now)
        organisation = start_registration(language=(get_language() or "de")[:2], now=now, user=request.user)
        save_registration(organisation=organisation, fields=form.cleaned_data, now=now)
        token = issue_link(purpose="organisation-draft", subject_id=organisation.pk, now=now, lasts=DRAFT_LASTS)
        return redirect(personal_path(token, "wer"))
    context = {"form": form, "step": "art", "steps": stepper("art", "", None)}
    return render(request, "organisations/register.html", context, status=422 if form.errors else 200)


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """From /konto/ back to a draft begun while signed in; it gets a fresh secret address."""
    organisation = drafts_of(request.user).filter(pk=pk).first()
    if organisation is None:
        raise Http404
    token = issue_link(purpose="organisation-draft", subject_id=organisation.pk, now=timezone.now(), lasts=DRAFT_LASTS)
    return redirect(personal_path(token))


def draft(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """One step of a draft, behind its secret address."""
    organisation = Organisation.objects.select_related("municipality", "quarter").filter(pk=link.subject_id).first()
    if organisation is None or organisation.state != State.DRAFT:
        raise NoLongerThere(_("This one has already been sent. You can change it with the link in your mail."))
    if not rest:  # each step has an address of its own, so that what is sent belongs to what was seen
        return redirect(personal_path(token, next_step(organisation)))
    step = rest
    if step not in KEYS:
        raise Http404
    form = form_for(request, step, organisation)
    if request.headers.get("X-Autosave"):
        return autosave(organisation, step, form)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            return keep(request, organisation, step, form, token)
        except DomainError as problem:
            form.add_error(None, str(problem))
            status = problem.status if isinstance(problem, TooOften) else 422
    place = KEYS.index(step)
    return render(
        request,
        "organisations/register.html",
        {
            "form": form, "step": step, "organisation": organisation, "steps": stepper(step, token, organisation),
            "back": personal_path(token, KEYS[place - 1]) if place else "",
            "here": request.build_absolute_uri(personal_path(token)),
        },
        status=status,
    )  # fmt: skip


def keep(request: HttpRequest, organisation: Organisation, step: str, form: Any, token: str) -> HttpResponse:
    """Saves a step, or sends the whole at the last one, and goes on."""
    now = timezone.now()
    if step != "kontakt":
        save_registration(organisation=organisation, fields=answers(step, form), now=now)
        return redirect(personal_path(token, KEYS[KEYS.index(step) + 1]))
    first = next_step(organisation)
    if first != "kontakt":
        return redirect(personal_path(token, first))
    check_limit("organisation-register", client_address(request), most=10, within=timedelta(hours=1), now=now)
    found = form.cleaned_data
    if not request.user.is_authenticated:
        check_limit("organisation-register-mail", found["contact_email"], most=5, within=timedelta(days=1), now=now)
    send_registration(
        organisation=organisation, now=now, user=request.user, name=found.get("contact_name", ""),
        email=found.get("contact_email", ""), phone=found.get("contact_phone", ""),
    )  # fmt: skip
    if request.user.is_authenticated:
        return redirect("organisations:detail", organisation.slug)
    return redirect("organisations:registered")


def answers(step: str, form: Any) -> dict[str, Any]:
    """What a step says, as the action takes it."""
    if step != "geben":
        return dict(form.cleaned_data)
    found = {name: form.cleaned_data[name] for name in ("gives", "gives_not") if name in form.cleaned_data}
    return found if form.errors else {**found, "gives_kinds": form.gives_kinds()}


def autosave(organisation: Organisation, step: str, form: Any) -> HttpResponse:
    """Keeps what is right so far and says nothing about the rest: it is still being typed."""
    form.is_valid()
    if step != "kontakt":
        save_registration(organisation=organisation, fields=answers(step, form), now=timezone.now())
    return HttpResponse(status=204)


def form_for(request: HttpRequest, step: str, organisation: Organisation) -> Any:
    """The form of a step with what was answered before."""
    data = request.POST if request.method == "POST" else None
    if step == "kontakt" and request.user.is_authenticated:
        return forms.Form(data)  # the account says who it is
    more: dict[str, Any] = {"known_kind": organisation.kind} if step == "wer" else {}
    return FORMS[step](data, initial=initial_of(organisation), **more)


def next_step(organisation: Organisation) -> str:
    """The first question that still needs an answer."""
    numbers = organisation.kind == Organisation.Kind.SOCIAL and (
        organisation.paid_staff is None or organisation.volunteers is None
    )
    if not organisation.kind:
        return "art"
    if not organisation.name or numbers:
        return "wer"
    return "wo" if organisation.municipality is None else "kontakt"


def stepper(step: str, token: str, organisation: Organisation | None) -> list[dict[str, Any]]:
    """The way through the form; what is answered can be gone back to."""
    here = KEYS.index(step)
    reached = KEYS.index(next_step(organisation)) if organisation else 0
    return [
        {
            "label": label,
            "state": "current" if place == here else "done" if place < max(here, reached) else "todo",
            "href": personal_path(token, key) if token and place <= reached else "",
        }
        for place, (key, label) in enumerate(STEPS)
    ]


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """Look into your mail."""
    return render(request, "organisations/registered.html")


def confirm(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """The click in the mail: asked for by GET, done by POST."""
    organisation = Organisation.objects.filter(pk=link.subject_id).first()
    if organisation is None or rest:
        raise Http404
    if request.method == "POST":
        now = timezone.now()
        use_link(link, now=now)
        return redirect(urlsplit(confirm_organisation(organisation=organisation, now=now)).path)
    return one_click.render(
        request,
        title=_("Is this your address?"),
        text=_("With one click “%(name)s” goes to your agency, which has a look.") % {"name": organisation.name},
        button=_("Yes, confirm"),
    )

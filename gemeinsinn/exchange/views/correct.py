""" "Wrong address?": on the page after sending, once, before the click in the mail."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gemeinsinn.core.errors import DomainError
from gemeinsinn.core.limits import check_limit
from gemeinsinn.core.middleware import client_address
from gemeinsinn.exchange.actions.corrections import (
    Subject,
    can_correct,
    correct_notice_address,
    correct_response_address,
    was_corrected,
)
from gemeinsinn.exchange.forms.send import CorrectionForm
from gemeinsinn.exchange.models import Response

Correct = Callable[..., None]
HOUR = timedelta(hours=1)
MOST_FROM = 10  # corrections from one network address an hour
MOST_TO = 6  # mails to one address an hour, together with those that sent it


def show(
    request: HttpRequest, template: str, context: dict[str, Any], subject: Subject, correct: Correct | None = None
) -> HttpResponse:
    """The page after sending, with a small form for the right address while one is allowed; a post is done at once.

    Afterwards the browser is sent back to the page, so that reloading sends nothing twice. `correct` takes the place of
    the action where an answer has more to it than `exchange` knows.
    """
    form = None
    if can_correct(subject):
        assert subject.contact is not None
        form = CorrectionForm(request.POST if request.method == "POST" else None, before=subject.contact.email)
        if form.is_valid():
            form = take(request, subject, form, correct)
    if request.method == "POST" and form is None:
        return HttpResponse(status=303, headers={"Location": request.get_full_path()})
    context = {**context, "correction": form, "corrected": was_corrected(subject)}
    return render(request, template, context, status=422 if form is not None and form.errors else 200)


def take(
    request: HttpRequest, subject: Subject, form: CorrectionForm, correct: Correct | None
) -> CorrectionForm | None:
    """Hands the address to the action; whoever tries many is slowed down."""
    now = timezone.now()
    email = form.cleaned_data["email"]
    try:
        check_limit("correct-from", client_address(request), most=MOST_FROM, within=HOUR, now=now)
        check_limit("notice-address", email, most=MOST_TO, within=HOUR, now=now)
        if correct is not None:
            correct(email=email, now=now)
        elif isinstance(subject, Response):
            correct_response_address(response=subject, email=email, now=now)
        else:
            correct_notice_address(notice=subject, email=email, now=now)
    except DomainError as problem:
        form.add_error("email", str(problem))
        return form
    return None

"""The ways in: the responder's link, the notice's link, an account."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gemeinsinn.core.models import SecretLink
from gemeinsinn.exchange.answering import is_planned
from gemeinsinn.exchange.lifecycle.responses import State
from gemeinsinn.exchange.models import Need, Offer, Response
from gemeinsinn.exchange.queries.responses import answers_to, responses
from gemeinsinn.exchange.views.manage import manage
from gemeinsinn.partnerships.links import ANSWER
from gemeinsinn.partnerships.rows import answer_rows
from gemeinsinn.partnerships.sides import asker_side, responder_side
from gemeinsinn.partnerships.standing import Standing
from gemeinsinn.partnerships.views.pages import show


def by_response_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/… of an answer."""
    response = found_or_404(pk=link.subject_id)
    return show(request, Standing.by_link(response, responder_side(response), token, timezone.now()), rest)


def by_notice_link(request: HttpRequest, link: SecretLink, token: str, rest: str) -> HttpResponse:
    """/m/<token>/… of a need or offer: its answers are ours, everything else belongs to exchange."""
    if rest == ANSWER or rest.startswith(f"{ANSWER}/"):
        _word, _slash, path = rest.partition("/")
        number, _slash, page = path.partition("/")
        response = found_or_404(**{"pk": number_or_404(number), f"{link.purpose}_id": link.subject_id})
        if response.state == State.UNCONFIRMED:  # it only holds a share, and whoever it is has not said so yet
            raise Http404
        return show(request, Standing.by_link(response, asker_side(response), token, timezone.now()), page)
    if rest:
        return manage(request, link, token, rest)
    model = Need if link.purpose == "need" else Offer
    notice = model.objects.filter(pk=link.subject_id).first()
    if notice is None:
        raise Http404
    rows = answer_rows(answers_to(notice).select_related("agreement"), token, timezone.now())
    says = rows or not is_planned(notice)  # whoever signed up for a shift stands in the plan
    extra = {"responses_template": "partnerships/parts/answers.html", "answers": rows} if says else {}
    return manage(request, link, token, rest, extra=extra)


@never_cache
@login_required
def by_account(request: HttpRequest, pk: int, rest: str = "") -> HttpResponse:
    """/zusagen/<id>/… for a signed-in person of either side, and for staff."""
    standing = Standing.by_account(found_or_404(pk=pk), request.user, timezone.now())
    if standing is None:
        raise PermissionDenied
    return show(request, standing, rest.strip("/"))


def number_or_404(text: str) -> int:
    """A row's number in a path."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Http404
    return int(text)


def found_or_404(**where: Any) -> Response:
    """The answer with all its pages show; those given shift by shift have pages of their own."""
    response = (
        responses().select_related("agreement__broker", "agreement__thanks").filter(**where, planned=False).first()
    )
    if response is None:
        raise Http404
    return response

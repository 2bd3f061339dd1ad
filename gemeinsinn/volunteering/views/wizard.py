"""/mitmachen/: five questions, one a screen, for people who do not know yet what they want."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gemeinsinn.exchange.queries.filters import RADII
from gemeinsinn.exchange.queries.notices import PAGE_SIZE
from gemeinsinn.volunteering.showing_wizard import question, read_asked, result


@require_safe
def wizard(request: HttpRequest) -> HttpResponse:
    """The next open question, or what fits. Every answer stands in the address, so back is back."""
    asked = read_asked(request.GET)
    context: dict[str, Any] = {
        "asked": asked,
        "answers": asked.answers,
        "begun": bool(asked.answers.given),
        "radii": RADII,
        "call_href": reverse("exchange:call"),
        "board_href": reverse("exchange:needs"),
    }
    if asked.answers.open:
        return render(request, "volunteering/wizard_question.html", context | question(request.user, asked))
    told = result(request.user, asked)
    pages = Paginator(range(told["total"]), PAGE_SIZE)
    context |= told | {"page": pages.get_page(told["found"].page), "again_href": request.path}
    return render(request, "volunteering/wizard_result.html", context)

"""The front page: one concrete need, the board, what was kept, who carries the quarter."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinsinn.portal.queries.editorial import front_of
from gemeinsinn.portal.showing.front import front_facts


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """/"""
    code = get_language() or settings.LANGUAGE_CODE
    return render(request, "portal/home.html", front_facts(front_of(code), code, today=timezone.localdate()))

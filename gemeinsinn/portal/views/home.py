"""The front page: one concrete need, the board, what was kept, who carries the quarter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gemeinsinn.portal.queries import front_page
from gemeinsinn.showcase.wording import month_words


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """/"""
    page = front_page(request.user, today=timezone.localdate())
    month = month_words(page.portrait.month) if page.portrait else ""
    return render(request, "portal/home.html", {"page": page, "month": month})

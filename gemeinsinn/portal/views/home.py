"""The front page: one concrete need, the board, what was kept, who carries the quarter."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gemeinsinn.portal.queries import front_page
from gemeinsinn.portal.queries.editorial import front_text, newest_articles, standing_pages
from gemeinsinn.showcase.wording import month_words


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """/"""
    page = front_page(request.user, today=timezone.localdate())
    month = month_words(page.portrait.month) if page.portrait else ""
    code = get_language() or settings.LANGUAGE_CODE
    told = {"written": front_text(code), "articles": newest_articles(code), "standing": standing_pages(code)}
    return render(request, "portal/home.html", {"page": page, "month": month, "today": timezone.localdate(), **told})

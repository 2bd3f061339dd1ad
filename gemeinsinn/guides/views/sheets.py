"""A need on paper: made at the guide's desk, answered under its short address."""

from urllib.parse import parse_qs, urlsplit

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.exchange.lifecycle.notices import is_answerable
from gemeinsinn.exchange.models import Need, Response
from gemeinsinn.exchange.queries.notices import listed
from gemeinsinn.exchange.views.respond import SIGNED, respond_to
from gemeinsinn.guides.actions.sheets import count_sheet_answer, make_sheet
from gemeinsinn.guides.models import Guide, NeedSheet
from gemeinsinn.guides.papers import need_paper
from gemeinsinn.guides.queries.quarter import within_reach
from gemeinsinn.guides.views.gate import as_guide

WITH_ALL = (
    "need__municipality", "need__quarter", "need__organisation", "need__agency", "need__contact", "team__agency",
)  # fmt: skip


@as_guide
@require_POST
def make(request: HttpRequest, guide: Guide, pk: int) -> HttpResponse:
    """Puts a need of one's own quarters on paper."""
    need = get_object_or_404(listed(request.user, Need).filter(within_reach(guide)), pk=pk)
    sheet = make_sheet(guide=guide, need=need, by=request.user, now=timezone.now())
    return redirect("guides:sheet_paper", sheet.code)


@as_guide
@require_safe
def paper(request: HttpRequest, guide: Guide, code: str) -> HttpResponse:
    """The page to print."""
    sheet = get_object_or_404(NeedSheet.objects.select_related(*WITH_ALL), code=code, guide=guide)
    answer = HttpResponse(need_paper(sheet), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="zettel-{sheet.code}.pdf"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def short(request: HttpRequest, code: str) -> HttpResponse:
    """The form of the need itself, so that what is sent from here counts as coming from the paper."""
    sheet = get_object_or_404(NeedSheet.objects.select_related(*WITH_ALL), code=code.lower())
    need = sheet.need
    if not listed(request.user, Need).filter(pk=need.pk).exists() or not is_answerable(
        need.state, need.until, timezone.localdate()
    ):
        raise NoLongerThere(_("This need is settled. There is more on the board."))
    answer = respond_to(request, need)
    if request.method == "POST" and answer.status_code == 302:
        token = parse_qs(urlsplit(answer["Location"]).query)["a"][0]
        response = Response.objects.get(pk=signing.loads(token, salt=SIGNED))
        count_sheet_answer(sheet=sheet, response=response, now=timezone.now())
    return answer

"""The editors' pages: found in the tree of the language, shown as the draft or the published page says."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.views import serve

from gemeinsinn.portal.models import ArticlePage, FrontPage, SitePage
from gemeinsinn.portal.models.sitepage import PLAIN
from gemeinsinn.ui.sharing import picture_answer


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Whatever the editors' tree has at this address in the language of the address."""
    if not path:
        raise Http404
    answer: HttpResponse = serve(request, path)
    return answer


@require_safe
def plain_page(request: HttpRequest, path: str = "") -> HttpResponse:
    """/ls/…: pages in plain language. The tree is one of its own, the words around it are German."""
    front = FrontPage.objects.filter(live=True, locale__language_code=PLAIN).first()
    if front is None or (path and not path.endswith("/")):
        raise Http404
    found, args, more = front.route(request, [part for part in path.split("/") if part])
    answer: HttpResponse = found.serve(request, *args, **more)
    return answer


@require_safe
def nowhere(request: HttpRequest) -> HttpResponse:
    """An address that exists in Wagtail and not here."""
    raise Http404


@require_safe
def share_image(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture messengers show beside a link. Only of what everyone may see."""
    found = SitePage.objects.live().filter(pk=pk).first()
    if found is None:
        raise Http404
    special = found.specific
    words = special.place if isinstance(special, ArticlePage) else ""
    kicker = _("News") if isinstance(special, ArticlePage) else settings.NETWORK["name"]
    said = {"kicker": kicker, "title": special.title, "words": words or getattr(special, "lead", "")}
    return picture_answer(f"sitepage/{pk % 1000:03d}/{pk}/{special.code}", said)

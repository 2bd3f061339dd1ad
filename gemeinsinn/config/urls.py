"""Root addresses: German at the root, English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView
from wagtail.documents.views.serve import serve as serve_document

from gemeinsinn.core.views import media
from gemeinsinn.portal.tree_urls import tree_pattern
from gemeinsinn.portal.views import pages as pages_of_editors
from gemeinsinn.portal.views.account import editors_account


def favicon(request: HttpRequest) -> HttpResponse:
    """Old browsers ask here; the sign itself has a name that changes with its content."""
    return redirect(static("ui/icon.svg"))


urlpatterns: list[URLPattern | URLResolver] = [
    path("gesundheit/", include("gemeinsinn.core.urls")),
    path("medien/<path:path>", media.picture, name="picture"),
    path("favicon.ico", favicon),
    path("api/v1/", include("gemeinsinn.api.data_urls")),
    path("redaktion/failwhale/", pages_of_editors.nowhere),  # Wagtail raises an error there, to show how one looks
    path("redaktion/login/", RedirectView.as_view(pattern_name=settings.LOGIN_URL, query_string=True)),
    path("redaktion/account/", editors_account),
    path("redaktion/", include("wagtail.admin.urls")),
    path("dateien/<int:document_id>/<path:document_filename>", require_safe(serve_document), name="wagtaildocs_serve"),
    path("ls/", pages_of_editors.plain_page, name="plain_home"),
    path("ls/<path:path>", pages_of_editors.plain_page, name="plain_page"),
]

pages: list[URLPattern | URLResolver] = [
    path("", include("gemeinsinn.api.urls")),
    path("", include("gemeinsinn.portal.urls")),
    path("", include("gemeinsinn.presence.urls")),  # its choice in the account before the account's own
    path("", include("gemeinsinn.guides.urls")),  # before the desk, whose last patterns take any word
    path("", include("gemeinsinn.recognition.urls")),  # likewise
    path("", include("gemeinsinn.placement.urls")),  # likewise
    path("", include("gemeinsinn.jury.urls")),  # likewise
    path("", include("gemeinsinn.fund.urls")),  # likewise
    path("", include("gemeinsinn.reporting.urls")),  # likewise
    path("", include("gemeinsinn.proof.urls")),  # likewise
    path("", include("gemeinsinn.treasury.urls")),  # likewise
    path("", include("gemeinsinn.delivery.urls")),  # likewise
    path("", include("gemeinsinn.voting.urls")),  # likewise
    path("", include("gemeinsinn.residents.urls")),  # likewise
    path("", include("gemeinsinn.showcase.urls")),  # likewise
    path("", include("gemeinsinn.newsletter.urls")),  # likewise
    path("", include("gemeinsinn.contact.urls")),  # likewise
    path("", include("gemeinsinn.desk.urls")),
    path("", include("gemeinsinn.matching.urls")),
    path("", include("gemeinsinn.volunteering.urls")),
    path("", include("gemeinsinn.partnerships.urls")),
    path("", include("gemeinsinn.exchange.urls")),
    path("", include("gemeinsinn.projects.urls")),
    path("", include("gemeinsinn.organisations.urls")),
    path("", include("gemeinsinn.people.urls")),
    path("konto/", include("gemeinsinn.people.account_urls")),
    path("", include("gemeinsinn.places.urls")),
]
if settings.DEBUG or settings.DEMO:
    pages.append(path("werkstatt/", include("gemeinsinn.ui.urls")))

pages.append(tree_pattern([*urlpatterns, *pages]))

urlpatterns += i18n_patterns(*pages, prefix_default_language=False)

handler400 = "gemeinsinn.ui.views.errors.bad_request"
handler403 = "gemeinsinn.ui.views.errors.permission_denied"
handler404 = "gemeinsinn.ui.views.errors.page_not_found"
handler500 = "gemeinsinn.ui.views.errors.server_error"

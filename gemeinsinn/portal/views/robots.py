"""robots.txt and sitemap.xml."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from gemeinsinn.portal.queries import newest_public_addresses
from gemeinsinn.portal.queries.sitemap import editorial_addresses

PAGES = (
    "portal:home",
    "exchange:needs",
    "exchange:offers",
    "volunteering:wizard",
    "projects:list",
    "organisations:list",
    "guides:list",
    "fund:list",
    "fund:data",
    "recognition:thanked",
    "voting:list",
    "newsletter:order",
    "showcase:list",
    "portal:contact",
    "portal:imprint",
    "portal:privacy",
    "portal:accessibility",
)
TONGUES = ("de", "en")  # of the portal's own pages; in plain language there is what editors write


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Personal links and desks are nobody's search result; who is online is old at once, and programs do not count."""
    own = ("/m/", "/konto/", "/schreibtisch/", "/online/")
    lines = ["User-agent: *", *(f"Disallow: {root}{path}" for root in ("", "/en") for path in own)]
    lines.append(f"Sitemap: {settings.BASE_URL}{reverse('portal:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Each page with its address in every language."""
    entries = []
    for name, args in [*((name, []) for name in PAGES), *newest_public_addresses()]:
        tongues = {}
        for code in TONGUES:
            with translation.override(code):
                tongues[code] = settings.BASE_URL + reverse(name, args=args)
        entries.append(tongues)
    entries += editorial_addresses()
    return render(request, "portal/sitemap.xml", {"entries": entries}, content_type="application/xml; charset=utf-8")

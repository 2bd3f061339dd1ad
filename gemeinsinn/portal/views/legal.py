"""Contact, imprint, privacy, accessibility: from settings and from what the software does."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import published_organisations
from gemeinsinn.portal.privacy import AUTHORITIES, processings, terms
from gemeinsinn.portal.statement import ASSESSED_ON, KNOWN, OMBUDS
from gemeinsinn.portal.vcards import VCARD, agency_card, network_card


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """/kontakt/: the network's office and the agency of each place."""
    agencies = published_organisations().filter(kind=Organisation.Kind.AGENCY).select_related("municipality")
    return render(request, "portal/contact.html", {"network": settings.NETWORK, "agencies": agencies[:200]})


@require_safe
def card(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The network's office, or a published agency, to save on a telephone."""
    if slug:
        agencies = published_organisations().filter(kind=Organisation.Kind.AGENCY).select_related("municipality")
        agency = get_object_or_404(agencies, slug=slug)
        page = request.build_absolute_uri(reverse("organisations:detail", args=[slug]))
        answer = HttpResponse(agency_card(agency, page), content_type=VCARD)
    else:
        answer = HttpResponse(network_card(settings.NETWORK), content_type=VCARD)
    answer["Content-Disposition"] = f'attachment; filename="{slug or "netzwerk"}.vcf"'
    return answer


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """/impressum/: § 5 DDG, § 18 (2) MStV."""
    return render(request, "portal/imprint.html", {"network": settings.NETWORK})


def foreign_mail_server() -> str:
    """The server that takes our mails over, "" where they stay in the house."""
    sends = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    return str(settings.EMAIL_HOST) if sends and settings.EMAIL_HOST not in {"localhost", "127.0.0.1", "::1"} else ""


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """/datenschutz/: made from what is processed, by which table it is deleted, and how it is set up (Art. 13 GDPR)."""
    context = {
        "network": settings.NETWORK,
        "processing": processings(),
        "heads": [_("Purpose"), _("Data"), _("Legal basis (GDPR)"), _("How long")],
        "terms": terms(),
        "term_heads": [_("What"), _("What for"), _("How long"), _("Counted from")],
        "processors": settings.PROCESSORS,
        "mail_server": foreign_mail_server(),
        "authority": AUTHORITIES.get(settings.NETWORK.get("state", "")),
    }
    return render(request, "portal/privacy.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """/barrierefreiheit/: statement with status, limits and a way to complain (§ 16c BGG LSA)."""
    heads = [_("What does not work"), _("Why"), _("What to do instead")]
    context = {
        "network": settings.NETWORK, "known": KNOWN, "heads": heads, "assessed_on": ASSESSED_ON,
        "ombuds": OMBUDS.get(settings.NETWORK.get("state", "")),
    }  # fmt: skip
    return render(request, "portal/accessibility.html", context)

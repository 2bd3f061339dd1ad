"""The page of one partner, and its colours."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.organisations.colours import brand_of
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import partners_nearby
from gemeinsinn.organisations.queries.duty import coming_exceptions
from gemeinsinn.organisations.rules import can_edit_organisation, can_manage_members
from gemeinsinn.organisations.sections import sections_for
from gemeinsinn.organisations.views.finding import find_organisation
from gemeinsinn.organisations.wording import STATE_WORDS, duty_week, exception_words, page_address
from gemeinsinn.ui.sharing import folder_of, picture_answer

Kind = Organisation.Kind
SCHEMA = {
    Kind.COMPANY: "LocalBusiness", Kind.HOUSING: "LocalBusiness", Kind.SOCIAL: "LocalBusiness",
    Kind.MUNICIPALITY: "GovernmentOrganization", Kind.SCHOOL: "EducationalOrganization",
}  # fmt: skip


@require_safe
def partner(request: HttpRequest, slug: str) -> HttpResponse:
    """A profile as everyone sees it; before it is published only its own people and its agency do."""
    organisation = find_organisation(request, slug)
    is_agency = organisation.kind == Kind.AGENCY
    team = (
        organisation.memberships.select_related("user").exclude(user__name="").order_by("since", "pk")
        if is_agency
        else []
    )
    return render(
        request,
        "organisations/detail.html",
        {
            "organisation": organisation,
            "is_agency": is_agency,
            "areas": organisation.areas.select_related("municipality", "quarter").order_by(
                "municipality__name", "quarter__name"
            )
            if is_agency
            else [],
            "team": team,
            **(duty_lines(organisation) if is_agency else {}),
            "sections": drawn_sections(request, organisation),
            "crumbs": [(_("Partners"), reverse("organisations:list")), (organisation.name, None)],
            "can_edit": can_edit_organisation(request.user, organisation),
            "can_manage": can_manage_members(request.user, organisation),
            "state_words": "" if organisation.state == State.PUBLISHED else STATE_WORDS[organisation.state],
            "data": structured_data(organisation),
            "brand": organisation.brand.removeprefix("#"),
            "address": page_address(organisation),
            "image": settings.BASE_URL + reverse("organisations:image", args=[organisation.slug]),
            "nearby": partners_nearby(organisation),
        },
    )


def duty_lines(agency: Organisation) -> dict[str, Any]:
    """When its telephone is answered; not whether it is now, since pages may be kept."""
    exceptions = coming_exceptions(agency, timezone.localdate())[:6]
    return {
        "duty_week": duty_week(agency.duty_hours.all()),
        "duty_exceptions": [exception_words(one) for one in exceptions],
    }


@require_safe
def share_image(request: HttpRequest, slug: str) -> HttpResponse:
    """The picture messengers show beside the link. Only of what everyone may see."""
    organisation = find_organisation(request, slug)
    if organisation.state != State.PUBLISHED:
        raise Http404
    said = {
        "kicker": " · ".join(part for part in (organisation.get_kind_display(), organisation.place_name) if part),
        "title": organisation.name,
        "words": organisation.branch or ", ".join(label for _kind, label, _words in organisation.givings),
    }
    return picture_answer(folder_of(organisation), said)


def drawn_sections(request: HttpRequest, organisation: Organisation) -> dict[str, list[str]]:
    """The sections of upper contexts as HTML, by place."""
    return {
        place: [render_to_string(section.template, section.context, request) for section in sections]
        for place, sections in sections_for(organisation, request.user).items()
    }


def structured_data(organisation: Organisation) -> SafeString:
    """schema.org JSON-LD, safe inside a script element of a data type (no script runs under our policy)."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": SCHEMA.get(Kind(organisation.kind), "NGO"),
        "@id": page_address(organisation),
        "name": organisation.name,
        "description": organisation.about,
        "url": organisation.website or page_address(organisation),
        "telephone": organisation.phone,
        "email": organisation.email,
        "openingHours": organisation.hours,
        "address": {
            "@type": "PostalAddress", "streetAddress": organisation.spot, "postalCode": organisation.postcode,
            "addressLocality": str(organisation.municipality or ""), "addressCountry": "DE",
        },
    }  # fmt: skip
    if organisation.logo:
        found["logo"] = settings.BASE_URL + organisation.logo.url
    text = json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False)
    if organisation.email:  # written as everywhere in a page: what searches the source for an @ finds none
        text = text.replace(organisation.email, organisation.email.replace("@", "\\u0040"))
    return SafeString(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


@require_safe
def brand(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency's own colour as a stylesheet: our policy allows none inside a page."""
    organisation = find_organisation(request, slug)
    if not organisation.brand:
        raise Http404
    colours = brand_of(organisation.brand)
    css = (
        f"@layer tokens{{:root{{--brand:light-dark({colours.ink},{colours.ink_night});"
        f"--brand-ground:light-dark({colours.ground},{colours.ground_night});"
        f"--art-off-2:light-dark({colours.windows[0]},{colours.windows[1]})}}}}"
    )
    answer = HttpResponse(css, content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=86400" if organisation.state == State.PUBLISHED else "private"
    return answer

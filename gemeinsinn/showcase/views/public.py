"""The project of the month for everyone: archive, one portrait, its picture for messengers."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinsinn.organisations.lifecycle import State as PartnerState
from gemeinsinn.projects.lifecycle import PUBLIC
from gemeinsinn.projects.wording import project_path
from gemeinsinn.showcase.lifecycle import State
from gemeinsinn.showcase.models import Portrait
from gemeinsinn.showcase.queries import portraits_for, published_portraits
from gemeinsinn.showcase.wording import month_words, portrait_address
from gemeinsinn.ui.sharing import folder_of, picture_answer
from gemeinsinn.voting.queries.polls import taking_polls

IN_ARCHIVE = 120


@require_safe
def portraits(request: HttpRequest) -> HttpResponse:
    """The archive, newest month first."""
    rows = [(one, month_words(one.month)) for one in published_portraits(request.user)[:IN_ARCHIVE]]
    votes = [poll for poll in taking_polls(request.user, now=timezone.now()) if hasattr(poll, "month_vote")]
    return render(request, "showcase/list.html", {"rows": rows, "votes": votes})


@require_safe
def portrait(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One portrait; a draft is shown to those who write it as it will look."""
    found = get_object_or_404(portraits_for(request.user), pk=pk)
    if slug != found.slug:
        return redirect("showcase:detail", found.pk, found.slug, permanent=True)
    project = found.project if found.project and found.project.state in PUBLIC else None
    partner = project.organisation if project and project.organisation else None
    context = {
        "portrait": found, "month": month_words(found.month), "project_href": project_path(project) if project else "",
        "partner": partner if partner and partner.state == PartnerState.PUBLISHED else None,
        "is_draft": found.state != State.PUBLISHED, "address": portrait_address(found), "data": structured_data(found),
        "image": settings.BASE_URL + reverse("showcase:image", args=[found.pk]),
        "crumbs": [(_("Project of the month"), reverse("showcase:list")), (found.title, None)],
    }  # fmt: skip
    return render(request, "showcase/detail.html", context)


@require_safe
def share_image(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture messengers show beside the link. Only of what everyone may see."""
    found = get_object_or_404(published_portraits(request.user), pk=pk)
    kicker = f"{_('Project of the month')} · {month_words(found.month)}"
    return picture_answer(folder_of(found), {"kicker": kicker, "title": found.title, "words": found.who or found.lead})


def structured_data(found: Portrait) -> SafeString:
    """schema.org JSON-LD, safe inside a script element of a data type."""
    shown: Any = found.shown_pictures  # type: ignore[attr-defined]  # prefetched
    told: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "Article", "@id": portrait_address(found), "headline": found.title,
        "description": found.lead, "url": portrait_address(found), "inLanguage": "de",
        "datePublished": found.published_at.isoformat() if found.published_at else "",
        "dateModified": found.changed_at.isoformat(),
        "publisher": {"@type": "Organization", "name": settings.NETWORK["name"]},
        "image": [settings.BASE_URL + one.image.url for one in shown],
    }  # fmt: skip
    text = json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False)
    return SafeString(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))

"""The list of projects, and the page of one."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.organisations.lifecycle import State as PartnerState
from gemeinsinn.places.access import Access, access_line
from gemeinsinn.places.queries import quarters
from gemeinsinn.projects import narrowing
from gemeinsinn.projects.forms import FilterForm
from gemeinsinn.projects.lifecycle import PUBLIC, State
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.queries import (
    AS_LIST,
    Filters,
    Found,
    found_projects,
    funding_of,
    projects_nearby,
    published_projects,
)
from gemeinsinn.projects.rules import can_edit_project, can_see_project
from gemeinsinn.projects.sections import sections_for
from gemeinsinn.projects.wording import STATE_WORDS, page_address, project_path
from gemeinsinn.ui import formats
from gemeinsinn.ui.sharing import folder_of, picture_answer


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Published projects, filtered by the address of the page."""
    filters = Filters.of(request.GET)
    found = found_projects(request.user, filters, request.GET.get("seite", 1))
    return render(
        request,
        "projects/list.html",
        {
            "filters": filters, "found": found, "form": FilterForm(filters, list(quarters()[:200])),
            "active": active_filters(filters, found), "base": filters.query(),
            "wider": filters.query(reach=50) if filters.place and filters.reach < 50 else "",
            "is_list": bool(filters.view),
            "cards_href": f"?{filters.query(view='')}", "list_href": f"?{filters.query(view=AS_LIST)}",
            "feed_href": reverse("projects:feed", query=QueryDict(filters.query(view=""))), "write_href": reverse("projects:write"),
        },
    )  # fmt: skip


def active_filters(filters: Filters, found: Found) -> list[dict[str, str]]:
    """What is chosen, each with the address that takes it away."""
    active: list[tuple[Any, dict[str, Any]]] = []
    if filters.stand:
        active.append(
            (_("going on") if filters.stand == "laufend" else pgettext("a project", "finished"), {"stand": ""})
        )
    if filters.quarter:
        active.append((found.quarter.name if found.quarter else filters.quarter, {"quarter": ""}))
    if filters.place:
        name = found.spot.label if found.spot else filters.place
        active.append((_("%(place)s and %(km)s km around") % {"place": name, "km": filters.reach}, {"place": ""}))
    for name, value in filters.more:
        rest = tuple(pair for pair in filters.more if pair[0] != name)
        active.append((narrowing.words_of(name, value), {"more": rest}))
    if filters.until:
        active.append((_("ends by %(day)s") % {"day": formats.day(filters.until, short=True)}, {"until": None}))
    if filters.accessible:
        active.append((Access.YES.label, {"accessible": False}))
    if filters.words:
        active.append((filters.words, {"words": ""}))
    return [{"label": str(label), "href": f"?{filters.query(**without)}"} for label, without in active]


def find_project(request: HttpRequest, pk: int) -> Project:
    """404 for what this person may not know of, 410 for what everyone could see once."""
    found = Project.objects.select_related("municipality", "quarter", "organisation", "agency", "contact")
    shown = get_object_or_404(found.exclude(state=State.DRAFT), pk=pk)
    if not can_see_project(request.user, shown):
        if shown.state == State.HIDDEN and shown.published_at is not None:
            raise NoLongerThere(_("This project has been taken down. Others are going on."))
        raise Http404
    return shown


@require_safe
def short(request: HttpRequest, pk: int) -> HttpResponse:
    """/vorhaben/12/ leads to the full address, which holds the headline: only who may see it is led there."""
    return redirect(project_path(find_project(request, pk)))


@require_safe
def project(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A project as everyone sees it; before it is published only its own people and its agency do."""
    shown = find_project(request, pk)
    if slug != shown.slug:
        return redirect(project_path(shown), permanent=True)
    steps = list(shown.steps.all())
    return render(
        request,
        "projects/detail.html",
        {
            "project": shown,
            "access": access_line(shown),
            "crumbs": [(_("Projects"), reverse("projects:list")), (shown.title, None)],
            "pictures": list(shown.pictures.all()),
            "steps": steps,
            "done": sum(step.done_on is not None for step in steps),
            "supporters": shown.supporters.select_related("organisation"),
            "mix": funding_of(shown),
            "runner_page": shown.organisation is not None and shown.organisation.state == PartnerState.PUBLISHED,
            "sections": drawn_sections(request, shown),
            "can_edit": can_edit_project(request.user, shown),
            "state_words": "" if shown.state in PUBLIC else STATE_WORDS[shown.state],
            "data": structured_data(shown),
            "address": page_address(shown),
            "image": settings.BASE_URL + reverse("projects:image", args=[shown.pk]),
            "nearby": projects_nearby(shown),
        },
    )


@require_safe
def share_image(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture messengers show beside the link. Only of what everyone may see."""
    rows = published_projects().select_related("municipality", "quarter", "organisation")
    shown = get_object_or_404(rows, pk=pk)
    kicker = " · ".join(part for part in (_("Project"), shown.place_name) if part)
    return picture_answer(folder_of(shown), {"kicker": kicker, "title": shown.title, "words": shown.runner})


def drawn_sections(request: HttpRequest, project: Project) -> dict[str, list[str]]:
    """The sections of upper contexts as HTML, by place."""
    return {
        place: [render_to_string(section.template, section.context, request) for section in sections]
        for place, sections in sections_for(project, request.user).items()
    }


def structured_data(project: Project) -> SafeString:
    """schema.org JSON-LD, safe inside a script element of a data type (no script runs under our policy)."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Project",
        "@id": page_address(project),
        "name": project.title,
        "description": project.aim,
        "url": page_address(project),
        "foundingDate": project.starts.isoformat() if project.starts else "",
        "dissolutionDate": project.ends.isoformat() if project.ends else "",
        "parentOrganization": {"@type": "Organization", "name": project.runner} if project.runner else "",
        "location": {
            "@type": "Place", "name": project.place_name,
            "address": {"@type": "PostalAddress", "addressLocality": str(project.municipality or ""), "addressCountry": "DE"},
        },
        "image": [settings.BASE_URL + picture.image.url for picture in project.pictures.all()],
    }  # fmt: skip
    text = json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False)
    return SafeString(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))

"""Version 1 of the interface: its addresses, each with what it takes and what it gives."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from pydantic import BaseModel

from gemeinsinn.api import shapes
from gemeinsinn.api.asked import Asked, NoticesAsked, ProjectsAsked, SearchAsked
from gemeinsinn.api.gate import tag_of, told
from gemeinsinn.api.problems import Problem
from gemeinsinn.api.queries import notices, projects
from gemeinsinn.api.queries.pages import Slice
from gemeinsinn.api.reading import (
    cursor_asked,
    notice_filters,
    project_filters,
    quarter_asked,
    refuse_unknown,
    spot_asked,
)
from gemeinsinn.api.searching import searched
from gemeinsinn.api.telling import NOTICE_TOLD, project_told
from gemeinsinn.core.errors import NoLongerThere
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.places.queries import Spot

VERSION = "1.0.0"
Number = Annotated[int, Path(description="Its `id`.", examples=[17], ge=1)]

api = NinjaAPI(title="Gemeinsinn", version=VERSION, urls_namespace="api_v1", docs_url=None, openapi_url=None)


@api.exception_handler(Problem)
def say_no(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem keeps its own words."""
    return problem.response()


@api.exception_handler(ValidationError)
def name_mistakes(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Each parameter that cannot be read, and why."""
    errors = [
        {"parameter": next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), ""),
         "detail": error["msg"].removeprefix("Value error, ")}
        for error in fault.errors[:20]
    ]  # fmt: skip
    return Problem("wrong-parameter", "A parameter cannot be read.", {"errors": errors}).response()


def page(
    request: HttpRequest, asked: Asked, found: Slice, marks: Any, items: Callable[[], Sequence[BaseModel]],
    shape: type[BaseModel],
) -> HttpResponse:  # fmt: skip
    """One page of a list, unless the asker has it already."""
    query = request.GET.copy()
    query["cursor"] = found.next
    following = f"{settings.BASE_URL}{request.path}?{query.urlencode()}" if found.next else ""
    tag = tag_of(VERSION, timezone.localdate(), request.get_full_path(), found, marks)

    def body() -> tuple[str, str]:
        return shape(items=items(), next=following or None).model_dump_json(), following

    with translation.override(asked.language):
        return told(request, tag, asked.language, body)


def single(request: HttpRequest, asked: Asked, marks: Any, item: Callable[[], BaseModel]) -> HttpResponse:
    """One thing, unless the asker has it already."""
    tag = tag_of(VERSION, timezone.localdate(), request.path, asked.language, marks)
    with translation.override(asked.language):
        return told(request, tag, asked.language, lambda: (item().model_dump_json(), ""))


def notice_page(
    request: HttpRequest, asked: NoticesAsked, model: type[Need] | type[Offer], shape: type[BaseModel]
) -> HttpResponse:
    """One page of needs or offers."""
    refuse_unknown(request, NoticesAsked)
    filters = notice_filters(asked)
    since = asked.changed_since
    cursor = cursor_asked(asked, notices.order_of(filters, since))
    found = notices.notice_slice(model, filters, since=since, cursor=cursor, limit=asked.limit)
    rows = notices.notices_of(model, found.ids)

    def items() -> list[BaseModel]:
        return [NOTICE_TOLD[model](row, filters.spot) for row in rows]

    return page(request, asked, found, notices.notice_marks(rows), items, shape)


def one_notice(request: HttpRequest, asked: Asked, model: type[Need] | type[Offer], pk: int) -> HttpResponse:
    """One need or offer, also when it is over or done."""
    refuse_unknown(request, Asked)
    found = public_id(notices.public_notice_id, model, pk)
    rows = notices.notices_of(model, [found])
    return single(request, asked, notices.notice_marks(rows), lambda: NOTICE_TOLD[model](rows[0]))


def public_id(find: Callable[..., int | None], *which: Any) -> int:
    """The id of what everyone may read. Raises Problem: gone, or never there."""
    try:
        found = find(*which)
    except NoLongerThere:
        raise Problem("gone", "It was public and has been taken down.") from None
    if found is None:
        raise Problem("not-found", "There is nothing public under this number.")
    return found


@api.get("/search", response=shapes.Hits, operation_id="search", summary="The search", tags=["Search"])
def search(request: HttpRequest, asked: Query[SearchAsked]) -> HttpResponse:
    """Needs, offers, projects and partners that fit a question by meaning, words, place and time, each with its
    reasons. Hits have no fixed places: while you turn pages a new one may be missed, but none is told twice in a row.
    """
    refuse_unknown(request, SearchAsked)
    return searched(request, asked, VERSION)


@api.get("/needs", response=shapes.Needs, operation_id="listNeeds", summary="Needs on the board", tags=["Needs"])
def needs(request: HttpRequest, asked: Query[NoticesAsked]) -> HttpResponse:
    """Every need everyone may read and answer or could until it was full: newest first, with a place nearest first,
    with `changed_since` the longest unchanged first. What is addressed to companies only is not here."""
    return notice_page(request, asked, Need, shapes.Needs)


@api.get("/needs/{int:id}", response=shapes.Need, operation_id="getNeed", summary="One need", tags=["Needs"])
def need(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """A need by its id, also when it is over or done. 410 once it has been taken down."""
    return one_notice(request, asked, Need, id)


@api.get("/offers", response=shapes.Offers, operation_id="listOffers", summary="Offers on the board", tags=["Offers"])
def offers(request: HttpRequest, asked: Query[NoticesAsked]) -> HttpResponse:
    """Every offer everyone may read, in the same orders as needs."""
    return notice_page(request, asked, Offer, shapes.Offers)


@api.get("/offers/{int:id}", response=shapes.Offer, operation_id="getOffer", summary="One offer", tags=["Offers"])
def offer(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """An offer by its id, also when it is over or done. 410 once it has been taken down."""
    return one_notice(request, asked, Offer, id)


@api.get("/projects", response=shapes.Projects, operation_id="listProjects", summary="Projects", tags=["Projects"])
def project_list(request: HttpRequest, asked: Query[ProjectsAsked]) -> HttpResponse:
    """Every public project with its plan and its mix of means, in the same orders as needs."""
    refuse_unknown(request, ProjectsAsked)
    spot: Spot | None = spot_asked(asked)
    quarter = quarter_asked(asked)
    since = asked.changed_since
    cursor = cursor_asked(asked, projects.project_order(spot, since))
    found = projects.project_slice(
        project_filters(asked, spot), spot, quarter, since=since, cursor=cursor, limit=asked.limit
    )
    rows = projects.projects_of(found.ids)

    def items() -> list[BaseModel]:
        return [project_told(row, spot) for row in rows]

    return page(request, asked, found, projects.project_marks(rows), items, shapes.Projects)


@api.get(
    "/projects/{int:id}", response=shapes.Project, operation_id="getProject", summary="One project", tags=["Projects"]
)
def project(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """A project by its id. 410 once it has been hidden."""
    refuse_unknown(request, Asked)
    found = public_id(projects.public_project_id, id)
    rows = projects.projects_of([found])
    return single(request, asked, projects.project_marks(rows), lambda: project_told(rows[0]))

"""Version 1 of the interface: its addresses, each with what it takes and what it gives."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_noop as _
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from pydantic import BaseModel

from gemeinsinn.api import shapes
from gemeinsinn.api.asked import Asked, NoticesAsked, OpportunitiesAsked, ProjectsAsked, SearchAsked
from gemeinsinn.api.delivered import OpportunityRow, OpportunityRows
from gemeinsinn.api.delivering import row_told, table_of
from gemeinsinn.api.gate import CSV, JSON, tag_of, told
from gemeinsinn.api.problems import Problem
from gemeinsinn.api.queries import notices, opportunities, projects
from gemeinsinn.api.queries.pages import Slice
from gemeinsinn.api.reading import (
    cursor_asked,
    notice_filters,
    opportunities_wanted,
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

VERSION = "1.2.0"
TABLE = "listOpportunitiesAsTable"
Number = Annotated[int, Path(description=_("Its `id`."), examples=[17], ge=1)]

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
    shape: type[BaseModel], *, as_table: bool = False,
) -> HttpResponse:  # fmt: skip
    """One page of a list, unless the asker has it already."""
    query = request.GET.copy()
    query["cursor"] = found.next
    following = f"{settings.BASE_URL}{request.path}?{query.urlencode()}" if found.next else ""
    tag = tag_of(VERSION, timezone.localdate(), request.get_full_path(), found, marks)

    def body() -> tuple[str, str]:
        if as_table:
            return table_of(cast("Sequence[OpportunityRow]", items())), following
        return shape(items=items(), next=following or None).model_dump_json(), following

    with translation.override(asked.language):
        return told(request, tag, asked.language, body, sort=CSV if as_table else JSON)


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


@api.get("/search", response=shapes.Hits, operation_id="search", summary=_("The search"), tags=["Search"])
def search(request: HttpRequest, asked: Query[SearchAsked]) -> HttpResponse:
    """Needs, offers, projects and partners that fit a question by meaning, words, place and time, each with its
    reasons. Hits have no fixed places: while you turn pages a new one may be missed, but none is told twice in a row.
    """
    refuse_unknown(request, SearchAsked)
    return searched(request, asked, VERSION)


@api.get("/needs", response=shapes.Needs, operation_id="listNeeds", summary=_("Needs on the board"), tags=["Needs"])
def needs(request: HttpRequest, asked: Query[NoticesAsked]) -> HttpResponse:
    """Every need everyone may read and answer or could until it was full: newest first, with a place nearest first,
    with `changed_since` the longest unchanged first. What is addressed to companies only is not here."""
    return notice_page(request, asked, Need, shapes.Needs)


@api.get("/needs/{int:id}", response=shapes.Need, operation_id="getNeed", summary=_("One need"), tags=["Needs"])
def need(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """A need by its id, also when it is over or done. 410 once it has been taken down."""
    return one_notice(request, asked, Need, id)


@api.get(
    "/offers", response=shapes.Offers, operation_id="listOffers", summary=_("Offers on the board"), tags=["Offers"]
)
def offers(request: HttpRequest, asked: Query[NoticesAsked]) -> HttpResponse:
    """Every offer everyone may read, in the same orders as needs."""
    return notice_page(request, asked, Offer, shapes.Offers)


@api.get("/offers/{int:id}", response=shapes.Offer, operation_id="getOffer", summary=_("One offer"), tags=["Offers"])
def offer(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """An offer by its id, also when it is over or done. 410 once it has been taken down."""
    return one_notice(request, asked, Offer, id)


@api.get("/projects", response=shapes.Projects, operation_id="listProjects", summary=_("Projects"), tags=["Projects"])
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
    "/projects/{int:id}",
    response=shapes.Project,
    operation_id="getProject",
    summary=_("One project"),
    tags=["Projects"],
)
def project(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """A project by its id. 410 once it has been hidden."""
    refuse_unknown(request, Asked)
    found = public_id(projects.public_project_id, id)
    rows = projects.projects_of([found])
    return single(request, asked, projects.project_marks(rows), lambda: project_told(rows[0]))


def opportunity_page(request: HttpRequest, asked: OpportunitiesAsked, *, as_table: bool) -> HttpResponse:
    """One page of opportunities, as JSON or as a table."""
    refuse_unknown(request, OpportunitiesAsked)
    wanted, since = opportunities_wanted(asked), asked.changed_since
    cursor = cursor_asked(asked, notices.order_of(wanted.filters, since))
    found = opportunities.opportunity_slice(wanted, since=since, cursor=cursor, limit=asked.limit)
    rows = opportunities.opportunities_of(found.ids)
    shifts = opportunities.shifts_of(found.ids)

    def items() -> list[OpportunityRow]:
        return [row_told(row, shifts.get(row.pk, []), wanted.filters.spot, wanted.kinds) for row in rows]

    marks = opportunities.opportunity_marks(rows, shifts)
    return page(request, asked, found, marks, items, OpportunityRows, as_table=as_table)


@api.get(
    "/opportunities", response=OpportunityRows, operation_id="listOpportunities", summary=_("Opportunities for volunteers"),
    tags=["Opportunities"],
)  # fmt: skip
def opportunity_list(request: HttpRequest, asked: Query[OpportunitiesAsked]) -> HttpResponse:
    """Needs of time and skill in the flat shape platforms exchange, in the same orders as needs. With `changed_since`
    also what was taken down in the last 90 days, as `withdrawn`."""
    return opportunity_page(request, asked, as_table=False)


@api.get(
    "/opportunities.csv", response=OpportunityRows, operation_id=TABLE, summary=_("The same as a table"),
    tags=["Opportunities"],
)  # fmt: skip
def opportunity_table(request: HttpRequest, asked: Query[OpportunitiesAsked]) -> HttpResponse:
    """The rows of `/opportunities` as CSV: UTF-8 with a mark, semicolons, a heading with the names of the fields.
    The next page stands in the `Link` header."""
    return opportunity_page(request, asked, as_table=True)


@api.get(
    "/opportunities/{int:id}", response=OpportunityRow, operation_id="getOpportunity", summary=_("One opportunity"),
    tags=["Opportunities"],
)  # fmt: skip
def opportunity(request: HttpRequest, id: Number, asked: Query[Asked]) -> HttpResponse:  # noqa: A002  # named as in the answers
    """An opportunity by its id with all its coming dates; `withdrawn` once it is over or settled, 410 once it has been
    taken down."""
    refuse_unknown(request, Asked)
    found = public_id(opportunities.public_opportunity_id, id)
    rows, shifts = opportunities.opportunities_of([found]), opportunities.shifts_of([found], most=None)
    marks = opportunities.opportunity_marks(rows, shifts)
    return single(request, asked, marks, lambda: row_told(rows[0], shifts.get(found, [])))

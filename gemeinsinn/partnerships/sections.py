"""What this context adds to pages of lower ones: the record of promises, thanks, a person's own answers."""

from typing import Any

from django.urls import reverse

from gemeinsinn.exchange.models import Response
from gemeinsinn.exchange.queries.responses import responses_of
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.sections import Section
from gemeinsinn.partnerships.lifecycle import Side
from gemeinsinn.partnerships.queries import record_of, thanks_for_organisation, thanks_for_project
from gemeinsinn.partnerships.rows import answer_row
from gemeinsinn.projects.models import Project
from gemeinsinn.projects.sections import Section as ProjectSection

MOST = 20
MARKS_SHOWN = 24
GAINS_SHOWN = 2


def record_section(organisation: Organisation, viewer: Any) -> Section | None:
    """How many promises were kept. Nothing promised yet, nothing shown."""
    record = record_of(organisation)
    if not record.total:
        return None
    context = {"record": record, "marks": marks_of(record)}
    return Section("partnerships/parts/record.html", context, place="main", order=20)


def marks_of(record: Any) -> list[str]:
    """One mark a promise, kept ones first; at most two rows of them."""
    marks = [
        *["good"] * record.kept,
        *["partly"] * record.partly,
        *["no"] * record.broken,
        *["open"] * (record.unknown + record.open),
    ]
    return marks if len(marks) <= MARKS_SHOWN else []


def thanks_section(organisation: Organisation, viewer: Any) -> Section | None:
    """Who gives: what they got out of it, at the side. Who only receives: the thanks themselves."""
    thanks = thanks_for_organisation(organisation)
    gave = [
        quote
        for one in thanks
        for quote in one.quotes
        if quote.side == Side.GIVER and quote.organisation == organisation.name
    ]
    if gave:
        return Section("partnerships/parts/gains.html", {"quotes": gave[:GAINS_SHOWN]}, place="side", order=40)
    return Section("partnerships/parts/thanks.html", {"thanks": thanks}, place="main", order=40) if thanks else None


def project_thanks_section(project: Project, viewer: Any) -> ProjectSection | None:
    """Thanks around a project's needs."""
    thanks = thanks_for_project(project)
    return (
        ProjectSection("partnerships/parts/thanks.html", {"thanks": thanks}, place="main", order=40) if thanks else None
    )


def my_answers(user: Any) -> tuple[str, dict[str, Any]] | None:
    """What I have promised or asked for, in my account."""
    mine: list[Response] = list(responses_of(user).filter(planned=False).select_related("agreement")[:MOST])
    if not mine:
        return None
    rows = [answer_row(response, reverse("partnerships:response", args=[response.pk])) for response in mine]
    return "partnerships/parts/my_answers.html", {"answers": rows}

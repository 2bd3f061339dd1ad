"""A draft out of a project that stands in the portal already: what is known need not be typed again."""

from datetime import datetime

from django.db import transaction

from gemeinsinn.fund.actions.drafting import save_draft, start_draft
from gemeinsinn.fund.lifecycle.plans import Means
from gemeinsinn.fund.lifecycle.rulesets import Applicant, OwnKind, Rules
from gemeinsinn.fund.models import Application, Round
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.projects.models import FundingShare, Project

Kind, Source = Organisation.Kind, FundingShare.Source
KINDS = {
    Kind.ASSOCIATION: Applicant.ASSOCIATION, Kind.AGENCY: Applicant.ASSOCIATION, Kind.SOCIAL: Applicant.ASSOCIATION,
    Kind.INITIATIVE: Applicant.INITIATIVE, Kind.MUNICIPALITY: Applicant.INSTITUTION, Kind.SCHOOL: Applicant.INSTITUTION,
}  # fmt: skip


@transaction.atomic
def draft_from_project(*, project: Project, funding: Round, language: str, now: datetime) -> Application:
    """Title, aim, people, place, days and the money that is there already."""
    made = start_draft(funding=funding, language=language, now=now)
    body = project.organisation
    made.project = project
    for name in ("municipality", "quarter", "postcode", "spot", "lat", "lon", "agency"):
        setattr(made, name, getattr(project, name))
    fields = {
        "kind": KINDS.get(Kind(body.kind), "") if body else Applicant.PERSON,
        "organisation_name": body.name if body else "",
        "title": project.title, "aim": project.aim, "target_group": project.target_group,
        "course": "\n".join(step.title for step in project.steps.all()),
        "partners": ", ".join(one.name for one in project.supporters.all()),
        "starts": project.starts, "ends": project.ends, "means": means_of(project, made.rules),
    }  # fmt: skip
    save_draft(application=made, fields=fields, now=now)
    return made


def means_of(project: Project, rules: Rules) -> list[dict[str, object]]:
    """Own money, hours where they count, and money of others."""
    found: list[dict[str, object]] = []
    for share in project.funding.all():
        if share.source == Source.HOURS:
            if OwnKind.HOURS in rules.own.kinds and share.hours:
                found.append(
                    {"kind": Means.HOURS.value, "what": share.note, "cents": share.hours * rules.own.hour_rate}
                )
        elif share.amount:
            kind = Means.OWN if share.source == Source.OWN and OwnKind.MONEY in rules.own.kinds else Means.OTHERS
            found.append({"kind": kind.value, "what": share.note, "cents": share.amount.cents})
    return found

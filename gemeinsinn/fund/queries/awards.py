"""Awards as everyone may read them: 360Giving 1.4, figures by year. Private persons are never named."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from gemeinsinn.core.money import Money
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.fund.lifecycle.applications import FUNDED
from gemeinsinn.fund.lifecycle.rulesets import Applicant
from gemeinsinn.fund.models import Application, Decision

PREFIX = "360G-gemeinsinn"  # the same for every installation until its network registers one of its own
MOST_WORDS = 8
SOMEBODY = "Individual Recipient"  # the name the standard allows for a person


def public_awards() -> QuerySet[Decision]:
    """Awards that stand, of public funds; newest first."""
    rows = Decision.objects.filter(
        kind=Decision.Kind.AWARD, application__state__in=FUNDED, application__round__fund__public=True
    )
    return rows.select_related("application__round__fund", "application__rule_set", "application__municipality")


def awards_about(words: str) -> QuerySet[Decision]:
    """By place, the newest first; with every word in the place, the fund, or title and name of an organisation."""
    rows = public_awards()
    named = ~Q(application__kind=Applicant.PERSON) & ~Q(application__organisation_name="")
    for word in words.split()[:MOST_WORDS]:
        told = Q(application__title__icontains=word) | Q(application__organisation_name__icontains=word)
        rows = rows.filter(
            Q(application__municipality__name__icontains=word)
            | Q(application__round__fund__name__icontains=word)
            | (named & told)
        )
    return rows.order_by("application__municipality__name", "-at", "-pk")


def body_of(application: Application) -> str:
    """Who got it, if it is not a private person."""
    return application.organisation_name if application.kind != Applicant.PERSON else ""


def title_of(application: Application) -> str:
    """What it is called in public: the words of a private person could give them away, so the fund's stand there."""
    if body_of(application):
        return application.title
    return _("Grant to a person: %(fund)s") % {"fund": application.round.fund.name}


def grants() -> Iterator[dict[str, Any]]:
    """One object a grant, as the schema asks; ids stay the same for good."""
    for one in public_awards().order_by("-at", "-pk"):
        yield grant_of(one)


def grant_of(decision: Decision) -> dict[str, Any]:
    """A grant. Of a private person stand neither name nor words."""
    application, fund = decision.application, decision.application.round.fund
    body = body_of(application)
    found: dict[str, Any] = {
        "id": f"{PREFIX}-{application.reference}",
        "title": title_of(application),
        "description": description_of(application),
        "currency": "EUR",
        "amountAppliedFor": application.asked.cents / 100,
        "amountAwarded": (decision.amount or Money(0)).cents / 100,
        "awardDate": timezone.localdate(decision.at).isoformat(),
        "fundingOrganization": [{"id": f"{PREFIX}-org-network", "name": settings.NETWORK["name"]}],
        "grantProgramme": [{"code": fund.slug, "title": fund.name}],
        "plannedDates": [dates_of(application)],
        "dateModified": application.changed_at.isoformat(),
    }
    if body:
        found["recipientOrganization"] = [{"id": f"{PREFIX}-org-{slug_of(body)}", "name": body}]
    else:
        found["recipientIndividual"] = {"id": f"{PREFIX}-person-{application.pk}", "name": SOMEBODY}
    if application.municipality is not None:
        found["beneficiaryLocation"] = [{"name": application.municipality.name, "countryCode": "DE"}]
    return found


def dates_of(application: Application) -> dict[str, str]:
    """The days that are known."""
    days = {"startDate": application.starts, "endDate": application.ends}
    return {name: value.isoformat() for name, value in days.items() if value}


def description_of(application: Application) -> str:
    """What the money goes into, by cost type: nobody's own words."""
    labels = [one.label for one in application.rules.cost_types if one.key in application.plan.by_type]
    return _("%(fund)s, round %(year)s. Cost types: %(types)s") % {
        "fund": application.round.fund.name, "year": application.round.year, "types": ", ".join(labels) or "–",
    }  # fmt: skip


HEADS = (
    "Identifier", "Title", "Description", "Currency", "Amount Applied For", "Amount Awarded", "Award Date",
    "Recipient Org:Identifier", "Recipient Org:Name", "Recipient Ind:Identifier", "Recipient Ind:Name",
    "Funding Org:Identifier", "Funding Org:Name", "Grant Programme:Code", "Grant Programme:Title",
    "Beneficiary Location:Name", "Planned Dates:Start Date", "Planned Dates:End Date", "Last Modified",
)  # fmt: skip


def cells_of(grant: dict[str, Any]) -> list[Any]:
    """The same grant as a line of the standard's spreadsheet."""
    body = (grant.get("recipientOrganization") or [{}])[0]
    person = grant.get("recipientIndividual") or {}
    place = (grant.get("beneficiaryLocation") or [{}])[0]
    funder, programme, dates = grant["fundingOrganization"][0], grant["grantProgramme"][0], grant["plannedDates"][0]
    return [
        *(grant[key] for key in ("id", "title", "description", "currency", "amountAppliedFor", "amountAwarded", "awardDate")),
        body.get("id", ""), body.get("name", ""), person.get("id", ""), person.get("name", ""), funder["id"], funder["name"],
        programme["code"], programme["title"], place.get("name", ""), dates.get("startDate", ""), dates.get("endDate", ""), grant["dateModified"],
    ]  # fmt: skip


def figures_by_year() -> list[dict[str, Any]]:
    """Year, fund, how many awards and how much in all; newest first."""
    rows = public_awards().order_by().values_list("application__round__year", "application__round__fund__name")
    summed = rows.annotate(n=Count("pk"), total=Sum("amount")).order_by("-application__round__year", "-total")
    return [
        {"year": year, "fund": fund, "n": n, "total": total, "mean": Money(total.cents // n)}
        for year, fund, n, total in summed
    ]

"""Documents of an application: what is there, what the rules still ask for."""

from django.db.models import QuerySet

from gemeinsinn.fund.lifecycle.rulesets import Paper
from gemeinsinn.fund.models import Application, HandedIn


def papers_of(application: Application) -> QuerySet[HandedIn]:
    """Everything that was handed in and is still there, the oldest first. For whoever may read the application."""
    return HandedIn.objects.filter(application=application).exclude(path="").select_related("signatory", "by")


def asked_papers(application: Application) -> list[tuple[Paper, bool]]:
    """What the rules ask from this kind of applicant, each with whether it is there."""
    there = set(papers_of(application).values_list("key", flat=True))
    return [(one, one.key in there) for one in application.rules.papers_for(application.kind)]


def lacking_papers(application: Application) -> list[str]:
    """Necessary ones that are not there: their names."""
    return [one.label for one, there in asked_papers(application) if one.required and not there]

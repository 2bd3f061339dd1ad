"""Documents of an application as its jury may save them."""

from django.db.models import QuerySet

from gemeinsinn.fund.models import HandedIn
from gemeinsinn.fund.queries.papers import papers_of
from gemeinsinn.jury.models import Case


def papers_seen(case: Case) -> QuerySet[HandedIn]:
    """What was handed in, never a signed sheet: it names everybody with their address.

    Nobody can look into a paper for names. So where a field is blind, only what the rules say names nobody is left.
    The caller found the case by `cases_for`.
    """
    rows = papers_of(case.application).filter(signatory=None)
    rules = case.application.rules
    if rules.jury.blind:
        return rows.filter(key__in=[one.key for one in rules.papers if one.names_nobody])
    return rows


def has_hidden_papers(case: Case) -> bool:
    """Whether something was handed in that this jury does not see."""
    return papers_of(case.application).exclude(pk__in=papers_seen(case).values("pk")).exists()

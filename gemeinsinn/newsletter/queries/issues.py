"""Issues for the desk and for everyone, and who reads one."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from gemeinsinn.newsletter.lifecycle.issues import Sort
from gemeinsinn.newsletter.lifecycle.issues import State as IssueState
from gemeinsinn.newsletter.lifecycle.subscriptions import ALL, Frequency, State
from gemeinsinn.newsletter.models import Issue, Subscriber
from gemeinsinn.newsletter.queries.activity import active_among
from gemeinsinn.newsletter.rules import can_run_newsletter
from gemeinsinn.newsletter.tongues import read_in
from gemeinsinn.places.distance import near

FREQUENCY = {
    Sort.EDITION: Frequency.ISSUES,
    Sort.DIGEST: Frequency.MONTHLY,
    Sort.NEARBY: Frequency.NEARBY,
}


def issues_for(viewer: Any) -> QuerySet[Issue]:
    """For the desk: all of them, newest first."""
    return Issue.objects.prefetch_related("blocks") if can_run_newsletter(viewer) else Issue.objects.none()


def archived_issues(language: str = "") -> QuerySet[Issue]:
    """What everyone may read: what people wrote and sent, newest first; not what was written for one role alone."""
    rows = Issue.objects.filter(state=IssueState.SENT, sort=Sort.EDITION, role="")
    if language:
        rows = rows.filter(language__in=read_in(language))
    return rows.prefetch_related("blocks").order_by("-sent_at", "-pk")


def readers_of(issue: Issue) -> QuerySet[Subscriber]:
    """Who gets it if it went out now. Topics share a bit; without a place on either side distance decides nothing."""
    rows = Subscriber.objects.filter(
        state=State.ACTIVE, language=issue.language, frequency=FREQUENCY[Sort(issue.sort)]
    ).order_by("pk")
    if issue.topics != ALL:
        rows = rows.alias(shared=F("topics").bitand(issue.topics)).filter(shared__gt=0)
    if issue.role:
        rows = rows.filter(role=issue.role)
    if issue.acts:
        rows = active_among(rows, acts=issue.acts, months=issue.months, now=timezone.now())
    if issue.lat is not None and issue.lon is not None:
        rows = near(rows, lat=issue.lat, lon=issue.lon, km=issue.km).order_by("pk")
    return rows


def sample_of(issue: Issue, most: int = 3) -> list[str]:
    """A few of the readers, so that one sees who is meant: "j…@example.org", a place."""
    return [
        f"{one.address[:1]}…@{one.address.rpartition('@')[2]}" + (f" · {one.place}" if one.place else "")
        for one in readers_of(issue)[:most]
    ]

"""What the flats below give an issue: the project of the month, new projects, votes that run."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinsinn.newsletter.sources import Card, Source, register
from gemeinsinn.projects.queries import published_projects
from gemeinsinn.projects.wording import page_address
from gemeinsinn.showcase.queries import current_portrait
from gemeinsinn.showcase.wording import month_words, portrait_address
from gemeinsinn.voting.queries.polls import taking_polls

WORDS = 45


def portrait_cards() -> list[Card]:
    """The project of the month, with the picture messengers show."""
    found = current_portrait(AnonymousUser(), today=timezone.localdate())
    if found is None:
        return []
    return [
        Card(
            f"portrait-{found.pk}", found.title, found.lead, _("Read on"), portrait_address(found),
            picture=settings.BASE_URL + reverse("showcase:image", args=[found.pk]),
            alt=_("Project of the month, %(month)s: %(title)s") % {"month": month_words(found.month), "title": found.title},
        )
    ]  # fmt: skip


def project_cards() -> list[Card]:
    """The six newest projects."""
    rows = published_projects().order_by("-published_at", "-pk")[:6]
    return [
        Card(f"project-{one.pk}", one.title, Truncator(one.aim).words(WORDS), _("To the project"), page_address(one))
        for one in rows
    ]


def poll_cards() -> list[Card]:
    """Votes that take ballots today."""
    rows = taking_polls(AnonymousUser(), now=timezone.now())
    return [
        Card(
            f"poll-{one.pk}", one.title, Truncator(one.words).words(WORDS), _("To the vote"),
            settings.BASE_URL + reverse("voting:poll", args=[one.pk, one.slug]),
        )
        for one in rows if not one.members_only
    ]  # fmt: skip


def register_sources() -> None:
    """When the program starts."""
    register(Source("portrait", gettext_lazy("Project of the month"), portrait_cards))
    register(Source("projects", gettext_lazy("New projects"), project_cards))
    register(Source("polls", gettext_lazy("Votes"), poll_cards))

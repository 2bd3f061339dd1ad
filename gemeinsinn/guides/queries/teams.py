"""Teams for those who look after them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from gemeinsinn.guides.lifecycle.guides import WORKING
from gemeinsinn.guides.models import Guide, GuideMessage, Team
from gemeinsinn.organisations.lifecycle import State as OrganisationState
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.organisations.queries import agencies_of
from gemeinsinn.partnerships.models import Agreement
from gemeinsinn.places.models import Quarter

MOST = 200
PARTIES = ("response__need__organisation", "response__offer__organisation", "response__organisation")


def teams_for(viewer: Any) -> QuerySet[Team]:
    """The teams of the agencies somebody works for; all for the network's office."""
    rows = Team.objects.filter(agency__in=agencies_of(viewer)).select_related("agency", "municipality", "quarter")
    working = Count("guides", filter=Q(guides__state__in=WORKING), distinct=True)
    return rows.annotate(working=working).order_by("municipality__name", "name", "pk")


def guides_of(team: Team) -> QuerySet[Guide]:
    """Everybody of a team; who has ended comes last."""
    return team.guides.prefetch_related("languages", "topics", "consents").order_by("state", "name", "pk")


def possible_sponsors(team: Team) -> QuerySet[Organisation]:
    """Organisations that could carry a team: everybody on show in its municipality but the agency itself."""
    shown = Organisation.objects.filter(state=OrganisationState.PUBLISHED, municipality=team.municipality_id)
    return Organisation.objects.filter(pk__in=shown.exclude(pk=team.agency_id).values("pk")[:MOST]).order_by("name")


def possible_agreements(team: Team) -> QuerySet[Agreement]:
    """What both sides signed and the team's agency looks after, newest first: one of them may stand behind a sponsor."""
    ours = Q(response__need__agency=team.agency) | Q(response__offer__agency=team.agency)
    newest = Agreement.objects.filter(ours, signed_at__isnull=False).order_by("-pk").values("pk")[:MOST]
    rows = Agreement.objects.filter(pk__in=newest)
    return rows.select_related(*PARTIES).order_by("-pk")


def parties_of(agreement: Agreement) -> list[Organisation]:
    """The organisations that signed: whoever asked or offered, and whoever answered; people are not named."""
    told = (agreement.response.notice.organisation, agreement.response.organisation)
    return [one for one in told if one is not None]


def quarters_of_town(team: Team) -> QuerySet[Quarter]:
    """Where the guides of a team can work."""
    return Quarter.objects.filter(municipality=team.municipality_id).order_by("name")


def unanswered_messages(viewer: Any) -> QuerySet[GuideMessage]:
    """What was written to guides of one's own teams and nobody has answered yet, oldest first."""
    rows = GuideMessage.objects.filter(guide__team__agency__in=agencies_of(viewer), answered_at=None)
    return rows.select_related("guide", "contact").order_by("created_at")

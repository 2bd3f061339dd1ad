"""Guides who can be reached by phone now, through their agency."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from gemeinsinn.core.duty import OnDuty
from gemeinsinn.guides.lifecycle.guides import State
from gemeinsinn.guides.lifecycle.meetings import days_between
from gemeinsinn.guides.models import Meeting
from gemeinsinn.guides.wording import guide_path


def guides_on_duty(local: datetime) -> list[OnDuty]:
    """Those whose page is shown and whose hour runs at a local time. Two queries, however many there are."""
    day, clock = local.date(), local.time()
    running = (
        Meeting.objects.filter(by_phone=True, guide__state=State.PUBLISHED, starts__lte=clock, ends__gt=clock)
        .filter(Q(last=None) | Q(last__gte=day), first__lte=day)
        .exclude(guide__team__agency__phone="")
        .select_related("guide__team__agency")
        .prefetch_related("pauses")
    )
    found = []
    for meeting in running:
        if days_between(meeting.rule, day, day, [pause.days for pause in meeting.pauses.all()]):
            guide, agency = meeting.guide, meeting.guide.team.agency
            through = _("E-Lotsen, through %(agency)s") % {"agency": agency.name}
            found.append(OnDuty(guide.name, agency.phone, meeting.ends, guide_path(guide), through))
    return found

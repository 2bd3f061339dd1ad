"""What stands on an application's page at the desk about its jury."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.translation import gettext as _

from gemeinsinn.fund.extras import Note
from gemeinsinn.fund.lifecycle.applications import State
from gemeinsinn.fund.models import Application
from gemeinsinn.jury.lifecycle.sittings import OPEN_RESULTS
from gemeinsinn.jury.models import Case
from gemeinsinn.jury.wording import RESULTS
from gemeinsinn.ui import formats


def notes_on_application(application: Application) -> list[Note]:
    """Every sitting it was on the agenda of; where it waits, the way to one."""
    cases = application.jury_cases.select_related("sitting__jury").order_by("-pk")
    found = [
        Note(
            _("%(jury)s, %(day)s: %(result)s") % {
                "jury": one.sitting.jury.name, "day": formats.day(one.sitting.starts_at), "result": RESULTS[one.result],
            },
            reverse("jury:sitting", args=[one.sitting_id]),
        )
        for one in cases
    ]  # fmt: skip
    if application.state == State.JURY and not found:
        found.append(Note(_("Put it on an agenda"), f"{reverse('jury:convene')}?antrag={application.pk}"))
    return found


def without_agenda(applications: Collection[Application]) -> set[int]:
    """Ids of those that are on no agenda at the moment."""
    taken = Case.objects.filter(application__in=applications, result__in=OPEN_RESULTS)
    return {one.pk for one in applications} - set(taken.values_list("application", flat=True))

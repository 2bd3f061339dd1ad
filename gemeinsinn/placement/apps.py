"""The placement app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacementConfig(AppConfig):
    name = "gemeinsinn.placement"
    label = "placement"

    def ready(self) -> None:
        """What is held about somebody with a case, and what comes round."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.people import personal_data
        from gemeinsinn.people.personal import register
        from gemeinsinn.placement import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.placement.actions.guardians import GUARDIAN_PURPOSE
        from gemeinsinn.placement.actions.mails import ASKED_PURPOSE, PERSON_PURPOSE
        from gemeinsinn.placement.views import guardians, links
        from gemeinsinn.places.uses import name_use

        register(PERSON_PURPOSE, links.person)
        register(ASKED_PURPOSE, links.asked)
        register(GUARDIAN_PURPOSE, guardians.guardian)
        personal_data.register("cases", account.collect_cases, account.erase_cases)
        name_use("placement.Case", _("Enquiries"))

"""The organisations app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "gemeinsinn.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Answers its personal links, runs its tasks, and says which agencies answer the phone."""
        # Views and tasks need the app registry, which is complete only now.
        from gemeinsinn.core import duty
        from gemeinsinn.organisations import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.organisations.queries.duty import agencies_on_duty
        from gemeinsinn.organisations.views import editing, members, registration
        from gemeinsinn.people import personal_data, second_factor, sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.places.uses import name_use

        duty.register(agencies_on_duty)
        sections.register(account.own_organisations)
        second_factor.register(account.works_for_agency)
        personal_data.register("organisations", account.collect_parts, account.erase_parts, account.left_alone_by)
        register("organisation-draft", registration.draft)
        register("organisation-confirm", registration.confirm)
        register("organisation", editing.manage)
        register("organisation-invite", members.invitation)
        name_use("organisations.Organisation", _("Partners"))
        name_use("organisations.AgencyArea", _("Areas of agencies"))

"""The fund app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundConfig(AppConfig):
    name = "gemeinsinn.fund"
    label = "fund"

    def ready(self) -> None:
        """Personal links, recurring jobs, the section of the account, and what is held about a person."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.fund import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.fund.actions.forgetting import erase_applications
        from gemeinsinn.fund.actions.moves import PURPOSE
        from gemeinsinn.fund.views import applying, case, for_project, signatures
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as account_sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.places.uses import name_use
        from gemeinsinn.projects import extras as project_extras

        register("fund-draft", applying.draft)
        register("fund-signature", signatures.confirm)
        register("fund-sign", signatures.signing)
        register(PURPOSE, case.by_link)
        project_extras.register(for_project.EXTRA)
        account_sections.register(account.own_section)
        personal_data.register("grants", account.collect_applications, erase_applications)
        name_use("fund.Application", _("Applications"))

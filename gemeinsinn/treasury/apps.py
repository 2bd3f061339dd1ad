"""The treasury app."""

from django.apps import AppConfig


class TreasuryConfig(AppConfig):
    name = "gemeinsinn.treasury"
    label = "treasury"

    def ready(self) -> None:
        """Recurring jobs, the import, and what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.core import imports
        from gemeinsinn.people import personal_data
        from gemeinsinn.treasury import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.treasury.actions.forgetting import erase_payees
        from gemeinsinn.treasury.imports.camt import CamtImporter

        imports.register(CamtImporter())
        personal_data.register("payments", account.collect_payees, erase_payees)

"""The reporting app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "gemeinsinn.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Recurring jobs, and what goes when a person leaves."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.people import personal_data
        from gemeinsinn.reporting import tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.reporting.actions.forgetting import erase_from_reports

        personal_data.register("reports to funders", lambda _user: [], erase_from_reports)

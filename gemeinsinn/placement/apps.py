"""The placement app."""

from django.apps import AppConfig


class PlacementConfig(AppConfig):
    name = "gemeinsinn.placement"
    label = "placement"

    def ready(self) -> None:
        """What is held about somebody with a case, and what comes round."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.people import personal_data
        from gemeinsinn.placement import account, tasks  # noqa: F401 - to be imported is to be scheduled

        personal_data.register("cases", account.collect_cases, account.erase_cases)

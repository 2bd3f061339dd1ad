"""The delivery app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "gemeinsinn.delivery"
    label = "delivery"

    def ready(self) -> None:
        """Recurring work, and what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.delivery import tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.delivery.actions.forgetting import erase_rows
        from gemeinsinn.delivery.queries.rows import own_rows
        from gemeinsinn.people import personal_data

        personal_data.register("mailings", own_rows, erase_rows)

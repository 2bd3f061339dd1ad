"""The contact app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "gemeinsinn.contact"
    label = "contact"

    def ready(self) -> None:
        """Recurring jobs, and what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.contact import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.contact.actions import erase_concerns
        from gemeinsinn.people import personal_data

        personal_data.register("concerns", account.collect_concerns, erase_concerns)

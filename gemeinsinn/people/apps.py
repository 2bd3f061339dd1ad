"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gemeinsinn.people"
    label = "people"

    def ready(self) -> None:
        """Says what this context holds about a person."""
        from gemeinsinn.people import personal_data, queries  # models are not loaded before

        personal_data.register("account", queries.account_data)

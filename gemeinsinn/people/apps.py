"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gemeinsinn.people"
    label = "people"

    def ready(self) -> None:
        """Says what this context holds about a person."""
        # Models are not loaded before.
        from gemeinsinn.core import exports
        from gemeinsinn.people import personal_data, queries
        from gemeinsinn.people.exporting import PersonExporter

        personal_data.register("account", queries.account_data)
        exports.register(PersonExporter())

"""The api app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "gemeinsinn.api"
    label = "api"

    def ready(self) -> None:
        """The lists of the portal as files."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.api.exporting import EXPORTERS
        from gemeinsinn.core import exports

        for exporter in EXPORTERS:
            exports.register(exporter)

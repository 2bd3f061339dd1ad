"""The api app."""

from django.apps import AppConfig
from django.utils.translation import gettext as _


class ApiConfig(AppConfig):
    name = "gemeinsinn.api"
    label = "api"

    def ready(self) -> None:
        """The lists of the portal as files, and the desk's page about other platforms."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.api.exporting import EXPORTERS
        from gemeinsinn.core import exports
        from gemeinsinn.desk import pages

        for exporter in EXPORTERS:
            exports.register(exporter)
        pages.register(pages.Page("api:platforms", "share", lambda: _("Other platforms")))

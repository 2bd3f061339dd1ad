"""The config app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "gemeinsinn.config"
    label = "config"

    def ready(self) -> None:
        """The privacy notice is made from the table of what is kept."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.config.retention import KEPT
        from gemeinsinn.portal import privacy

        privacy.register_terms(KEPT)

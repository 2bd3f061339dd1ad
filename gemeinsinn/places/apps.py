"""The places app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "gemeinsinn.places"
    label = "places"

    def ready(self) -> None:
        """Says what this context imports."""
        from gemeinsinn.core.imports import register  # models are not loaded before
        from gemeinsinn.places.imports import PlacesImporter, QuartersImporter

        register(PlacesImporter())
        register(QuartersImporter())

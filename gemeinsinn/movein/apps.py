"""The movein app."""

from django.apps import AppConfig


class MoveinConfig(AppConfig):
    name = "gemeinsinn.movein"
    label = "movein"

    def ready(self) -> None:
        """The two kinds of old sites `gemeinsinn import` takes."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.core.imports import register
        from gemeinsinn.movein.command import JoomlaImporter, WordPressImporter

        register(JoomlaImporter())
        register(WordPressImporter())

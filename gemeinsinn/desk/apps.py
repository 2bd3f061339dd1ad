"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "gemeinsinn.desk"
    label = "desk"

    def ready(self) -> None:
        """Whoever has a desk lands there after signing in."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.desk import arriving
        from gemeinsinn.people import arrival

        arrival.register(arriving.own_desk)

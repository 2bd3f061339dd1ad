"""The desk app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "gemeinsinn.desk"
    label = "desk"

    def ready(self) -> None:
        """Whoever has a desk lands there after signing in; notes belong to what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.desk import account, arriving
        from gemeinsinn.people import arrival, personal_data

        arrival.register(arriving.own_desk)
        personal_data.register("notes", account.collect_notes, account.erase_notes)

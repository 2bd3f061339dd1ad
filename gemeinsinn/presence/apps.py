"""The presence app."""

from django.apps import AppConfig


class PresenceConfig(AppConfig):
    name = "gemeinsinn.presence"
    label = "presence"

    def ready(self) -> None:
        """Sets up the memory that processes share, before they are forked; and what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.people import personal_data, sections
        from gemeinsinn.presence import account
        from gemeinsinn.presence.registers import memory

        memory.open_for_all_processes()
        sections.register(account.own_name)
        personal_data.register("name in “Who is online?”", account.collect_names, account.erase_names)

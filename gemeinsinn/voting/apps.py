"""The voting app."""

from django.apps import AppConfig


class VotingConfig(AppConfig):
    name = "gemeinsinn.voting"
    label = "voting"

    def ready(self) -> None:
        """Personal links, recurring jobs, and what is held about a person."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.people import personal_data
        from gemeinsinn.people.personal import register
        from gemeinsinn.voting import tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.voting.actions.casting import PURPOSE
        from gemeinsinn.voting.actions.forgetting import erase_ballots
        from gemeinsinn.voting.queries.polls import own_ballots
        from gemeinsinn.voting.views import own

        register(PURPOSE, own.by_link)
        personal_data.register("ballots", own_ballots, erase_ballots)

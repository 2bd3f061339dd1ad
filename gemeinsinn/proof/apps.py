"""The proof app."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    name = "gemeinsinn.proof"
    label = "proof"

    def ready(self) -> None:
        """What follows an accepted award, recurring jobs, and what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.fund import extras, following
        from gemeinsinn.people import personal_data
        from gemeinsinn.proof import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.proof.actions.forgetting import erase_grants
        from gemeinsinn.proof.actions.grants import open_grant
        from gemeinsinn.proof.views import desk, own

        following.on_accepted(open_grant)
        following.register(own.EXTRA)
        extras.register_notes(desk.notes_on)
        personal_data.register("grants proved", account.collect_grants, erase_grants, account.warn_of_grants)

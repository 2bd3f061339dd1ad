"""The residents app."""

from django.apps import AppConfig


class ResidentsConfig(AppConfig):
    name = "gemeinsinn.residents"
    label = "residents"

    def ready(self) -> None:
        """Where a vote on a round begins, and what goes when an applicant leaves."""
        # Models can be loaded only once every app is known.
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from gemeinsinn.people import personal_data
        from gemeinsinn.residents.actions import erase_options
        from gemeinsinn.residents.queries import own_votes, round_of
        from gemeinsinn.voting import sources
        from gemeinsinn.voting.models import Poll

        def round_page(poll: Poll) -> str | None:
            pk = round_of(poll)
            return reverse("residents:round", args=[pk]) if pk else None

        sources.register(sources.Source("residents:rounds", lambda: _("Put a round of a fund to the vote"), round_page))
        personal_data.register("votes on grants", own_votes, erase_options)

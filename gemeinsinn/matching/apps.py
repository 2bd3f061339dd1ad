"""The matching app."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "gemeinsinn.matching"
    label = "matching"

    def ready(self) -> None:
        """The sides of the lower contexts can be searched; who leaves goes from the index in the same transaction."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.matching import sides, sources, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.matching.account import erase_entries, nothing_of_its_own
        from gemeinsinn.people import personal_data

        for source in (sides.NeedSource(), sides.OfferSource(), sides.PartnerSource(), sides.ProjectSource()):
            sources.register(source)
        personal_data.register("search index", nothing_of_its_own, erase_entries)

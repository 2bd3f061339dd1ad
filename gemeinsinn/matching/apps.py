"""The matching app."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "gemeinsinn.matching"
    label = "matching"

    def ready(self) -> None:
        """The sides of the lower contexts can be searched; who leaves goes from the index in the same transaction."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.exchange import own_page
        from gemeinsinn.matching import freshness, sections, sides, sources, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.matching.account import (
            collect_suggestions,
            erase_entries,
            erase_suggestions,
            nothing_of_its_own,
        )
        from gemeinsinn.matching.actions.following import follow_events
        from gemeinsinn.matching.views.suggested import suggested
        from gemeinsinn.organisations import sections as organisation_sections
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as account_sections
        from gemeinsinn.people.personal import register as register_link

        for source in (sides.NeedSource(), sides.OfferSource(), sides.PartnerSource(), sides.ProjectSource()):
            sources.register(source)
        freshness.register(follow_events)
        personal_data.register("search index", nothing_of_its_own, erase_entries)
        personal_data.register("suggestions", collect_suggestions, erase_suggestions)
        register_link("suggestion", suggested)
        own_page.register(sections.fits_this_notice)
        organisation_sections.register(sections.fits_your_body)
        account_sections.register(sections.fits_your_bodies)

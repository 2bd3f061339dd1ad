"""The matching app."""

from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "gemeinsinn.matching"
    label = "matching"

    def ready(self) -> None:
        """The sides of the lower contexts can be searched; who leaves goes from the index in the same transaction."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.exchange import own_page
        from gemeinsinn.matching import sections, sides, sources, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.matching.account import (
            collect_suggestions,
            erase_entries,
            erase_suggestions,
            nothing_of_its_own,
        )
        from gemeinsinn.matching.actions.following import follow_events
        from gemeinsinn.matching.actions.saving import PURPOSE, erase_searches
        from gemeinsinn.matching.kept import collect_searches, my_searches
        from gemeinsinn.matching.shelf import freshness
        from gemeinsinn.matching.views import own
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
        personal_data.register("saved searches", collect_searches, erase_searches)
        register_link("suggestion", suggested)
        register_link(PURPOSE, own.manage)
        register_link(f"{PURPOSE}-confirm", own.confirm)
        own_page.register(sections.fits_this_notice)
        organisation_sections.register(sections.fits_your_body)
        account_sections.register(sections.fits_your_bodies)
        account_sections.register(my_searches)

"""The volunteering app."""

from django.apps import AppConfig


class VolunteeringConfig(AppConfig):
    name = "gemeinsinn.volunteering"
    label = "volunteering"

    def ready(self) -> None:
        """Personal links, recurring jobs, and what this context adds to pages of lower ones."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.core import imports
        from gemeinsinn.exchange import answering, board_page, own_page, public_page
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as account_sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.volunteering import (
            account,
            opportunity_account,
            opportunity_sections,
            sections,
            tasks,  # noqa: F401 - to be imported is to be scheduled
        )
        from gemeinsinn.volunteering.actions.forgetting import erase_enrolments, erase_plans
        from gemeinsinn.volunteering.actions.opportunities import erase_opportunities
        from gemeinsinn.volunteering.imports.command import OpportunityImporter
        from gemeinsinn.volunteering.views import feeds, guardians, opportunities, own, signing

        imports.register(OpportunityImporter())
        register("signup-confirm", signing.confirm)
        register("guardian", guardians.consent)
        register("response", own.by_link)
        register("dates", feeds.by_link)
        register("need", opportunities.by_need_link)
        answering.register(sections.sign_up_path)
        board_page.register(sections.way_to_wizard)
        public_page.register(sections.dates_of_need)
        public_page.register(opportunity_sections.facts_of_need)
        own_page.register(sections.plan_of_own_need)
        own_page.register(opportunity_sections.tell_more)
        account_sections.register(sections.my_dates)
        personal_data.register("shifts", account.collect_enrolments, erase_enrolments)
        personal_data.register("plans", account.collect_plans, erase_plans)
        personal_data.register("opportunities", opportunity_account.collect_opportunities, erase_opportunities)

"""The partnerships app."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "gemeinsinn.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        """Personal links, recurring jobs, and what this context adds to pages of lower ones."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.exchange.showing import thanked
        from gemeinsinn.organisations import sections as organisation_sections
        from gemeinsinn.partnerships import account, sections, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.partnerships.actions.erasure import erase_agreements
        from gemeinsinn.partnerships.queries import thanked_givers
        from gemeinsinn.partnerships.views import personal
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as account_sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.projects import sections as project_sections

        register("response", personal.by_response_link)
        register("need", personal.by_notice_link)
        register("offer", personal.by_notice_link)
        organisation_sections.register(sections.record_section)
        organisation_sections.register(sections.thanks_section)
        project_sections.register(sections.project_thanks_section)
        thanked.register(thanked_givers)
        account_sections.register(sections.my_answers)
        personal_data.register("agreements", account.collect_agreements, erase_agreements)

"""The recognition app."""

from django.apps import AppConfig


class RecognitionConfig(AppConfig):
    name = "gemeinsinn.recognition"
    label = "recognition"

    def ready(self) -> None:
        """Personal links, recurring jobs, what follows a tick, and what this context adds to pages of lower ones."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.exchange import own_page as own_need
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as account_sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.recognition import account, sections, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.recognition.actions.forgetting import erase_signatures, erase_volunteers
        from gemeinsinn.recognition.actions.mails import ORGANISATION_PURPOSE, PURPOSE
        from gemeinsinn.recognition.actions.ticking import follow_tick
        from gemeinsinn.recognition.views import confirming, own
        from gemeinsinn.volunteering import own_page, ticked

        register(PURPOSE, own.by_link)
        register("response", own.by_response_link)
        register("need", confirming.by_need_link)
        register(ORGANISATION_PURPOSE, confirming.by_organisation_link)
        ticked.register(follow_tick)
        own_need.register(sections.hours_of_own_need)
        own_page.register(sections.hours_of_enrolment)
        account_sections.register(sections.my_hours)
        account_sections.register(sections.for_my_yes)
        personal_data.register("hours", account.collect_hours, erase_volunteers)
        personal_data.register("certificates", account.collect_attestations, erase_signatures)
        personal_data.register("allowances", account.collect_allowances)
        personal_data.register("thanks", account.collect_thanks)

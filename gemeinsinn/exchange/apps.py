"""The exchange app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "gemeinsinn.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Personal links, sections and recurring jobs of this context."""
        from gemeinsinn.core import imports
        from gemeinsinn.exchange import sections as notice_sections
        from gemeinsinn.exchange import tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.exchange.account import notices as notice_account
        from gemeinsinn.exchange.account import responses as response_account
        from gemeinsinn.exchange.actions.notices.erasing import erase_notices
        from gemeinsinn.exchange.actions.response_forgetting import erase_answers
        from gemeinsinn.exchange.imports.freinet import FreinetImporter
        from gemeinsinn.exchange.models import Kind
        from gemeinsinn.exchange.queries.projects import projects_lacking
        from gemeinsinn.exchange.views import for_project, manage, respond
        from gemeinsinn.organisations import sections as organisation_sections
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as people_sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.places.uses import name_use
        from gemeinsinn.projects import extras as project_extras
        from gemeinsinn.projects import narrowing
        from gemeinsinn.projects import sections as project_sections

        imports.register(FreinetImporter())
        register("response-confirm", respond.confirm)
        for noun, words in (("need", _("Needs")), ("offer", _("Offers"))):
            register(noun, manage.manage)
            register(f"{noun}-confirm", manage.confirm)
            name_use(f"exchange.{noun.title()}", words)
        organisation_sections.register(notice_sections.needs_and_offers)
        organisation_sections.register(notice_sections.ask_this_partner)
        project_sections.register(notice_sections.needs_of_this_project)
        project_extras.register(for_project.EXTRA)
        kinds = narrowing.Narrower("art", _("What is missing?"), lambda: list(Kind.choices), projects_lacking)
        narrowing.register(kinds)
        people_sections.register(notice_sections.my_needs)
        people_sections.register(notice_sections.my_offers)
        personal_data.register("answers", response_account.collect_answers, erase_answers)
        personal_data.register("calls", response_account.collect_calls)
        personal_data.register("needs", notice_account.collect_needs, erase_notices)
        personal_data.register("offers", notice_account.collect_offers)

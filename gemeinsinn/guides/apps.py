"""The guides app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    name = "gemeinsinn.guides"
    label = "guides"

    def ready(self) -> None:
        """Guides handle the calls that name them, land at their desk, and own their data."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.core import duty
        from gemeinsinn.exchange.rules import responses
        from gemeinsinn.guides import account, arriving, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.guides.queries.duty import guides_on_duty
        from gemeinsinn.guides.rules import is_called_guide
        from gemeinsinn.guides.views import handing
        from gemeinsinn.people import arrival, personal_data, sections
        from gemeinsinn.people.personal import register
        from gemeinsinn.places.uses import name_use

        responses.register_handler(is_called_guide)
        arrival.register(arriving.own_desk)
        duty.register(guides_on_duty)
        sections.register(account.own_guide)
        sections.register(account.carried_teams)
        personal_data.register("guides", account.collect_guides, account.erase_guides)
        personal_data.register("guide_messages", account.collect_messages)
        personal_data.register("handed_over", account.collect_handed_over)
        register("handover", handing.receiver)
        register("handover-person", handing.person)
        name_use("guides.Guide", _("Guides"))
        name_use("guides.Team", _("Teams"))

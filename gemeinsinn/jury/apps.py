"""The jury app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JuryConfig(AppConfig):
    name = "gemeinsinn.jury"
    label = "jury"

    def ready(self) -> None:
        """Recurring jobs, what stands on pages of the fund, the section of the account, what is held about a person."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.fund import extras, following
        from gemeinsinn.fund.lifecycle.applications import State
        from gemeinsinn.jury import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.jury.actions.forgetting import erase_juror
        from gemeinsinn.jury.notes import notes_on_application, without_agenda
        from gemeinsinn.jury.queries.cases import kept_out_of
        from gemeinsinn.jury.queries.juries import meeting_days
        from gemeinsinn.people import personal_data
        from gemeinsinn.people import sections as account_sections

        following.on_reading(kept_out_of)
        following.on_jury_days(meeting_days)
        extras.register_notes(notes_on_application)
        extras.register_taker(
            State.JURY, extras.Taker("jury:convene", _("Put the ticked ones on an agenda"), without_agenda)
        )
        account_sections.register(account.own_section)
        personal_data.register("juries", account.collect_seats, erase_juror)

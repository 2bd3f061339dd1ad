"""The showcase app."""

from django.apps import AppConfig


class ShowcaseConfig(AppConfig):
    name = "gemeinsinn.showcase"
    label = "showcase"

    def ready(self) -> None:
        """The link to who is quoted, the project's page, where a vote begins, and what is held about a person."""
        # Models and views can be loaded only once every app is known.
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from gemeinsinn.people import personal_data
        from gemeinsinn.people.personal import register
        from gemeinsinn.projects import sections
        from gemeinsinn.showcase import tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.showcase.actions.quotes import PURPOSE, erase_quotes
        from gemeinsinn.showcase.queries import is_month_vote, own_quotes
        from gemeinsinn.showcase.sections import month_section
        from gemeinsinn.showcase.views import own
        from gemeinsinn.voting import sources
        from gemeinsinn.voting.models import Poll

        def votes_page(poll: Poll) -> str | None:
            return reverse("showcase:votes") if is_month_vote(poll) else None

        register(PURPOSE, own.by_link)
        sections.register(month_section)
        sources.register(
            sources.Source("showcase:votes", lambda: _("Let others choose the project of a month"), votes_page)
        )
        personal_data.register("quotes", own_quotes, erase_quotes)

"""The newsletter app."""

from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    name = "gemeinsinn.newsletter"
    label = "newsletter"

    def ready(self) -> None:
        """Personal links, recurring jobs, what comes back, and what is held about a person."""
        # Models and views can be loaded only once every app is known.
        from gemeinsinn.core import imports
        from gemeinsinn.delivery import bouncing
        from gemeinsinn.newsletter import account, tasks  # noqa: F401 - to be imported is to be scheduled
        from gemeinsinn.newsletter.actions.bouncing import find_address, note_came_back
        from gemeinsinn.newsletter.actions.ending import end_by_mail
        from gemeinsinn.newsletter.actions.forgetting import erase_subscriptions
        from gemeinsinn.newsletter.actions.linking import ADDRESS, CONFIRM, MANAGE, STOP
        from gemeinsinn.newsletter.gathering import register_sources
        from gemeinsinn.newsletter.imports.command import SubscriberImporter
        from gemeinsinn.newsletter.views import confirming, own
        from gemeinsinn.people import personal_data, sections
        from gemeinsinn.people.personal import register

        register_sources()
        imports.register(SubscriberImporter())
        bouncing.on_bounce("newsletter", note_came_back)
        bouncing.on_forgiven("newsletter", find_address)
        bouncing.on_mail(STOP, end_by_mail)
        register(MANAGE, own.manage)
        register(CONFIRM, confirming.confirm)
        register(ADDRESS, confirming.confirm_address)
        sections.register(account.my_newsletter)
        personal_data.register("newsletter", account.collect_newsletter, erase_subscriptions)

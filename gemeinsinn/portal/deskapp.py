"""Wagtail's desk as an installed app, with our mails of approval in the place of its own."""

from wagtail.admin.apps import WagtailAdminAppConfig


class EditorsDeskConfig(WagtailAdminAppConfig):
    """The same app; after it has connected its mails, ours replace them."""

    default = False

    def ready(self) -> None:
        super().ready()
        # Models can be loaded only once every app is known.
        from gemeinsinn.portal.approval import connect

        connect()

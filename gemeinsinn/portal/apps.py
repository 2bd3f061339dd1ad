"""The portal app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "gemeinsinn.portal"
    label = "portal"

    def ready(self) -> None:
        """What the editors' pages show, and the way to the editors' desk."""
        # Models can be loaded only once every app is known.
        from gemeinsinn.matching.beside import register as register_in_search
        from gemeinsinn.people.sections import register
        from gemeinsinn.places.uses import name_use
        from gemeinsinn.portal.lettering import register_articles
        from gemeinsinn.portal.sections import editors_section, pages_section
        from gemeinsinn.portal.showing import pages  # noqa: F401 - to be imported is to be registered

        register(editors_section)
        register_in_search(pages_section)
        register_articles()
        name_use("portal.ArticlePage", _("Articles"))

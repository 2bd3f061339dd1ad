"""What editors set for themselves at their desk: mails, language, look. Name and address belong to /konto/."""

from typing import Any

from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import (
    AccountView,
    LocaleSettingsPanel,
    NotificationsSettingsPanel,
    ThemeSettingsPanel,
)

OFFERED = (NotificationsSettingsPanel, LocaleSettingsPanel, ThemeSettingsPanel)


class EditorsAccount(AccountView):  # type: ignore[misc]  # Wagtail has no types
    """Without an upload of a portrait: nothing in this house would look at that file, and no page would show it."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if isinstance(panel, OFFERED)]


editors_account = require_admin_access(EditorsAccount.as_view())

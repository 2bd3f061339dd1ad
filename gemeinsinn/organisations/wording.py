"""Words and addresses for states, kinds and mails."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation

Kind = Organisation.Kind

STATE_WORDS: dict[str, Promise | str] = {
    State.DRAFT: _("is a draft only you can see"),
    State.UNCONFIRMED: _("waits for your click in the mail"),
    State.SUBMITTED: _("is being looked at by the agency"),
    State.PUBLISHED: _("can be seen by everyone"),
    State.RETURNED: _("is waiting for a change from you"),
    State.HIDDEN: _("is hidden at the moment"),
}
STATE_TONES = {State.PUBLISHED: "good", State.RETURNED: "heed", State.HIDDEN: "plain"}


def page_address(organisation: Organisation, *, edit: bool = False) -> str:
    """The full address of the profile, or of the page that changes it, in the active language."""
    name = "organisations:edit" if edit else "organisations:detail"
    return f"{settings.BASE_URL}{reverse(name, args=[organisation.slug])}"

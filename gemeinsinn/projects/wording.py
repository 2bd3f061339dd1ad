"""Words and addresses for states and mails."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.slugs import slug_of
from gemeinsinn.projects.lifecycle import State
from gemeinsinn.projects.models import Project

STATE_WORDS: dict[str, Promise | str] = {
    State.DRAFT: _("is a draft only you can see"),
    State.UNCONFIRMED: _("waits for your click in the mail"),
    State.SUBMITTED: _("is being looked at by the agency"),
    State.RETURNED: _("is waiting for a change from you"),
    State.PUBLISHED: _("can be seen by everyone"),
    State.DONE: _("is finished and stays on show"),
    State.HIDDEN: _("is hidden at the moment"),
}
STATE_TONES = {State.PUBLISHED: "good", State.DONE: "good", State.RETURNED: "heed"}


def project_path(project: Project) -> str:
    """The path of its page in the active language."""
    return reverse("projects:detail", args=[project.pk, project.slug or slug_of(project.title)])


def page_address(project: Project) -> str:
    """The full address of its page in the active language."""
    return f"{settings.BASE_URL}{project_path(project)}"

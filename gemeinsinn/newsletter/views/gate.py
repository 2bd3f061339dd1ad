"""The door to the desk of the newsletter."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.newsletter.rules import can_run_newsletter
from gemeinsinn.people.doors import only_for

at_office = only_for(can_run_newsletter, _("Only the network's office runs the newsletter."))

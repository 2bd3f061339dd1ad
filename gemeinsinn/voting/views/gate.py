"""The door to the desk of votes."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.people.doors import only_for
from gemeinsinn.voting.rules import can_run_polls

at_office = only_for(can_run_polls, _("Only the network's office runs votes."))

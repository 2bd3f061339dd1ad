"""The door to the desk of mailings."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.delivery.rules import can_run_mailings
from gemeinsinn.people.doors import only_for

at_office = only_for(can_run_mailings, _("Only the network's office sends mailings."))

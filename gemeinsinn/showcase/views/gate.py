"""The door to the desk of portraits."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.people.doors import only_for
from gemeinsinn.showcase.rules import can_write_portraits

at_office = only_for(can_write_portraits, _("Only the network's office and its editors write portraits."))

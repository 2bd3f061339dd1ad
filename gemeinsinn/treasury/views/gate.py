"""The door of the treasury."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.people.doors import only_for
from gemeinsinn.treasury.rules import can_read_books

MAX_ID = 2**63 - 1
at_till = only_for(can_read_books, _("Only the treasurer and the network's office do this."))

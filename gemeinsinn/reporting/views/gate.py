"""The door: the network's office."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.people.doors import only_for
from gemeinsinn.reporting.rules import can_report

at_reports = only_for(can_report, _("Only the network's office reports to funders."))

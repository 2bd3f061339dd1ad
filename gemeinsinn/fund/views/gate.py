"""Doors: the network's office for funds and applications; every agency for advice."""

from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.rules import can_advise, can_run_funds
from gemeinsinn.people.doors import only_for

at_office = only_for(can_run_funds, _("Only the network's office looks after funds."))
at_agency = only_for(can_advise, _("This is for agencies and the network's office."))

"""Phone hours of an agency, and exceptions."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui.forms import DayField, FormCare, LineField


def clock_field(label: Any, *, required: bool = True) -> forms.TimeField:
    """A time of the day, as browsers ask for it."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=required, widget=widget)


class DutyHourForm(FormCare, forms.Form):
    """A day of the week, from when to when."""

    weekday = forms.TypedChoiceField(label=_("Day of the week"), choices=list(WEEKDAYS.items()), coerce=int)
    starts = clock_field(_("From"))
    ends = clock_field(_("Until"))


class DutyExceptionForm(FormCare, forms.Form):
    """Days on which the week does not hold."""

    first = DayField(label=_("First day"))
    last = DayField(label=_("Last day"), required=False)
    starts = clock_field(_("Answered from"), required=False)
    ends = clock_field(_("Answered until"), required=False)
    why = LineField(label=_("Why"), max_length=120, required=False)

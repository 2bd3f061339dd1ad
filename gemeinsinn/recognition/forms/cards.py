"""What a card asks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.recognition.forms.hours import HoursField
from gemeinsinn.ui.forms import DayField, FormCare, LineField

MOST = 10_000 * 60  # minutes: more than a year has
A_WEEK = 7 * 24 * 60


class CardForm(FormCare, forms.Form):
    """One card of one place, as it stands on the page of who issues it."""

    name = LineField(label=_("Name of the card"), max_length=120)
    state = forms.ChoiceField(label=_("Federal state"))
    place = LineField(label=_("Town or district, if it is a local one"), max_length=120, required=False)
    a_year = HoursField(label=_("Hours a year"), most_minutes=MOST, required=False)
    a_week = HoursField(label=_("Hours a week"), most_minutes=A_WEEK, required=False)
    in_all = HoursField(label=_("Hours in all"), most_minutes=MOST, required=False)
    in_all_pupils = HoursField(label=_("Hours in all for pupils"), most_minutes=MOST, required=False)
    years = forms.IntegerField(label=_("For how many years already"), min_value=1, max_value=10, required=False)
    least_age = forms.IntegerField(label=_("Lowest age"), min_value=1, max_value=99, required=False)
    since = DayField(label=_("Holds from"), required=False)
    until = DayField(label=_("Holds until"), required=False)
    words = LineField(label=_("What else matters"), max_length=300, required=False)
    source = LineField(label=_("Where it stands"), max_length=200)
    noted_on = DayField(label=_("Looked up on"))

    def __init__(self, *args: Any, states: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(one, one) for one in states]  # type: ignore[attr-defined]  # a ChoiceField

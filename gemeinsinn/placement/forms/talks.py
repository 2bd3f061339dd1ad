"""The first talk, as it is noted: everything can be left open."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.placement.actions.talks import Talk
from gemeinsinn.placement.models import Case
from gemeinsinn.placement.queries.ideas import spot_of
from gemeinsinn.placement.wording.cases import AGES, GENDERS, LANGUAGES, choices
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import DayField, FormCare, LineField, QuantityField, SeveralField, TextField
from gemeinsinn.volunteering.lifecycle.opportunities import MOST_HOURS
from gemeinsinn.volunteering.models import EngagementField

SHORT = {"rows": 2}


class TalkForm(FormCare, forms.Form):
    """Motives, time, experience, limits, fields, languages; age and gender only if they say so."""

    talked_on = DayField(label=_("Day of the talk"), initial=timezone.localdate)
    wish = LineField(label=_("What would they like to do?"), max_length=300, required=False)
    wanted = SeveralField(label=_("Which field?"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    motives = TextField(label=_("Why?"), max_length=1000, required=False, widget=forms.Textarea(attrs=SHORT))
    times = LineField(label=_("When do they have time?"), max_length=160, required=False)
    hours_a_week = QuantityField(label=_("How many hours a week?"), most=MOST_HOURS, required=False)
    experience = TextField(
        label=_("What do they bring?"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    limits = TextField(
        label=_("What should it not be?"), max_length=1000, required=False, widget=forms.Textarea(attrs=SHORT)
    )
    spoken = forms.MultipleChoiceField(
        label=_("Languages"), choices=choices(dict(LANGUAGES)), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = SpotField(label=_("Where do they live?"), required=False)
    birth_year = forms.IntegerField(
        label=_("Year of birth"), required=False, min_value=1900, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Please write the year like this: 1961."), "min_value": _("Please check the year."), "max_value": _("Please check the year.")},
    )  # fmt: skip
    age_band = forms.ChoiceField(
        label=_("Or only the age band"), required=False, choices=[("", _("not said")), *choices(AGES)]
    )
    gender = forms.ChoiceField(
        label=pgettext_lazy("of a person", "Gender"), required=False, choices=[("", _("not said")), *choices(GENDERS)]
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        names = ("wish", "motives", "times", "hours_a_week", "experience", "limits", "birth_year", "age_band", "gender")
        kept = list(case.fields.all())
        initial = {name: getattr(case, name) for name in names} | {
            "talked_on": case.talked_on or timezone.localdate(), "wanted": kept, "spoken": case.spoken,
            "place": spot_of(case),
        }  # fmt: skip
        super().__init__(*args, initial=initial, **kwargs)
        shown = EngagementField.objects.filter(hidden=False) | EngagementField.objects.filter(
            pk__in=[one.pk for one in kept]
        )
        cast(forms.ModelMultipleChoiceField, self.fields["wanted"]).queryset = shown.order_by("position", "pk")

    def clean_birth_year(self) -> int | None:
        """Nobody is born in the future."""
        year: int | None = self.cleaned_data.get("birth_year")
        if year is not None and year > timezone.localdate().year:
            raise forms.ValidationError(_("Please check the year."))
        return year

    def talk(self) -> Talk:
        """What the action takes."""
        told = dict(self.cleaned_data)
        return Talk(fields=told.pop("wanted"), **told)

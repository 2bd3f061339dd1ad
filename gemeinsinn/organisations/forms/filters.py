"""The form beside the list of partners; every field is optional and nothing it holds is an error."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.organisations.queries.listing import REACHES, Filters
from gemeinsinn.places.forms import SpotInput
from gemeinsinn.places.models import Quarter
from gemeinsinn.ui.forms import FormCare


class FilterForm(FormCare, forms.Form):
    """Words, place and how far around; kind and giving are drawn with their counts beside it."""

    wort = forms.CharField(
        label=_("Name or word"), required=False, widget=forms.TextInput(attrs={"type": "search", "maxlength": 120})
    )
    ort = forms.CharField(
        label=_("Around which place?"), required=False, widget=SpotInput(attrs={"autocomplete": "off"})
    )
    umkreis = forms.ChoiceField(
        label=_("How far around?"), required=False, choices=[(km, f"{km} km") for km in REACHES]
    )
    quartier = forms.ChoiceField(label=_("Quarter"), required=False)

    def __init__(self, filters: Filters, quarters: list[Quarter], **kwargs: Any) -> None:
        initial = {"wort": filters.words, "ort": filters.place, "umkreis": filters.reach, "quartier": filters.quarter}
        super().__init__(initial=initial, **kwargs)
        if quarters:
            choices = [("", _("all the same")), *((quarter.slug, quarter.name) for quarter in quarters)]
            cast(forms.ChoiceField, self.fields["quartier"]).choices = choices
        else:
            del self.fields["quartier"]

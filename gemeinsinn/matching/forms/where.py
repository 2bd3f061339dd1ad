"""Where to look: a place as people write it, and how far around it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.matching.forms.asking import Asked
from gemeinsinn.matching.queries.requests import RADII
from gemeinsinn.places.forms import SpotInput
from gemeinsinn.ui import formats
from gemeinsinn.ui.forms import FormCare

DISTANCES = [(km, f"{km} km") for km in RADII]


class WhereForm(FormCare, forms.Form):
    """Drawn beside the list; nothing in it is an error, the page says what it could not use.

    `within` is how many hits each distance holds, by its kilometres as text; it is told where there is a place.
    """

    ort = forms.CharField(
        label=_("Postcode, town or quarter"),
        required=False,
        widget=SpotInput(attrs={"autocomplete": "off", "maxlength": 120}),
    )
    umkreis = forms.ChoiceField(label=_("How far around?"), required=False, choices=DISTANCES)
    bis = forms.DateField(
        label=_("Until which day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, asked: Asked, within: Mapping[str, int], **kwargs: Any) -> None:
        request = asked.request
        initial = {"ort": asked.place, "umkreis": int(request.km), "bis": request.until}
        super().__init__(initial=initial, auto_id="such-%s", **kwargs)
        if request.spot is not None:
            distances = [(km, f"{label} ({formats.number(within.get(str(km), 0))})") for km, label in DISTANCES]
            self.fields["umkreis"] = forms.ChoiceField(
                label=self.fields["umkreis"].label, required=False, choices=distances
            )
        for field in self.fields.values():
            field.widget.attrs["form"] = "suche"  # the form itself stands above the list

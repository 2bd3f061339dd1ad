"""What a list for another site shows, and how."""

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.exchange.models import Kind
from gemeinsinn.exchange.queries.filters import RADII, USUAL_RADIUS
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import FormCare, LineField

USUAL_COUNT = 5
COUNTS = (3, 5, 8, 12)
SIDES = {"bedarf": "need", "angebot": "offer"}


class EmbedForm(FormCare, forms.Form):
    """Read from an address; whatever is left out has its usual value."""

    was = forms.ChoiceField(
        label=_("What to show"), required=False, choices=[("bedarf", _("Needs")), ("angebot", _("Offers"))]
    )
    q = LineField(label=_("Fitting which words?"), max_length=200, required=False)
    art = forms.MultipleChoiceField(
        label=_("Which kinds?"), required=False, choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    ort = SpotField(label=_("Around which place?"), required=False)
    umkreis = forms.TypedChoiceField(
        label=_("How far around?"), required=False, coerce=int,
        choices=[(km, f"{km} km") for km in RADII],
    )  # fmt: skip
    anzahl = forms.TypedChoiceField(label=_("How many?"), required=False, coerce=int, choices=[(n, n) for n in COUNTS])
    farbe = forms.ChoiceField(
        label=_("Light or dark"), required=False,
        choices=[
            ("", _("as the visitor's device is set")), ("hell", pgettext_lazy("colours", "light")),
            ("dunkel", pgettext_lazy("colours", "dark")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any) -> None:
        told = data.copy()
        told.setdefault("umkreis", str(USUAL_RADIUS))
        told.setdefault("anzahl", str(USUAL_COUNT))
        super().__init__(told)

    @property
    def side(self) -> str:
        """ "need" or "offer"."""
        return SIDES.get(self.cleaned_data.get("was", ""), "need")

    @property
    def place(self) -> str:
        """The name of the place, "" for none."""
        spot = self.cleaned_data.get("ort")
        return str(spot.label) if spot else ""

    @property
    def count(self) -> int:
        """How many cards there may be."""
        return int(self.cleaned_data.get("anzahl") or USUAL_COUNT)

    @property
    def scheme(self) -> str:
        """ "light", "dark" or "" for the device's own."""
        return {"hell": "light", "dunkel": "dark"}.get(self.cleaned_data.get("farbe", ""), "")

    def asked(self) -> SearchRequest:
        """The question the list answers."""
        found = self.cleaned_data
        return SearchRequest(
            words=found["q"], sides=(self.side,), kinds=tuple(found["art"]), spot=found["ort"],
            km=found["umkreis"] or USUAL_RADIUS, size=self.count, exact=True,
        )  # fmt: skip

    def query(self) -> str:
        """The address's query, only what was chosen: "ort=06122&umkreis=5"."""
        data = cast(QueryDict, self.data)
        chosen = [(name, value) for name in self.fields for value in data.getlist(name)]
        return urlencode([(name, value) for name, value in chosen if value and (name != "umkreis" or self.place)])

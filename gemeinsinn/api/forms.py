"""What a list for another site shows, and how."""

from typing import Any, ClassVar, cast
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.api.queries.opportunities import Wanted
from gemeinsinn.exchange.models import Kind
from gemeinsinn.exchange.queries.filters import RADII, USUAL_RADIUS, Filters
from gemeinsinn.matching.queries.requests import SearchRequest
from gemeinsinn.organisations.lifecycle import State
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import FormCare, LineField
from gemeinsinn.volunteering.models import EngagementField

USUAL_COUNT = 5
COUNTS = (3, 5, 8, 12)
SIDES = {"bedarf": "need", "angebot": "offer"}


class ChosenForm(FormCare, forms.Form):
    """Read from an address; whatever is left out has its usual value."""

    usual: ClassVar[dict[str, str]] = {"umkreis": str(USUAL_RADIUS)}

    def __init__(self, data: Any) -> None:
        told = data.copy()
        for name, value in self.usual.items():
            told.setdefault(name, value)
        super().__init__(told)

    @property
    def place(self) -> str:
        """The name of the place, "" for none."""
        spot = self.cleaned_data.get("ort")
        return str(spot.label) if spot else ""

    @property
    def count(self) -> int:
        """How many cards there may be."""
        return int(self.cleaned_data.get("anzahl") or USUAL_COUNT)

    def query(self) -> str:
        """The address's query, only what was chosen: "ort=06122&umkreis=5"."""
        data = cast(QueryDict, self.data)
        chosen = [(name, value) for name in self.fields for value in data.getlist(name)]
        return urlencode([(name, value) for name, value in chosen if value and (name != "umkreis" or self.place)])


class EmbedForm(ChosenForm):
    """What a framed list of needs or offers shows."""

    usual: ClassVar[dict[str, str]] = ChosenForm.usual | {"anzahl": str(USUAL_COUNT)}

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

    @property
    def side(self) -> str:
        """ "need" or "offer"."""
        return SIDES.get(self.cleaned_data.get("was", ""), "need")

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


class TownForm(ChosenForm):
    """What a list of opportunities for a town's own page shows."""

    usual: ClassVar[dict[str, str]] = ChosenForm.usual | {"anzahl": str(USUAL_COUNT), "sprache": "de", "ebene": "2"}

    agentur = forms.ModelChoiceField(
        label=_("Of which agency?"), required=False, to_field_name="slug", empty_label=_("All agencies"),
        queryset=Organisation.objects.filter(kind=Organisation.Kind.AGENCY, state=State.PUBLISHED),
    )  # fmt: skip
    ort = SpotField(label=_("Around which place?"), required=False)
    umkreis = forms.TypedChoiceField(
        label=_("How far around?"), required=False, coerce=int, choices=[(km, f"{km} km") for km in RADII]
    )
    bereich = forms.ModelChoiceField(
        label=_("From which field?"), required=False, empty_label=_("All fields"),
        queryset=EngagementField.objects.filter(hidden=False),
    )  # fmt: skip
    anzahl = forms.TypedChoiceField(label=_("How many?"), required=False, coerce=int, choices=[(n, n) for n in COUNTS])
    sprache = forms.ChoiceField(
        label=_("In which language?"), required=False, choices=[("de", "Deutsch"), ("en", "English")]
    )
    ebene = forms.TypedChoiceField(
        label=_("Level of the heading"), required=False, coerce=int,
        choices=[(level, f"h{level}") for level in (2, 3, 4)],
        help_text=_("h2 suits below the headline of a page."),
    )  # fmt: skip

    @property
    def language(self) -> str:
        """ "de" or "en", also where something else cannot be read."""
        return "en" if self.cleaned_data.get("sprache") == "en" else "de"

    @property
    def level(self) -> int:
        """Of the heading; entries have the next."""
        return int(self.cleaned_data.get("ebene") or 2)

    def wanted(self) -> Wanted:
        """What the list holds."""
        found = self.cleaned_data
        filters = Filters(place=self.place, spot=found["ort"], radius=found["umkreis"] or USUAL_RADIUS)
        return Wanted(filters, found["bereich"], found["agentur"])

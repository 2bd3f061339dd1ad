"""Keeping a search: where to write, how often, and later what else it should ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.models import Kind
from gemeinsinn.matching.forms.where import DISTANCES
from gemeinsinn.matching.lifecycle.saved import Rhythm
from gemeinsinn.matching.models import SavedSearch
from gemeinsinn.matching.queries.requests import LONGEST, USUAL_RADIUS
from gemeinsinn.matching.wording.asked import RHYTHMS, SIDES
from gemeinsinn.matching.wording.saved import may_ask_words
from gemeinsinn.organisations.models import Organisation
from gemeinsinn.people.forms import email_field
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.places.forms import SpotField
from gemeinsinn.places.queries import Spot
from gemeinsinn.ui.forms import FormCare, IdempotencyMixin, LineField

RHYTHM_CHOICES = [(one.value, RHYTHMS[one]) for one in Rhythm]


def rhythm_field() -> forms.ChoiceField:
    """How often a mail may come."""
    return forms.ChoiceField(
        label=_("How often may we write?"), choices=RHYTHM_CHOICES, widget=forms.RadioSelect, initial=Rhythm.DAILY.value
    )


class SaveForm(FormCare, IdempotencyMixin):
    """An address and a rhythm."""

    email = email_field(_("Your e-mail address"))
    rhythm = rhythm_field()
    may_ask = forms.BooleanField(required=False)
    name = LineField(
        label=_("Your name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = PhoneField(label=_("Phone"), required=False)

    def __init__(self, *args: Any, agency: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if agency is None:  # nobody there who could ask
            for name in ("may_ask", "name", "phone"):
                del self.fields[name]
        else:
            self.fields["may_ask"].label = may_ask_words(agency)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("may_ask") and not found.get("name"):
            self.add_error("name", _("Please tell the agency whom to ask for."))
        return found

    def told(self) -> dict[str, Any]:
        """Name and number go along only with the yes to be asked."""
        found = self.cleaned_data
        return {name: found[name] for name in ("may_ask", "name", "phone")} if found.get("may_ask") else {}


class ChangeForm(FormCare, forms.Form):
    """Everything a kept search asks."""

    words = LineField(label=_("What you are looking for"), max_length=LONGEST, required=False)
    sides = forms.MultipleChoiceField(
        label=_("What you would like to see"),
        choices=list(SIDES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kinds = forms.MultipleChoiceField(
        label=_("What it is about"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    accessible = forms.BooleanField(label=_("Only where one gets in without steps"), required=False)
    place = SpotField(label=_("Postcode, town or quarter"), required=False)
    km = forms.TypedChoiceField(label=_("How far around?"), choices=DISTANCES, coerce=float, required=False)
    rhythm = rhythm_field()

    def __init__(self, *args: Any, search: SavedSearch, **kwargs: Any) -> None:
        initial = {
            "words": search.words,
            "sides": search.sides,
            "kinds": search.kinds,
            "accessible": search.accessible,
            "place": search.place,
            "km": int(search.km),
            "rhythm": search.rhythm,
        }
        super().__init__(*args, initial=initial, **kwargs)

    def changes(self) -> dict[str, Any]:
        """The columns as they are to be."""
        found = self.cleaned_data
        spot: Spot | None = found["place"]
        return {
            "words": found["words"],
            "sides": found["sides"],
            "kinds": found["kinds"],
            "accessible": found["accessible"],
            "place": spot.label if spot else "",
            "lat": spot.lat if spot else None,
            "lon": spot.lon if spot else None,
            "km": found["km"] or float(USUAL_RADIUS),
            "rhythm": found["rhythm"],
        }

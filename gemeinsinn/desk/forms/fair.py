"""What a broker chooses for a fair, read from the address: everything is optional, nonsense is left out."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.text import clean_line
from gemeinsinn.exchange.models import Kind
from gemeinsinn.matching.queries.fairs import Chosen
from gemeinsinn.ui.forms import DayField, FormCare

PAIR = re.compile(r"([1-9]\d{0,17}):((?:partner|angebot)-[1-9]\d{0,17})")
MOST_PAIRS = 200
PINNED, FORBIDDEN, WISHED = "fest", "nicht", "wunsch"
ROOMS = [(str(number), str(number)) for number in range(1, 6)]


class FairForm(FormCare, forms.Form):
    """Which needs and partners, and how many each may have."""

    art = forms.MultipleChoiceField(
        label=_("Kind"), choices=Kind.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    bis = DayField(label=_("Ends until"), required=False)
    wort = forms.CharField(
        label=_("Word"), required=False, max_length=120, widget=forms.TextInput(attrs={"type": "search"})
    )
    je_bedarf = forms.ChoiceField(label=_("Partners for each need, at most"), choices=ROOMS, required=False)
    je_partner = forms.ChoiceField(label=_("Needs for each partner, at most"), choices=ROOMS, required=False)
    nur_angebote = forms.BooleanField(label=_("Only offers on the board, no profiles"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data or None, auto_id="boerse-%s", initial={"je_bedarf": "1", "je_partner": "1"})
        self._told = data

    def chosen(self) -> Chosen:
        """What can be read; an unknown value counts as not chosen."""
        if self.is_bound:
            self.is_valid()
        told: dict[str, Any] = self.cleaned_data if self.is_bound else {}
        return Chosen(
            kinds=tuple(told.get("art") or ()),
            until=told.get("bis"),
            words=tuple(dict.fromkeys(clean_line(told.get("wort", "")).split()))[:6],
            profiles=not told.get("nur_angebote"),
            for_need=int(told.get("je_bedarf") or 1),
            for_partner=int(told.get("je_partner") or 1),
            pinned=pairs(self._told, PINNED),
            forbidden=pairs(self._told, FORBIDDEN),
            wished=pairs(self._told, WISHED),
        )


def pairs(data: QueryDict, name: str) -> tuple[tuple[int, str], ...]:
    """ "12:partner-3" of the address, at most MOST_PAIRS; anything else is left out."""
    found = (PAIR.fullmatch(value) for value in data.getlist(name)[:MOST_PAIRS])
    return tuple(dict.fromkeys((int(one[1]), one[2]) for one in found if one))

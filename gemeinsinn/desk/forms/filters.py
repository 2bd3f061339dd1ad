"""The filters of a list, read from its address. What makes no sense is left out, never an error."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.text import clean_line
from gemeinsinn.desk.queries.lists import Area, Filters
from gemeinsinn.people.models import User
from gemeinsinn.ui.forms import FormCare

MOST_WORDS = 6
NOBODY = "niemand"
Choices = list[tuple[str, Any]]


class FilterForm(FormCare, forms.Form):
    """State, kind, area, colleague, words: all optional."""

    stand = forms.ChoiceField(label=_("State"), required=False)
    art = forms.ChoiceField(label=_("Kind"), required=False)
    wo = forms.ChoiceField(label=_("Area"), required=False)
    wer = forms.ChoiceField(label=_("Looked after by"), required=False)
    wort = forms.CharField(
        label=_("Word"), required=False, max_length=120, widget=forms.TextInput(attrs={"type": "search"})
    )

    def __init__(
        self, data: QueryDict, *, states: dict[str, str], kinds: Choices, areas: Iterable[Area], people: Iterable[User]
    ) -> None:
        super().__init__(data, auto_id="filter-%s")
        self._offer("stand", list(states.items()))
        self._offer("art", kinds)
        self._offer("wo", [(area.key, f"– {area}" if area.quarter else str(area)) for area in areas])
        names = [(str(person.pk), person.get_full_name()) for person in people]
        self._offer("wer", [(NOBODY, _("nobody yet")), *names])

    def _offer(self, name: str, choices: Choices) -> None:
        if not choices:
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [("", _("all")), *choices]

    def filters(self) -> Filters:
        """What can be read; an unknown value counts as not chosen."""
        self.is_valid()
        told = self.cleaned_data
        who = told.get("wer", "")
        return Filters(
            state=told.get("stand", ""),
            kind=told.get("art", ""),
            place=place_of(told.get("wo", "")),
            colleague=0 if who == NOBODY else int(who) if who else None,
            words=tuple(dict.fromkeys(clean_line(told.get("wort", "")).split()))[:MOST_WORDS],
        )

    def chosen(self) -> list[tuple[str, str, str]]:
        """Field, label and value of what is chosen."""
        self.is_valid()
        found = []
        for name, value in self.cleaned_data.items():
            if value:
                choices = dict(getattr(self.fields[name], "choices", ()))
                found.append((name, str(self.fields[name].label), str(choices.get(value, value))))
        return found


def place_of(key: str) -> tuple[str, int] | None:
    """The way back from Area.key."""
    if not key:
        return None
    sort, _dash, pk = key.partition("-")
    return ("quarter" if sort == "v" else "municipality", int(pk))

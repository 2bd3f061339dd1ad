"""The filters of the caseload, read from its address. What makes no sense is left out, never an error."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.core.text import clean_line
from gemeinsinn.placement.queries.caseload import MOST_WORDS, Filters
from gemeinsinn.placement.wording.cases import STATES, choices
from gemeinsinn.ui.forms import FormCare
from gemeinsinn.volunteering.models import EngagementField

NOBODY = "niemand"


class FilterForm(FormCare, forms.Form):
    """Agency, state, colleague, field, words, only what is due: all optional."""

    stelle = forms.ChoiceField(label=_("Agency"), required=False)
    stand = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all open ones")), *choices(STATES)])
    wer = forms.ChoiceField(label=_("Looked after by"), required=False)
    bereich = forms.ChoiceField(label=pgettext_lazy("of engagement", "Field"), required=False)
    wort = forms.CharField(
        label=_("Word"), required=False, max_length=120, widget=forms.TextInput(attrs={"type": "search"})
    )
    faellig = forms.BooleanField(label=_("only what is due"), required=False)

    def __init__(self, data: QueryDict, *, agencies: Any, people: Any) -> None:
        super().__init__(data, auto_id="filter-%s")
        every: Any = [("", _("all"))]
        fields: Any = self.fields
        fields["stelle"].choices = every + [(one.slug, one.name) for one in agencies]
        if len(agencies) < 2:
            del self.fields["stelle"]
        names = [(str(one.pk), one.get_full_name()) for one in people]
        fields["wer"].choices = [*every, (NOBODY, _("nobody yet")), *names]
        fields["bereich"].choices = every + [(str(one.pk), str(one)) for one in EngagementField.objects.all()]
        self.agencies = {one.slug: one.pk for one in agencies}

    def filters(self) -> Filters:
        """What can be read."""
        self.is_valid()
        told = self.cleaned_data
        who, field = told.get("wer", ""), told.get("bereich", "")
        return Filters(
            agency=self.agencies.get(told.get("stelle", "")),
            state=told.get("stand", ""),
            colleague=0 if who == NOBODY else int(who) if who else None,
            field=int(field) if field else None,
            words=tuple(dict.fromkeys(clean_line(told.get("wort", "")).split()))[:MOST_WORDS],
            due=told.get("faellig", False),
        )

    @property
    def is_narrowed(self) -> bool:
        """Something is chosen."""
        self.is_valid()
        return any(self.cleaned_data.values())

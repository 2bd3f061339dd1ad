"""Handing in an earlier list, and saying on what ground its people are taken; taking the list along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.newsletter.imports.columns import ADDRESS, AGREED, LANGUAGE, STANDING
from gemeinsinn.newsletter.lifecycle.intakes import DAYS, MOST_BYTES, Way
from gemeinsinn.newsletter.models import Intake
from gemeinsinn.newsletter.tongues import OF_MAILS
from gemeinsinn.newsletter.wording.intakes import WAYS
from gemeinsinn.ui.forms import FormCare, LineField, TextField

COLUMNS = {
    ADDRESS: _("Column with the e-mail address"),
    AGREED: _("Column with the day of the yes"),
    STANDING: _("Column that says who ended it"),
    LANGUAGE: _("Column with the language"),
}


class ListForm(FormCare, forms.Form):
    """A file."""

    file = forms.FileField(label=_("The list"), error_messages={"required": _("Please choose a file.")})

    def clean_file(self) -> Any:
        """Looked at before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                _("This file is larger than 20 MB. Please split it, or have it taken on the command line.")
            )
        return file


class GroundForm(FormCare, forms.Form):
    """What stands where, and on what ground."""

    way = forms.ChoiceField(
        label=_("How are they taken?"), choices=[(one.value, WAYS[one]) for one in Way], widget=forms.RadioSelect
    )
    source = LineField(label=_("Where did these people give their address?"), max_length=200)
    wording = TextField(label=_("The words they agreed to"), max_length=6000, required=False)
    days = forms.IntegerField(label=_("Days to answer"), min_value=DAYS[0], max_value=DAYS[1])
    language = forms.ChoiceField(
        label=_("Language of those of whom the list says none"), choices=OF_MAILS, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, intake: Intake) -> None:
        held = intake.columns
        first = {name: getattr(intake, name) for name in ("way", "source", "wording", "days", "language")}
        super().__init__(data, initial=first | {f"in_{what}": str(held[what]) for what in COLUMNS if what in held})
        self.held = held
        heads = [(str(place), head[:60]) for place, head in enumerate(intake.heads)]
        for what, label in COLUMNS.items():
            choices = heads if what == ADDRESS else [("", _("none")), *heads]
            self.fields[f"in_{what}"] = forms.ChoiceField(label=label, choices=choices, required=what == ADDRESS)

    def columns_fields(self) -> list[Any]:
        """The fields for columns, for the page."""
        return [self[f"in_{what}"] for what in COLUMNS]

    def fields_told(self) -> dict[str, Any]:
        """As they are stored; columns nobody is asked about stay as they were found."""
        found = self.cleaned_data
        others = {what: place for what, place in self.held.items() if what not in COLUMNS}
        chosen = {what: int(found[f"in_{what}"]) for what in COLUMNS if found[f"in_{what}"]}
        return {name: found[name] for name in ("way", "source", "wording", "days", "language")} | {
            "columns": others | chosen
        }


class ExportForm(FormCare, forms.Form):
    """Why somebody takes all addresses along."""

    purpose = LineField(label=_("What for?"), max_length=200)

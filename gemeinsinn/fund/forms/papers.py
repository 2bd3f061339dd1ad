"""Handing in a document."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.lifecycle.rulesets import Paper
from gemeinsinn.ui.documents import DocumentField
from gemeinsinn.ui.forms import FormCare, LineField


class PaperForm(FormCare, forms.Form):
    """One document: one of those asked for, or another one with its name."""

    key = forms.ChoiceField(label=_("Which document?"), required=False)
    label = LineField(label=_("What is it?"), max_length=160, required=False)
    file = DocumentField(label=_("File"))

    def __init__(self, *args: Any, asked: Iterable[tuple[Paper, bool]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["key"]
        found = list(asked)
        field.choices = [(one.key, one.label) for one, _there in found] + [("", _("Another document"))]
        field.initial = next((one.key for one, there in found if not there), "")
        if not found:
            del self.fields["key"]


class SignedForm(FormCare, forms.Form):
    """A paper signed by hand."""

    file = DocumentField(label=_("The signed paper, as PDF or photograph"))

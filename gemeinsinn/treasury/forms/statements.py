"""What the treasurer brings back from the bank."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.treasury.camt import MOST_BYTES
from gemeinsinn.ui.forms import FormCare, LineField

TOO_LARGE = _("This file is larger than 10 MB. Please ask the bank for a shorter period.")


class StatementForm(FormCare, forms.Form):
    """A file as the bank gives it."""

    file = forms.FileField(label=_("The bank's answer"), error_messages={"required": _("Please choose a file.")})

    def clean_file(self) -> Any:
        """Looked at before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class AssignForm(FormCare, forms.Form):
    """What money is for."""

    reference = LineField(label=_("Reference"), max_length=35)

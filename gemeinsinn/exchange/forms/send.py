"""An address to send a draft's link to, and one put right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui.forms import FormCare


class LinkForm(FormCare, forms.Form):
    """Where the link goes."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Please check the address: something like maria@beispiel.de.")},
    )  # fmt: skip


class CorrectionForm(LinkForm):
    """The right address instead of the one the mail went to."""

    def __init__(self, *args: Any, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = before
        self.fields["email"].label = _("The right address")

    def clean_email(self) -> str:
        """An address, and another one than before."""
        email: str = self.cleaned_data["email"].strip().lower()
        if email == self.before.lower():
            raise forms.ValidationError(
                _("We have written to this address already. Please look among the advertising, too.")
            )
        return email

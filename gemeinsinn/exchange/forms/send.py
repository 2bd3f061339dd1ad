"""An address to send a draft's link to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui.forms import FormCare


class LinkForm(FormCare, forms.Form):
    """Where the link goes."""

    email = forms.EmailField(
        label=_("E-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Please check the address: something like maria@beispiel.de.")},
    )  # fmt: skip

"""An account as people type it: what no bank knows is said at its field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinsinn.treasury.lifecycle.banking import epc_text, is_bic, is_iban
from gemeinsinn.ui.forms import LineField


class HolderField(LineField):
    """A name of which something is left in the letters of the banks."""

    default_error_messages = {"holder": _("Please write the name as it stands on the bank's statement.")}

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not epc_text(str(value), len(str(value))):
            raise ValidationError(self.error_messages["holder"], code="holder")


class IbanField(LineField):
    """A number whose country, length and check digits fit together."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    default_error_messages = {
        "iban": _("This IBAN cannot be right. Please compare it with your card or a statement."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=42, label=kwargs.pop("label", _("IBAN")), **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not is_iban(str(value)):
            raise ValidationError(self.error_messages["iban"], code="iban")


class BicField(LineField):
    """A bank's code, in capitals and without spaces."""

    default_error_messages = {
        "bic": _("This BIC cannot be right. It has eight or eleven letters and figures, as in BYLADEM1001."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=14, label=kwargs.pop("label", _("BIC")), **kwargs)

    def tidy(self, text: str) -> str:
        return super().tidy(text).replace(" ", "").upper()

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not is_bic(str(value)):
            raise ValidationError(self.error_messages["bic"], code="bic")

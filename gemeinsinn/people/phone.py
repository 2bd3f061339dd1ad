"""A phone number from anywhere, read as German unless it says otherwise."""

from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinsinn.ui.forms import LineField

HERE = "DE"
SHORTEST = 5  # digits; whoever leaves out the area code can still be called from next door


class PhoneField(LineField):
    """Cleans to "0345 1234567" or "+43 1 234567": national for German numbers, else with the country."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"})
    default_error_messages = {"phone": _("We cannot call this number. Please write it like this: 0345 123 45 67.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, HERE)
        except phonenumbers.NumberParseException as problem:
            raise ValidationError(self.error_messages["phone"], code="phone") from problem
        if not phonenumbers.is_possible_number(number) or len(str(number.national_number)) < SHORTEST:
            raise ValidationError(self.error_messages["phone"], code="phone")
        return written(number)


def written(number: phonenumbers.PhoneNumber) -> str:
    """The number as people here write it, with an extension if there is one."""
    form = phonenumbers.PhoneNumberFormat
    german = number.country_code == phonenumbers.country_code_for_region(HERE)
    return phonenumbers.format_number(number, form.NATIONAL if german else form.INTERNATIONAL)

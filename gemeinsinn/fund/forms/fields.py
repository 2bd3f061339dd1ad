"""Money as people type it: exact, or refused with the reason."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.money import Money
from gemeinsinn.core.slugs import slug_of
from gemeinsinn.core.text import clean_line
from gemeinsinn.fund.lifecycle.amounts import read_amount
from gemeinsinn.ui import formats
from gemeinsinn.ui.forms import REQUIRED


class AmountField(forms.CharField):
    """An amount of euros as Money; what could mean two sums is asked back."""

    default_error_messages = {
        "number": _("Please write the amount like this: 400 or 1.250,50."),
        "thousands": _("Is that one thousand or one? Please write the amount like this: 1.000,00."),
        "currency": _("Please write the amount in euros, as it was taken from the account."),
        "negative": _("Please write an amount without minus."),
        "bounds": _("This amount is too small or too large."),
    }

    def __init__(self, *, least: int = 1, most: int = 100_000_000, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=40, empty_value="", **kwargs)
        self.least, self.most = least, most
        self.error_messages["required"] = REQUIRED

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            cents = read_amount(text)
        except ValueError as problem:
            code = str(problem)
            raise ValidationError(self.error_messages.get(code, self.error_messages["number"]), code=code) from problem
        if not self.least <= cents <= self.most:
            raise ValidationError(self.error_messages["bounds"], code="bounds")
        return Money(cents)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Money):
            return value
        return formats.quantity(value.cents) + ("0" if value.cents % 100 and not value.cents % 10 else "")


class DaysField(forms.CharField):
    """Several days, one a line (4.12.2026), as ISO days in order."""

    widget = forms.Textarea(attrs={"rows": 3})
    default_error_messages = {"days": _("Please write each day like this, one a line: 4.12.2026.")}

    def clean(self, value: Any) -> Any:
        found = set()
        for line in str(super().clean(value) or "").replace(",", "\n").split():
            day = forms.DateField(input_formats=["%Y-%m-%d", "%d.%m.%Y"])
            try:
                found.add(day.clean(line).isoformat())
            except ValidationError as problem:
                raise ValidationError(self.error_messages["days"], code="days") from problem
        return sorted(found)[:60]

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(f"{day.day}.{day.month}.{day.year}" for day in map(date.fromisoformat, value))


class CriteriaField(forms.CharField):
    """What a jury gives points for, one a line with its weight ("What stays: 2"; without one it counts once)."""

    widget = forms.Textarea(attrs={"rows": 4})
    default_error_messages = {"weight": _("Please write a weight from 1 to 10 behind the colon.")}

    def clean(self, value: Any) -> Any:
        found = []
        for line in filter(None, map(clean_line, str(super().clean(value) or "").splitlines())):
            match = re.fullmatch(r"(.+?)\s*:\s*(\d+)", line)
            label, weight = (match[1], int(match[2])) if match else (line, 1)
            if not 1 <= weight <= 10 or len(label) > 80:
                raise ValidationError(self.error_messages["weight"], code="weight")
            found.append({"key": slug_of(label, 30), "label": label, "weight": weight})
        return found[:20]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(f"{row['label']}: {row['weight']}" for row in value) if isinstance(value, list) else value

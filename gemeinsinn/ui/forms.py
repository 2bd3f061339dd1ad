"""Form fields for what people type, and mixins every form of the site uses."""

import re
import uuid
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinsinn.core.money import Money
from gemeinsinn.core.quantities import parse_hundredths
from gemeinsinn.core.text import clean_line, clean_text
from gemeinsinn.ui import formats

NINE_STROKES = "---------"  # what Django writes where nothing is chosen yet
REQUIRED = _("Please fill this in.")
TOO_LONG = _("Please keep it to %(limit_value)d characters; there are %(show_value)d now.")


def say_how_long(field: forms.Field) -> None:
    """What is too long is told how long it is and how long it may be, in our words."""
    for validator in field.validators:
        if getattr(validator, "code", "") == "max_length":
            validator.message = TOO_LONG


class LineField(forms.CharField):
    """One line of text: white space tidied, control characters dropped, never longer than max_length."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.error_messages["required"] = REQUIRED
        say_how_long(self)

    def tidy(self, text: str) -> str:
        """One line."""
        return clean_line(text)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        # Tidying megabytes only to refuse them would be work for an attacker.
        return text if self.max_length is not None and len(text) > 8 * self.max_length + 1000 else self.tidy(text)


class TextField(LineField):
    """Several lines of text, at most max_length characters after tidying."""

    widget = forms.Textarea(attrs={"rows": 4})

    def tidy(self, text: str) -> str:
        """Several lines."""
        return clean_text(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without maxlength: a browser would cut a pasted text without a word."""
        return {key: value for key, value in super().widget_attrs(widget).items() if key != "maxlength"}


class QuantityField(forms.CharField):
    """An amount as people type it ("20", "2,5"), as whole hundredths of its unit."""

    default_error_messages = {
        "number": _("Please write a number, for example 20 or 2,5."),
        "more": _("Please write a number above zero."),
        "much": _("That is more than we can note. Please check the number."),
    }

    def __init__(self, *, least: int = 1, most: int = 100_000_000_00, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(max_length=40, empty_value=None, **kwargs)
        self.least, self.most = least, most
        self.error_messages["required"] = REQUIRED

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return None if text is None else self.in_bounds(self.read(text))

    def read(self, text: str) -> int:
        """Hundredths of what was typed."""
        try:
            return parse_hundredths(text)
        except ValueError as problem:
            code = "much" if "large" in str(problem) else "number"
            raise ValidationError(self.error_messages[code], code=code) from problem

    def in_bounds(self, hundredths: int) -> Any:
        """The amount if it lies between least and most."""
        if hundredths < self.least:
            raise ValidationError(self.error_messages["more"], code="more")
        if hundredths > self.most:
            raise ValidationError(self.error_messages["much"], code="much")
        return hundredths

    def prepare_value(self, value: Any) -> Any:
        return formats.quantity(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class MoneyInputField(QuantityField):
    """An amount of euros as people type it ("200", "12,50 €"), as Money."""

    def read(self, text: str) -> int:
        """Cents of what was typed."""
        try:
            return Money.parse(text).cents
        except ValueError as problem:
            code = "much" if "large" in str(problem) else "number"
            raise ValidationError(self.error_messages[code], code=code) from problem

    def in_bounds(self, hundredths: int) -> Money:
        return Money(super().in_bounds(hundredths))

    def prepare_value(self, value: Any) -> Any:
        return formats.quantity(value.cents) if isinstance(value, Money) else super().prepare_value(value)


class DayInput(forms.DateInput):
    """A date picker; a typed day that could not be read stays visible in a plain line."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = str(context["widget"]["value"] or "")
        context["widget"]["type"] = "date" if not shown or re.fullmatch(r"\d{4}-\d\d-\d\d", shown) else "text"
        return dict(context)


class DayField(forms.DateField):
    """A day, from a date picker (2026-12-04) or typed (4.12.2026); between `earliest` and `latest`."""

    widget = DayInput
    default_error_messages = {
        "invalid": _("Please write the day like this: 4.12.2026."),
        "range": _("Please check the year."),
    }

    def __init__(self, *, earliest: date = date(1900, 1, 1), latest: date = date(2100, 12, 31), **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d.%m.%Y"], localize=False, **kwargs)
        self.earliest, self.latest = earliest, latest
        self.error_messages["required"] = REQUIRED

    def clean(self, value: Any) -> date | None:
        day = super().clean(value.strip() if isinstance(value, str) else value)
        if day is not None and not self.earliest <= day <= self.latest:
            raise ValidationError(self.error_messages["range"], code="range")
        return day


class SeveralField(forms.ModelMultipleChoiceField):
    """Several rows. A number no column can hold is no choice, like any other that is not offered."""

    longest = 18  # digits of a key

    def clean(self, value: Any) -> Any:
        for one in value or ():
            if len(str(one)) > self.longest:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": str(one)[:20]}
                )
        return super().clean(value)


class FormCare:
    """Mixin, first in the bases: labels without colon, our words for a field that is empty or too full, no browser bubbles.

    The ties between label, hint, error and control are made by the component <c-field>.
    """

    use_required_attribute = False
    error_css_class = ""
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            say_how_long(field)
            if isinstance(field, forms.ModelChoiceField) and field.empty_label == NINE_STROKES:
                field.empty_label = "–"
            choice = isinstance(field, (forms.ChoiceField, forms.ModelChoiceField))
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _("Please choose one.") if choice else REQUIRED


class IdempotencyMixin(forms.Form):
    """A hidden key drawn when the form is shown: the same form sent twice is the same act."""

    form_key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={
            "required": _("This form was incomplete. Please send it once more."),
            "invalid": _("This form was incomplete. Please send it once more."),
        },
    )

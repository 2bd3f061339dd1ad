"""Entering hours, changing them, and what hosts say to them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinsinn.recognition.lifecycle.hours import MOST_MINUTES, MOST_OWN, QUARTER
from gemeinsinn.ui import formats
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, QuantityField
from gemeinsinn.volunteering.models import EngagementField

ELSE = "else"


class HoursField(QuantityField):
    """Hours as people type them ("2", "2,25", "2:30"), as whole minutes in quarters of an hour."""

    default_error_messages = {
        "number": _("Please write hours like this: 2 or 2,25 or 2:30."),
        "quarter": _("Please round to quarters of an hour: 2,25 or 2,5 or 2,75."),
        "much": _("That is more than we can note for one day. Please check the number."),
    }

    def __init__(self, *, most_minutes: int = MOST_OWN, **kwargs: Any) -> None:
        super().__init__(most=most_minutes * 100 // 60, **kwargs)

    def read(self, text: str) -> int:
        """Hundredths of an hour."""
        clock = re.fullmatch(r"\s*(\d{1,2}):([0-5]\d)\s*", text, re.ASCII)
        if clock is None:
            return super().read(text)
        minutes = int(clock[1]) * 60 + int(clock[2])
        if minutes % QUARTER:
            raise ValidationError(self.error_messages["quarter"], code="quarter")
        return minutes * 100 // 60

    def in_bounds(self, hundredths: int) -> Any:
        """Minutes."""
        minutes = super().in_bounds(hundredths) * 60
        if minutes % (QUARTER * 100):
            raise ValidationError(self.error_messages["quarter"], code="quarter")
        return minutes // 100

    def prepare_value(self, value: Any) -> Any:
        return formats.quantity(value * 100 // 60) if isinstance(value, int) else value


class LengthForm(FormCare, forms.Form):
    """How long, and what it was."""

    minutes = HoursField(label=_("How many hours?"))
    what = LineField(label=_("What did you do?"), max_length=160)


class EnterForm(IdempotencyMixin, LengthForm):
    """One day for one host."""

    host = forms.ChoiceField(label=_("For whom?"), widget=forms.RadioSelect)
    elsewhere = LineField(label=_("Which organisation?"), max_length=160, required=False)
    field = forms.ModelChoiceField(
        label=_("Field of engagement"),
        queryset=EngagementField.objects.filter(hidden=False),
        required=False,
        empty_label=_("Not sure which"),
    )
    day = DayField(label=_("On which day?"))
    field_order = ["host", "elsewhere", "field", "day", "minutes", "what"]

    def __init__(self, *args: Any, hosts: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["host"].choices = [*hosts, (ELSE, _("Another organisation"))]  # type: ignore[attr-defined]  # a ChoiceField, as above
        if not hosts:
            self.initial["host"] = ELSE

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("host") == ELSE and not found.get("elsewhere") and "elsewhere" not in self.errors:
            self.add_error("elsewhere", _("Please name the organisation."))
        return found


class CorrectForm(FormCare, forms.Form):
    """Another length, and why."""

    minutes = HoursField(label=_("How many hours?"), most_minutes=MOST_MINUTES)
    reason = LineField(label=_("Why?"), max_length=200)


class RefuseForm(FormCare, forms.Form):
    """Why not."""

    reason = LineField(label=_("Why?"), max_length=200)

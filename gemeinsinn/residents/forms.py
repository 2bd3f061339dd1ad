"""Choosing what is put to the vote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.fund.models import Application
from gemeinsinn.ui.forms import DayField, FormCare, LineField
from gemeinsinn.voting.lifecycle.polls import Weight
from gemeinsinn.voting.wording.polls import WEIGHTS


class VoteForm(FormCare, forms.Form):
    """Which applications, about how much, from when to when, and what the result is worth."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("Applications"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please tick the applications to vote on.")},
    )  # fmt: skip
    title = LineField(label=_("Question"), max_length=120)
    budget = AmountField(label=_("Money to share out"), most=10_000_000_000)
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    weight = forms.ChoiceField(
        label=_("What the result is worth"), choices=[(key.value, words) for key, words in WEIGHTS.items()],
        widget=forms.RadioSelect, initial=Weight.ADVICE,
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("All of these applicants agree that their idea is shown to everyone"))

    def __init__(self, *args: Any, applications: list[Application], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = [(one.pk, f"{one.title} ({one.reference})") for one in applications]
        field.initial = [one.pk for one in applications]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("starts") and told.get("ends") and told["ends"] < told["starts"]:
            self.add_error("ends", _("The last day cannot be before the first."))
        return told

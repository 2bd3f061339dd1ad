"""The short check: does my idea fit?"""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.fund.lifecycle.eligibility import Asked
from gemeinsinn.fund.lifecycle.rulesets import Once, Rules
from gemeinsinn.fund.lifecycle.terms import months_between
from gemeinsinn.fund.wording.rules import APPLICANTS
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import DayField, FormCare


class CheckForm(FormCare, forms.Form):
    """Six answers at most; what the rules do not ask for is not asked."""

    wer = forms.ChoiceField(
        label=_("Who applies?"),
        widget=forms.RadioSelect,
        choices=[(key.value, label) for key, label in APPLICANTS.items()],
    )
    betrag = AmountField(label=_("About how much money do you need?"))
    ort = SpotField(label=_("Where does it happen?"))
    alter = forms.IntegerField(label=_("How old are you?"), min_value=1, max_value=120, required=False)
    von = DayField(label=_("From when?"), required=False)
    bis = DayField(label=_("Until when?"), required=False)
    begonnen = forms.BooleanField(label=_("I have begun already, or signed a contract for it"), required=False)
    schon = forms.BooleanField(label=_("I have had a grant from this fund in this period"), required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if rules.least_age is None and rules.most_age is None:
            del self.fields["alter"]
        if rules.once == Once.FREE:
            del self.fields["schon"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if found.get("von") and found.get("bis") and found["bis"] < found["von"]:
            self.add_error("bis", _("The end lies before the beginning. Please check both days."))
        return found

    def asked(self) -> Asked:
        """The answers for the rules."""
        told = self.cleaned_data
        starts, ends = told.get("von"), told.get("bis")
        town = told["ort"].municipality
        return Asked(
            kind=told["wer"], cents=told["betrag"].cents, starts=starts, state=town.state if town else "",
            months=months_between(starts or timezone.localdate(), ends) if ends else None, age=told.get("alter"),
            begun=told["begonnen"], had_one=bool(told.get("schon")),
        )  # fmt: skip

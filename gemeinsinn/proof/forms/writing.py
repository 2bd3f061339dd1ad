"""The pages of a proof."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gemeinsinn.core.money import Money
from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.fund.lifecycle.rulesets import Rules
from gemeinsinn.proof.actions.reporting import COUNTED, LONGEST
from gemeinsinn.proof.lifecycle.grants import NEEDED, Question
from gemeinsinn.proof.models import Grant
from gemeinsinn.proof.wording import QUESTIONS, REPORT_COUNTS
from gemeinsinn.ui.documents import DocumentField
from gemeinsinn.ui.forms import DayField, FormCare, LineField, QuantityField, TextField

PHOTO = {"accept": "image/jpeg,image/png,image/webp,application/pdf", "capture": "environment"}
PICTURE = {"accept": "image/jpeg,image/png,image/webp"}


class ReportForm(FormCare, forms.Form):
    """Five questions and three numbers; what stays empty is kept as empty, so that it can be written in parts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in Question:
            self.fields[key.value] = TextField(label=QUESTIONS[key], max_length=LONGEST, required=False)
        for name in COUNTED:
            self.fields[name] = forms.IntegerField(
                label=REPORT_COUNTS[name], min_value=0, max_value=1_000_000, required=False
            )
        self.optional = [key.value for key in Question if key not in NEEDED]

    def told(self) -> dict[str, Any]:
        """For save_report."""
        return {
            "answers": {key.value: self.cleaned_data.get(key.value, "") for key in Question},
            "evaluation": {name: self.cleaned_data.get(name) for name in COUNTED},
        }


class MoneyForm(FormCare, forms.Form):
    """The money beside the grant, as it really was."""

    own = AmountField(label=_("Own money you put in, in euros"), least=0, required=False)
    others = AmountField(label=_("Money others gave or paid, in euros"), least=0, required=False)

    def told(self) -> dict[str, Any]:
        """For save_report; nothing typed is nothing."""
        return {name: self.cleaned_data.get(name) or Money(0) for name in ("own", "others")}


class ReceiptForm(FormCare, forms.Form):
    """One receipt."""

    paper = DocumentField(
        label=_("Photograph or PDF of the receipt"), widget=forms.FileInput(attrs=PHOTO), required=False
    )
    amount = AmountField(label=_("Amount in euros"))
    day = DayField(label=_("Day on the receipt"))
    payee = LineField(label=_("Paid to"), max_length=120)
    reason = LineField(label=_("What for"), max_length=160)
    cost_type = forms.ChoiceField(label=_("Cost type"))
    twin = forms.BooleanField(label=_("Yes, this is another receipt"), required=False)

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["cost_type"]
        field.choices = [(one.key, one.label) for one in rules.cost_types]


class HoursForm(FormCare, forms.Form):
    """One line of the hours sheet."""

    day = DayField(label=_("Day"))
    who = LineField(label=_("Initials or number"), max_length=12)
    what = LineField(label=_("What was done"), max_length=120)
    hundredths = QuantityField(label=pgettext_lazy("given", "Hours"), most=2400)


class PictureForm(FormCare, forms.Form):
    """One picture, with what it shows and who took it."""

    paper = DocumentField(label=_("Picture"), widget=forms.FileInput(attrs=PICTURE))
    alt = LineField(label=_("What does it show?"), max_length=240)
    rights = LineField(label=_("Who took it?"), max_length=160)
    public = forms.BooleanField(
        label=_("It may be shown in public: whoever can be recognised on it agreed"), required=False
    )


class HandInForm(FormCare, forms.Form):
    """The last tick, with a name."""

    true = forms.BooleanField(label=_("Everything is true, and nothing has been settled anywhere else"))
    typed_name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class ShiftForm(FormCare, forms.Form):
    """The cost plan, line by line."""

    reason = TextField(label=_("Why?"), max_length=2000, required=False)

    def __init__(self, *args: Any, grant: Grant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        plan = grant.plans.order_by("-number")[0].costs
        for one in grant.rules.cost_types:
            self.fields[f"cost-{one.key}"] = AmountField(
                label=one.label, least=0, required=False, initial=Money(plan.get(one.key, 0))
            )
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def costs(self) -> dict[str, int]:
        """Cost type → cents."""
        return {
            name.removeprefix("cost-"): (value.cents if value else 0)
            for name, value in self.cleaned_data.items()
            if name.startswith("cost-")
        }


class UntilForm(FormCare, forms.Form):
    """More time, or an early end."""

    until = DayField(label=_("Last day"))
    reason = TextField(label=_("Why?"), max_length=2000)

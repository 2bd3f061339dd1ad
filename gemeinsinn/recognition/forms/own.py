"""Allowances and thanks, as volunteers say them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.recognition.lifecycle.allowances import MOST
from gemeinsinn.recognition.wording.allowances import KIND_LABELS
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, MoneyInputField
from gemeinsinn.volunteering.models import EngagementField


class AllowanceForm(IdempotencyMixin, FormCare, forms.Form):
    """One payment."""

    kind = forms.ChoiceField(label=_("Which allowance?"), choices=list(KIND_LABELS.items()), widget=forms.RadioSelect)
    amount = MoneyInputField(label=_("How much, in euros?"), most=MOST.cents)
    payer = LineField(label=_("Who paid?"), max_length=160)
    paid_on = DayField(label=_("On which day?"))


class PublicThanksForm(FormCare, forms.Form):
    """How somebody wants to stand on the public page."""

    name = LineField(label=_("Name as it shall stand there"), max_length=120)
    field = forms.ModelChoiceField(
        label=_("Field of engagement"),
        queryset=EngagementField.objects.filter(hidden=False),
        required=False,
        empty_label=_("Say none"),
    )


class LetterThanksForm(FormCare, forms.Form):
    """Where letters may go."""

    prefix = "brief"
    name = LineField(label=_("Name"), max_length=120)
    street = LineField(label=_("Street and number"), max_length=160)
    postcode = LineField(label=_("Postcode"), max_length=10)
    town = LineField(label=_("Town"), max_length=120)

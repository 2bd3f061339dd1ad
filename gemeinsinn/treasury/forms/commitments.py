"""Where a commitment is paid to, and how much when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.treasury.forms.banking import HolderField, IbanField
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, MoneyInputField


class PayeeForm(FormCare, forms.Form):
    """The account of the payee."""

    prefix = "konto"
    holder = HolderField(label=_("Account holder, as the bank knows the name"), max_length=140)
    iban = IbanField()


class PaymentForm(FormCare, IdempotencyMixin, forms.Form):
    """One payment."""

    prefix = "zahlung"
    amount = MoneyInputField(label=_("How much?"))
    due_on = DayField(label=_("When?"))


class FindForm(FormCare, forms.Form):
    """Which commitments are shown; stands in the address."""

    zeichen = LineField(label=_("Reference"), max_length=35, required=False)
    alle = forms.BooleanField(label=_("Those that are paid, too"), required=False)

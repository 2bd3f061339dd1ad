"""Where the money goes, and how much of it when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.fund.forms.applying import NameForm
from gemeinsinn.fund.forms.fields import AmountField
from gemeinsinn.treasury.forms.banking import HolderField, IbanField
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, TextField


class AccountForm(FormCare, forms.Form):
    """An account and its holder."""

    holder = HolderField(label=_("Account holder, as the bank knows the name"), max_length=140)
    iban = IbanField()


class AcceptForm(AccountForm, NameForm):
    """Agreeing with one's name; the account may come later."""

    field_order = ("typed_name", "holder", "iban")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holder"].required = self.fields["iban"].required = False

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(found.get("holder")) != bool(found.get("iban")):
            self.add_error("iban", _("Please give both, the holder and the IBAN, or neither."))
        return found


class DrawForm(FormCare, IdempotencyMixin, forms.Form):
    """An instalment."""

    amount = AmountField(label=_("How much do you need?"))
    needed_by = DayField(label=_("Until when will it be spent?"))


class DemandForm(FormCare, forms.Form):
    """What is asked back."""

    amount = AmountField(label=_("Amount in euros"))
    due_on = DayField(label=_("To be paid back by"))
    reason = TextField(label=_("Why? It stands in the letter."), max_length=2000)

"""What the treasurer chooses and types."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.treasury.forms.banking import BicField, HolderField, IbanField
from gemeinsinn.treasury.lifecycle.ledger import Kind
from gemeinsinn.treasury.models import Payment
from gemeinsinn.treasury.queries.payments import due_payments, shown_pots
from gemeinsinn.treasury.wording.ledger import KINDS
from gemeinsinn.ui.forms import DayField, FormCare, LineField, SeveralField


class RunForm(FormCare, forms.Form):
    """Which payments leave together, and when. What is due by today is ticked."""

    payments = SeveralField(
        queryset=Payment.objects.none(),
        error_messages={"required": _("Please choose what is to be paid.")},
    )
    execute_on = DayField(label=_("The bank pays on"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payments"].queryset = due_payments()  # type: ignore[attr-defined]  # a field with a queryset
        self.fields["execute_on"].initial = today


class AccountForm(FormCare, forms.Form):
    """The account the network pays from."""

    holder = HolderField(label=_("Account holder"), max_length=70)
    iban = IbanField()
    bic = BicField()


class BookForm(FormCare, forms.Form):
    """What of the ledger is shown; stands in the address."""

    topf = forms.ModelChoiceField(label=_("Pot"), queryset=None, required=False, empty_label=_("all"))
    art = forms.ChoiceField(label=_("Move of money"), required=False)
    zeichen = LineField(label=_("Reference"), max_length=35, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topf"].queryset = shown_pots()  # type: ignore[attr-defined]  # a field with a queryset
        self.fields["art"].choices = [("", _("all")), *((kind.value, KINDS[kind]) for kind in Kind)]  # type: ignore[attr-defined]  # likewise

    def asked(self) -> dict[str, Any]:
        """The same as the query takes it; what cannot be is left out."""
        self.is_valid()
        told = self.cleaned_data
        pot = told.get("topf")
        return {"pot": pot.pk if pot else None, "kind": told.get("art", ""), "words": told.get("zeichen", "")}

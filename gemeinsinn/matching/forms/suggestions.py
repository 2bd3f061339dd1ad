"""What partners answer and brokers decide."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.forms.respond import RespondForm
from gemeinsinn.exchange.forms.whole import check_share
from gemeinsinn.exchange.models import Need
from gemeinsinn.matching.lifecycle.suggestions import BROKERS_REASONS, MOST_EVER, PARTNERS_REASONS
from gemeinsinn.matching.partner import Partner
from gemeinsinn.matching.wording.suggestions import BROKERS_WORDS, PARTNERS_WORDS
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.ui.forms import DayField, FormCare, IdempotencyMixin, LineField, QuantityField, TextField


def yes_form(need: Need, partner: Partner, data: Any = None) -> RespondForm:
    """The form of every yes, with what is known of the partner filled in."""
    contact = partner.contact
    known = {
        "amount": need.left or None,
        "name": contact.name if contact else "",
        "email": partner.email,
        "phone": contact.phone if contact else "",
        "organisation_name": partner.organisation.name if partner.organisation else "",
    }
    return RespondForm(data, notice=need, initial=known)


class NotNowForm(FormCare, forms.Form):
    """A partner's no, with a reason and a word if they like."""

    reason = forms.ChoiceField(
        label=_("What is the reason?"),
        choices=[(reason.value, PARTNERS_WORDS[reason]) for reason in PARTNERS_REASONS],
        widget=forms.RadioSelect,
    )
    note = LineField(label=_("A word to the agency"), max_length=300, required=False)


class DismissForm(FormCare, forms.Form):
    """A broker's reason for putting a pair aside."""

    reason = forms.ChoiceField(
        label=_("Why not?"),
        choices=[(reason.value, BROKERS_WORDS[reason]) for reason in BROKERS_REASONS],
        widget=forms.RadioSelect,
    )
    note = LineField(label=_("For colleagues"), max_length=300, required=False)


class SnoozeForm(FormCare, forms.Form):
    """Until when a pair stays out of sight."""

    until = DayField(label=_("Until"))


class AskForm(FormCare, forms.Form):
    """A sentence of the broker's own in the mail."""

    note = LineField(label=_("A sentence of your own"), max_length=300, required=False)


class AskingRuleForm(FormCare, forms.Form):
    """How often a month."""

    most = forms.IntegerField(
        label=_("At most so often a month"), min_value=0, max_value=MOST_EVER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


class PhoneYesForm(FormCare, IdempotencyMixin, forms.Form):
    """A yes on the phone, written down by a colleague. No address is needed."""

    amount = QuantityField(label=_("How much"), required=False)
    message = TextField(label=_("What they said"), max_length=1000, required=False)
    name = LineField(label=_("Name"), max_length=120)
    phone = PhoneField(label=_("Phone"), required=False)
    email = forms.EmailField(label=_("E-mail address"), max_length=254, required=False)

    def __init__(self, data: Any = None, *, need: Need, partner: Partner, known: bool = True) -> None:
        contact = partner.contact
        told = {
            "amount": need.left or None,
            "name": contact.name if contact else partner.name,
            "phone": partner.phone,
            "email": partner.email,
        }
        super().__init__(data, initial=told if known else {"amount": need.left or None})
        self.notice, self.partner = need, partner
        self.fields["amount"].required = need.amount is not None

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_share(self, found, self.notice)
        return found

    def told(self) -> dict[str, Any]:
        """As accept_suggestion takes it; the partner is who they are."""
        name = self.partner.organisation.name if self.partner.organisation else ""
        return {**self.cleaned_data, "organisation_name": name}

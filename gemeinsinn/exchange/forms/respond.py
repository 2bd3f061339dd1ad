"""Saying yes, changing it, asking for a call."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.forms.whole import check_share
from gemeinsinn.exchange.models import Need, Offer
from gemeinsinn.exchange.wording.answering import amount_question
from gemeinsinn.people.phone import PhoneField
from gemeinsinn.places.forms import SpotField
from gemeinsinn.ui.forms import FormCare, IdempotencyMixin, LineField, QuantityField, TextField


class ShareForm(FormCare, forms.Form):
    """How much of a notice, and a word to go with it."""

    amount = QuantityField(label=_("How much"))
    message = TextField(label=_("A word to go with it"), max_length=1000, required=False)

    def __init__(self, *args: Any, notice: Need | Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        amount = self.fields["amount"]
        amount.required = notice.amount is not None
        amount.label = amount_question(notice)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_share(self, found, self.notice)
        return found


class RespondForm(ShareForm, IdempotencyMixin):
    """Everything on one screen: two minutes, no account."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Please check the address: something like maria@beispiel.de.")},
    )
    phone = PhoneField(label=_("Phone"), required=False)
    organisation_name = LineField(
        label=_("Firm, association, initiative"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )

    field_order = ["amount", "message", "name", "email", "phone", "organisation_name"]


TIMES = {
    "heute": _("later today"),
    "vormittags": _("in the mornings"),
    "mittags": _("around noon"),
    "nachmittags": _("in the afternoons"),
    "abends": _("in the early evening"),
}


class CallForm(FormCare, IdempotencyMixin):
    """A name and a number are enough."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = PhoneField(label=_("Phone number"))
    good_times = forms.MultipleChoiceField(
        label=_("When is it convenient?"),
        choices=list(TIMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    message = TextField(
        label=_("What is it about?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_good_times(self) -> str:
        """The times as words for the desk, which reads the language of the network."""
        with translation.override(settings.LANGUAGE_CODE):
            return ", ".join(str(TIMES[time]) for time in self.cleaned_data["good_times"])


class GeneralCallForm(CallForm):
    """Without a notice: the place says which agency calls."""

    place = SpotField(label=_("Where do you live?"), required=False)

    field_order = ["name", "phone", "place", "good_times", "message"]

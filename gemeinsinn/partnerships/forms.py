"""Terms, signature, and how it went."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinsinn.exchange.forms.whole import check_share
from gemeinsinn.exchange.models import Need, Offer, Unit
from gemeinsinn.partnerships.lifecycle import Outcome, Side
from gemeinsinn.partnerships.terms import CHANGEABLE
from gemeinsinn.partnerships.wording import FELT
from gemeinsinn.ui.forms import DayField, FormCare, LineField, QuantityField, TextField

FARTHEST = timedelta(days=3 * 365)


class NoteForm(FormCare, forms.Form):
    """A few words to go with a yes or no."""

    note = TextField(
        label=_("A word to go with it"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class TermsForm(FormCare, forms.Form):
    """Other terms. Everything fits on one page, so every line has its limit."""

    what = LineField(label=_("What"), max_length=160)
    amount = QuantityField(label=_("How much"))
    when = LineField(label=_("When"), max_length=160, required=False)
    due_on = DayField(label=_("Done by"))
    where = LineField(label=_("Where"), max_length=200, required=False)
    benefit = LineField(
        label=_("What the giver gets"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    organiser = LineField(label=_("Who organises"), max_length=120, required=False)
    publicity = forms.BooleanField(label=_("Both may tell others about it and name each other."), required=False)

    def __init__(self, *args: Any, terms: dict[str, Any], notice: Need | Offer, **kwargs: Any) -> None:
        first = {name: terms[name] for name in CHANGEABLE} | {"due_on": date.fromisoformat(terms["due_on"])}
        super().__init__(*args, initial=first, **kwargs)
        self.notice = notice
        unit = "€" if notice.unit == Unit.EURO else notice.unit_words or notice.get_unit_display()
        self.fields["amount"].label = _("How much? (%(unit)s)") % {"unit": unit}
        self.fields["amount"].required = notice.amount is not None

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        check_share(self, found, self.notice)
        return found

    def clean_due_on(self) -> str:
        """A day to come, as it is kept."""
        day: date = self.cleaned_data["due_on"]
        today = timezone.localdate()
        if day < today:
            raise forms.ValidationError(_("That day is over. Please choose one to come."))
        if day > today + FARTHEST:
            raise forms.ValidationError(_("Please choose a day within the next three years."))
        return day.isoformat()


class SignForm(FormCare, forms.Form):
    """A typed name under the version that was read."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32767)
    typed_name = LineField(
        label=_("Your first and last name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )


class FulfilmentForm(FormCare, forms.Form):
    """Did it work? Short enough for the bus stop."""

    outcome = forms.ChoiceField(
        label=_("Did it work?"),
        widget=forms.RadioSelect,
        choices=[(Outcome.YES.value, _("Yes")), (Outcome.PARTLY.value, _("In part")), (Outcome.NO.value, _("No"))],
    )
    amount = QuantityField(label=_("How much was it in the end?"), least=0, required=False)
    reason = LineField(
        label=_("What came in between?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    concrete = forms.TypedChoiceField(
        label=_("Was it clear enough beforehand what was meant?"),
        choices=FELT,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    benefit_felt = forms.TypedChoiceField(
        choices=FELT, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    sentence = LineField(
        label=_("A sentence about it"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    may_publish = forms.BooleanField(label=_("My sentence may stand on the portal, with my name."), required=False)

    def __init__(self, *args: Any, side: Side, notice: Need | Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        felt = self.fields["benefit_felt"]
        felt.label = _("Did you get something out of it yourself?") if side == Side.GIVER else _("Did it help you?")

    def clean(self) -> dict[str, Any]:
        """Where less happened than promised, one sentence why. The number counts only where it is asked for."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("outcome") == Outcome.PARTLY:
            check_share(self, found, self.notice)
        if (
            found.get("outcome") in {Outcome.PARTLY, Outcome.NO}
            and not found.get("reason")
            and "reason" not in self.errors
        ):
            self.add_error("reason", _("One sentence is enough: what came in between?"))
        return found
